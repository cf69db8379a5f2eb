import Foundation
import HapiExplorer
import HapiFormats

extension SessionSource {
    /// Finds the profile that a file of a session names: beside that file, from the working directory, by name.
    /// - Parameters:
    ///   - file: of the session.
    ///   - place: in it, where the profile is named.
    ///   - remedy: what to do where it is not found.
    package func profile(
        near file: String, place: String, remedy: String, _ locator: ResourceLocator
    ) throws(InputError) -> String {
        let name = PathParts.name(of: path)
        var candidates = [path, name]
        if !path.hasPrefix("/") {
            candidates.insert("\(PathParts.folder(of: file))/\(path)", at: 0)
        }
        for candidate in candidates {
            if let found = locator.find(candidate, .profiles) { return found }
        }
        throw InputError(
            file: file, place: place, found: "\(path), which is not there",
            expected: "the profile that the session was made with", remedy: remedy)
    }
}
