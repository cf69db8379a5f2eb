import Foundation
import HapiExplorer
import HapiFormats

extension SessionSource {
    /// Finds the profile that a file of a session names: beside that file, from the working directory, by name.
    /// - Parameters:
    ///   - file: of the session.
    ///   - root: its first object in an error's words, in which the profile is named: "at $".
    ///   - remedy: what to do where it is not found.
    package func profile(
        near file: String, root: String, remedy: String, _ locator: ResourceLocator
    ) throws(InputError) -> String {
        for candidate in Self.candidates(for: path, near: file) + [PathParts.name(of: path)] {
            if let found = locator.find(candidate, .profiles) { return found }
        }
        throw InputError(
            file: file, place: "\(root).profile.path", found: "\(path), which is not there",
            expected: "the profile that the session was made with", remedy: remedy)
    }

    /// Reads a profile under the model that a file of a session names, which is found likewise: by name it lies
    /// beside the profile's own.
    /// - Parameters:
    ///   - profile: its path.
    ///   - remedy: what to do where the model is not found.
    package func workspace(
        _ profile: String, near file: String, root: String, remedy: String
    ) throws(InputError) -> Workspace {
        guard let otherModel else { return try Workspace(profile: profile) }
        if let found = Self.candidates(for: otherModel, near: file).first(where: FileAccess.isNamed) {
            return try Workspace(profile: profile, model: found)
        }
        let name = PathParts.name(of: otherModel)
        do throws(InputError) {
            return try Workspace(profile: profile, model: name)
        } catch {
            guard error.file == name else { throw error }
            throw InputError(
                file: file, place: "\(root).model.path", found: "\(otherModel), which is not there",
                expected: "the model that the session was made with", remedy: remedy)
        }
    }

    /// Where a path in a file of a session may lead.
    private static func candidates(for path: String, near file: String) -> [String] {
        path.hasPrefix("/") ? [path] : ["\(PathParts.folder(of: file))/\(path)", path]
    }
}
