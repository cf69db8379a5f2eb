import HapiDrawing
import HapiFormats
import HapiJSON
import HapiRuntime

/// Reads themes by name or path.
enum ThemeLoader {
    /// - Throws: `InputError` naming the file and place, or the themes there are.
    static func load(_ name: String) throws(InputError) -> Theme {
        guard let path = ResourceLocator.current.find(name, .themes) else {
            let known = ResourceLocator.current.all(.themes)
            throw InputError(
                file: name, found: "no such theme", expected: "a theme's name or file",
                remedy: known.isEmpty ? "check the path" : "there are:\n  " + known.joined(separator: "\n  "))
        }
        let bytes = try FileAccess.read(path, as: "a theme")
        do throws(JSONError) {
            return try Theme.read(bytes) { parent in
                // A theme inherits from those beside it or known by name, never by path.
                guard !parent.contains("/"), let file = ResourceLocator.current.find(parent, .themes) else {
                    throw InputError(file: parent, found: "no such theme", expected: "a theme's name")
                }
                return try FileAccess.read(file, as: "a theme")
            }
        } catch {
            throw InputError(error, file: path)
        }
    }
}
