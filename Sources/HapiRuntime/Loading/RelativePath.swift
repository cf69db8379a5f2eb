import Foundation
import HapiFormats

/// Paths inside files: relative to the file that holds them, and never out of the profile's folder, or that of
/// a model that stands for itself.
package enum RelativePath {
    /// - Parameters:
    ///   - folder: of the file that holds the path.
    ///   - root: the folder that may not be left.
    ///   - file: that holds the path, and `place`, where in it, for the error.
    static func resolve(
        _ path: String, from folder: String, root: String, file: String, place: String
    ) throws(InputError) -> String {
        func refuse(_ expected: String) -> InputError {
            InputError(
                file: file, place: "at \(place)", found: "the path \"\(path)\"", expected: expected,
                remedy: "keep the files together in one folder")
        }
        guard !path.hasPrefix("/") else { throw refuse("a path relative to the file that holds it") }
        let joined = folder == "." ? path : "\(folder)/\(path)"
        guard depth(of: joined, below: root) != nil else {
            throw refuse(
                "a path inside \(root == folder ? "that file's own" : "the profile's") folder, \(root)")
        }
        return joined
    }

    /// The path of a file as a file in a folder would name it; `nil` where it does not lie below the folder. Links are
    /// followed only where the paths as given do not tell.
    package static func path(of file: String, from folder: String) -> String? {
        func below(_ folder: String, _ file: String) -> String? {
            let start = folder.hasSuffix("/") ? folder : folder + "/"
            return file.hasPrefix(start) ? String(file.dropFirst(start.count)) : nil
        }
        let (file, folder) = (URL(fileURLWithPath: file), URL(fileURLWithPath: folder))
        return below(folder.standardizedFileURL.path, file.standardizedFileURL.path)
            ?? below(FileAccess.resolved(folder.path), FileAccess.resolved(file.path))
    }

    /// How deep a path lies below a root, `nil` when `..` leads out of the root on the way.
    private static func depth(of path: String, below root: String) -> Int? {
        let rootParts = root == "." ? [] : root.split(separator: "/")
        var depth = 0
        for part in path.split(separator: "/").dropFirst(rootParts.count) {
            switch part {
            case ".": continue
            case "..": depth -= 1
            default: depth += 1
            }
            if depth < 0 { return nil }
        }
        return depth
    }
}
