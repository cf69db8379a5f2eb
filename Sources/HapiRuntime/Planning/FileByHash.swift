import HapiFormats

/// Looks for the file that a plan was made with, by what is in it: names and places change, a SHA-256 does not.
struct FileByHash {
    let sha256: String
    /// Where to look, in order.
    let folders: [String]

    /// The first JSON file with that hash, `nil` where there is none. O(bytes of the files there).
    func find() -> String? {
        files.first { path in
            guard let bytes = try? FileAccess.read(path, as: "a file") else { return false }
            return FileAccess.sha256(bytes) == sha256
        }
    }

    /// Every JSON file of the folders once; what cannot be listed has none.
    var files: [String] {
        var seen: Set<String> = []
        return folders.flatMap { ResourceLocator.files(in: $0) }
            .filter { seen.insert(FileAccess.resolved($0)).inserted }
    }
}
