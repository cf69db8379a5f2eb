import HapiDrawing
import HapiFormats
import HapiJSON
import HapiRuntime

/// Reads themes by name or path.
enum ThemeLoader {
    /// - Throws: `InputError` naming the file and place, or the themes there are.
    static func load(_ name: String, from locator: ResourceLocator = .current) throws(InputError) -> Theme {
        try read(try find(name, locator), locator)
    }

    /// The file that `--theme` means.
    static func find(_ name: String, _ locator: ResourceLocator) throws(InputError) -> String {
        if let path = locator.find(name, .themes) { return path }
        let known = locator.all(.themes).map(InputError.printable)
        throw InputError(
            file: name, found: "no such theme", expected: "a theme's name or file",
            remedy: known.isEmpty ? "check the path" : "there are:\n  " + known.joined(separator: "\n  "))
    }

    /// The theme that a file holds, its parents found by name, never by path.
    static func read(_ path: String, _ locator: ResourceLocator) throws(InputError) -> Theme {
        let bytes = try FileAccess.read(path, as: "a theme")
        do throws(JSONError) {
            return try Theme.read(bytes) { parent in
                guard let file = locator.named(parent, .themes) else {
                    throw InputError(file: parent, found: "no such theme", expected: "a theme's name")
                }
                return try FileAccess.read(file, as: "a theme")
            }
        } catch {
            throw InputError(error, file: path)
        }
    }
}
