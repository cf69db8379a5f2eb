import HapiFormats

/// Looks for the file that a plan was made with, by what is in it: names and places change, a SHA-256 does not.
struct FileByHash {
    let sha256: String
    /// Which it may be, in order.
    let files: [String]

    init(sha256: String, files: [String]) {
        self.sha256 = sha256
        self.files = files
    }

    /// Among the JSON files of some folders; what cannot be listed has none.
    init(sha256: String, folders: [String]) {
        var seen: Set<String> = []
        self.init(
            sha256: sha256,
            files: folders.flatMap { ResourceLocator.files(in: $0) }
                .filter { seen.insert(FileAccess.resolved($0)).inserted })
    }

    /// The first with that hash, `nil` where there is none. O(bytes of the files).
    func find() -> String? {
        files.first { path in
            guard let bytes = try? FileAccess.read(path, as: "a file") else { return false }
            return FileAccess.sha256(bytes) == sha256
        }
    }
}
