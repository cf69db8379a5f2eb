import Foundation
import HapiExplorer
import HapiFormats

/// Files that a path being typed could become.
package enum FileCompletion {
    /// Folders, with a slash behind, and JSON files that begin with `prefix`, by name; for a profile also the names
    /// of those at hand. What begins with a dot is left out unless the dot is typed, and so is what could not be seen
    /// as it is: a shell would print it raw.
    package static func files(_ kind: FileKind, prefix: String, locator: ResourceLocator) -> [String] {
        let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
        let start = String(prefix.dropFirst(folder.count))
        let entries =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        func isOffered(_ name: String) -> Bool { name.hasPrefix(start) && InputError.printable(name) == name }
        let found = entries.filter { isOffered($0) && ($0.hasPrefix(".") == start.hasPrefix(".")) }
            .sorted()
            .compactMap { name -> String? in
                var isFolder: ObjCBool = false
                let exists = FileManager.default.fileExists(atPath: folder + name, isDirectory: &isFolder)
                if exists, isFolder.boolValue { return folder + name + "/" }
                return name.hasSuffix(".json") ? folder + name : nil
            }
        guard kind == .profile, folder.isEmpty else { return found }
        let names = locator.all(.profiles).map {
            PathParts.stem(of: $0)
        }
        var seen = Set(found)
        return names.filter { isOffered($0) && seen.insert($0).inserted } + found
    }
}
