import Foundation
import HapiExplorer
import HapiFormats
import HapiJSON
import HapiRuntime

/// Reads the user's keys. A bad file never keeps the screen from opening.
enum KeymapLoader {
    /// The keys that the file says; the standard ones where there is no file. Where the file cannot be used, the
    /// standard ones as well, with the reason: it names file, place, what was found and expected.
    static func load(_ locator: ResourceLocator = .current) -> (keymap: Keymap, problem: InputError?) {
        guard let path = locator.keys, FileAccess.isNamed(path) else {
            return (.standard, nil)
        }
        do throws(InputError) {
            let bytes = try FileAccess.read(path, as: "a key file")
            do throws(JSONError) {
                return (try Keymap.read(bytes), nil)
            } catch {
                throw InputError(error, file: path)
            }
        } catch {
            return (.standard, error)
        }
    }
}
