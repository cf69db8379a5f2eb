import HapiJSON

/// The kinds of JSON file, by their `"format"`.
package enum FileFormat: String, Sendable, Hashable, CaseIterable {
    case profile = "hapi.profile"
    case model = "hapi.model"
    case plan = "hapi.plan"
    case evaluation = "hapi.evaluation"
    case baselines = "hapi.baselines"
    case checkpoint = "hapi.checkpoint"
    case session = "hapi.session"
    case autosave = "hapi.autosave"
    case configuration = "hapi.config"
    case themes = "hapi.themes"
    case profiles = "hapi.profiles"

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

    /// What a JSON file says it is; `nil` when it names no format known here.
    package static func detect(_ value: JSONValue) -> FileFormat? {
        guard var object = try? value.object(), let text = try? object.required("format").string() else {
            return nil
        }
        return FileFormat(rawValue: text)
    }
}

extension JSONValue {
    /// A finite number that is not negative; `what` names it with its unit.
    package func amount(_ what: String) throws(JSONError) -> Double {
        let value = try double(what)
        guard value >= 0 else { throw error(expected: "\(what), not negative") }
        return value
    }

    /// A whole number that is not negative.
    package func count(_ what: String) throws(JSONError) -> Int {
        let value = try integer(what)
        guard value >= 0 else { throw error(expected: "\(what), not negative") }
        return value
    }

    /// A text with something in it.
    package func name(_ what: String = "a name") throws(JSONError) -> String {
        let text = try string(what)
        guard !text.isEmpty else { throw error(expected: "\(what) that is not empty") }
        return text
    }

    /// One of the cases of an enumeration, by raw value.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(JSONError) -> Choice where Choice.RawValue == String {
        let names = Choice.allCases.map(\.rawValue)
        let text = try string("one of \(names.joined(separator: ", "))")
        guard let choice = Choice(rawValue: text) else {
            throw error(expected: JSONText.alternatives(names))
        }
        return choice
    }
}
