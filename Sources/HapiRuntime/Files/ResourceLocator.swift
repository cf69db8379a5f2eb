import Foundation
import HapiFormats

/// Finds profiles and themes: as a path, in the user's own folders, in the installed share folder beside the
/// binary, in the checkout that the binary was built in. The user's are `$XDG_DATA_HOME/hapi-tui` or else
/// `~/.local/share/hapi-tui`; for themes, before it, `$XDG_CONFIG_HOME/hapi-tui` or else `~/.config/hapi-tui`.
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
        Self.existing(argument) ?? named(argument, kind)
    }

    /// The path as typed where something is there, else one that differs from it in case alone.
    package static func existing(_ path: String) -> String? {
        FileManager.default.fileExists(atPath: path) ? path : ignoringCase(path)
    }

    /// The file of a kind that goes by a name, in any case and with or without `.json`; never a path. `nil` when
    /// there is none.
    package func named(_ name: String, _ kind: Kind) -> String? {
        guard !name.contains("/") else { return nil }
        let wanted = Set([name.lowercased(), name.lowercased() + ".json"])
        return all(kind).first { wanted.contains(PathParts.name(of: $0).lowercased()) }
    }

    /// Where the user's configuration is or would be; `nil` where the environment names no folder for it.
    package var configuration: String? {
        userFolder("XDG_CONFIG_HOME", ".config").map { "\($0)/config.json" }
    }

    /// Where the user's keys are or would be; `nil` where the environment names no folder for them.
    package var keys: String? { userFolder("XDG_CONFIG_HOME", ".config").map { "\($0)/keys.json" } }

    /// Every file of a kind at hand, in order of precedence, then by name.
    package func all(_ kind: Kind) -> [String] {
        folders(kind).flatMap { Self.files(in: $0) }
    }

    /// Folders of a kind that are there and cannot be listed: what they hold would be missing without a word.
    package func problems(_ kind: Kind) -> [InputError] {
        folders(kind).compactMap {
            FileAccess.problem(listing: $0, as: "a folder of \(kind.rawValue.lowercased())")
        }
    }

    /// Whether a file of a kind lies in one of the user's own folders.
    package func isUsers(_ path: String, _ kind: Kind) -> Bool {
        userFolders(kind).contains(PathParts.folder(of: path))
    }

    /// The JSON files of a folder, by name; none where it cannot be listed.
    static func files(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
    }

    /// The user's own folders of a kind, whether or not they exist.
    package func userFolders(_ kind: Kind) -> [String] {
        let settings = kind == .themes ? userFolder("XDG_CONFIG_HOME", ".config") : nil
        return [settings, userFolder("XDG_DATA_HOME", ".local/share")].compactMap { folder in
            folder.map { "\($0)/\(kind.rawValue.lowercased())" }
        }
    }

    /// Folders that files of a kind may lie in, in order of precedence, whether or not they exist.
    func folders(_ kind: Kind) -> [String] {
        var folders = userFolders(kind)
        var folder = PathParts.folder(of: executable)
        // Of a program installed below ~/.local the share folder is the user's own.
        let shared = PathParts.folder(of: folder) + "/share/hapi-tui/\(kind.rawValue.lowercased())"
        if !folders.contains(shared) { folders.append(shared) }
        while folder.count > 1 {
            if FileManager.default.fileExists(atPath: folder + "/Package.swift") {
                folders.append("\(folder)/\(kind.rawValue)")
                break
            }
            folder = PathParts.folder(of: folder)
        }
        return folders
    }

    /// The program's own folder among the user's (XDG Base Directory Specification): a relative path in the
    /// variable does not count.
    private func userFolder(_ variable: String, _ belowHome: String) -> String? {
        if let folder = environment[variable], folder.hasPrefix("/") { return "\(folder)/hapi-tui" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return "\(home)/\(belowHome)/hapi-tui"
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
