import Foundation
import HapiFormats
import HapiRuntime

/// Reads the user's configuration. A bad one never keeps the screen from opening.
enum ConfigurationLoader {
    /// What the file says; nothing, where there is no file. Where the file cannot be used, nothing as well, with
    /// the reason: it names file, place, what was found and expected.
    static func load(
        _ locator: ResourceLocator = .current
    ) -> (configuration: ExplorerConfiguration, problem: InputError?) {
        guard let path = locator.configuration, FileAccess.isNamed(path) else {
            return (ExplorerConfiguration(), nil)
        }
        do {
            let bytes = try FileAccess.read(path, as: "a configuration")
            return (try ExplorerConfiguration.read(bytes, file: path), nil)
        } catch {
            return (ExplorerConfiguration(), error)
        }
    }
}
