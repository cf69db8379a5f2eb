import Foundation

/// Finds profiles and themes: as a path, in the user's own folder, in the installed share folder beside the
/// binary, in the checkout that the binary was built in.
package struct ResourceLocator: Sendable {
    /// Which kind of file, by the folder that holds it.
    package enum Kind: String, Sendable {
        case profiles = "Profiles"
        case themes = "Themes"
    }

    private let environment: [String: String]
    private let executable: String

    /// - Parameter executable: path of the running program, links resolved.
    package init(environment: [String: String], executable: String) {
        self.environment = environment
        self.executable = executable
    }

    package static var current: ResourceLocator {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return ResourceLocator(
            environment: ProcessInfo.processInfo.environment, executable: link ?? CommandLine.arguments[0])
    }

    /// The file that an argument means: a path as typed, else a path without regard to case, else the name of a
    /// file of that kind. `nil` when nothing matches.
    package func find(_ argument: String, _ kind: Kind) -> String? {
        if FileManager.default.fileExists(atPath: argument) { return argument }
        if let path = Self.ignoringCase(argument) { return path }
        guard !argument.contains("/") else { return nil }
        let wanted = Set([argument.lowercased(), argument.lowercased() + ".json"])
        return all(kind).first { wanted.contains(($0 as NSString).lastPathComponent.lowercased()) }
    }

    /// Every file of a kind at hand, in order of precedence, then by name.
    package func all(_ kind: Kind) -> [String] {
        folders(kind).flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
                .filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
        }
    }

    private func folders(_ kind: Kind) -> [String] {
        var folders: [String] = []
        let lower = kind.rawValue.lowercased()
        if let home = environment["XDG_DATA_HOME"], home.hasPrefix("/") {
            folders.append("\(home)/hapi-tui/\(lower)")
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            folders.append("\(home)/.local/share/hapi-tui/\(lower)")
        }
        var folder = (executable as NSString).deletingLastPathComponent
        folders.append(((folder as NSString).deletingLastPathComponent) + "/share/hapi-tui/\(lower)")
        while folder.count > 1 {
            if FileManager.default.fileExists(atPath: folder + "/Package.swift") {
                folders.append("\(folder)/\(kind.rawValue)")
                break
            }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return folders
    }

    /// The path with every component that does not exist as typed replaced by the first that differs in case
    /// alone.
    private static func ignoringCase(_ path: String) -> String? {
        var found = path.hasPrefix("/") ? "/" : ""
        for component in path.split(separator: "/").map(String.init) {
            let exact = found + component
            if FileManager.default.fileExists(atPath: exact) || component == ".." {
                found = exact + "/"
                continue
            }
            let entries = try? FileManager.default.contentsOfDirectory(atPath: found.isEmpty ? "." : found)
            let match = entries?.sorted().first { $0.lowercased() == component.lowercased() }
            guard let match else { return nil }
            found += match + "/"
        }
        return found.isEmpty || found == "/" ? nil : String(found.dropLast())
    }
}
