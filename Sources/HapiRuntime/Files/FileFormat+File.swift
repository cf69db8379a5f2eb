import HapiFormats
import HapiJSON

extension FileFormat {
    /// What a file says it is; `nil` for what cannot be read or is no JSON of a format known here. O(bytes).
    package static func of(file path: String) -> FileFormat? {
        guard let bytes = try? FileAccess.read(path, as: "a file of hapi-tui's"),
            let value = try? JSONReader.read(bytes)
        else { return nil }
        return try? FileFormat.of(value)
    }
}
