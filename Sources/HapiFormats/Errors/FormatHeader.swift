import HapiJSON

/// The kinds of JSON file, by their `"format"`.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
    case profile = "hapi.profile"
    case model = "hapi.model"
    case plan = "hapi.plan"
    case evaluation = "hapi.evaluation"
    case baselines = "hapi.baselines"
    case replay = "hapi.replay"
    case comparison = "hapi.comparison"
    case checkpoint = "hapi.checkpoint"
    case session = "hapi.session"
    case autosave = "hapi.autosave"
    case configuration = "hapi.config"
    case keys = "hapi.keys"
    case theme = "hapi.theme"
    case themes = "hapi.themes"
    case profiles = "hapi.profiles"
    case sweep = "hapi.sweep"
    case result = "hapi.result"
    case mapping = "hapi.mapping"
    case imported = "hapi.import"
    case segments = "hapi.segments"

    /// The one version of each that this program reads and writes.
    package static let version = 1

    /// The first two keys of every file that the program writes.
    package var header: [(String, JSONOutput)] {
        [("format", .string(rawValue)), ("version", .integer(Self.version))]
    }

    /// Checks the first keys of a file against what it should be.
    package func check(_ object: inout JSONObject) throws(JSONError) {
        let format = try object.required("format")
        guard try format.string() == rawValue else {
            throw format.error(expected: "\"\(rawValue)\"", remedy: "give a file of that format")
        }
        let version = try object.required("version")
        guard try version.integer() == Self.version else {
            throw version.error(
                expected: "version \(Self.version)",
                remedy: "this program reads no other; write the file anew or use another release")
        }
    }

    /// What a JSON file says it is.
    package static func of(_ value: JSONValue) throws(JSONError) -> FileFormat {
        var object = try value.object()
        return try object.required("format").choice(FileFormat.self)
    }
}
