/// A value read from a JSON text, which remembers where it stood so that any later complaint can say so.
///
/// ```swift
/// var object = try JSONReader.read(bytes).object()
/// let name = try object.required("name").string()
/// let deadline = try object.optionalNonNull("deadlineMs")?.double()
/// try object.finish()
/// ```
package struct JSONValue: Sendable {
    package enum Content: Sendable {
        case null
        case bool(Bool)
        /// A number as it is written, so that no digit is lost before it is known what it is for.
        case number(text: String)
        case string(String)
        case array([JSONValue])
        /// Members in the order of the file; no key twice.
        case object([JSONMember])
    }

    package let content: Content
    let mark: JSONMark
    let path: JSONPath

    /// Where the value starts. Spells the path out: O(depth).
    package var place: JSONPlace { mark.place(path) }

    /// Whether the value is the whole text rather than a part of it.
    var isRoot: Bool { path.container == nil }

    package var isNull: Bool {
        if case .null = content { true } else { false }
    }

    /// What the value is, in words for a message: `the string "abc"`, `an array of 3`.
    package var summary: String {
        switch content {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let text): "the number \(JSONText.printable(text))"
        case .string(let text): "the string \(JSONText.quoted(text))"
        case .array(let values): values.isEmpty ? "an empty array" : "an array of \(values.count)"
        case .object(let members): members.isEmpty ? "an empty object" : "an object"
        }
    }

    /// An error at this value, for a check of its meaning. `found` is the value itself unless told otherwise.
    package func error(found: String? = nil, expected: String, remedy: String = "") -> JSONError {
        JSONError(place: place, found: found ?? summary, expected: expected, remedy: remedy)
    }

    /// Throws `error(found:expected:remedy:)` with the value as what was found.
    package func fail(expected: String, remedy: String = "") throws(JSONError) -> Never {
        throw error(expected: expected, remedy: remedy)
    }
}

/// One key of an object, and its value.
package struct JSONMember: Sendable {
    package let key: String
    package let value: JSONValue
    let keyMark: JSONMark

    /// Where the key stands; its path is the value's.
    package var keyPlace: JSONPlace { keyMark.place(value.path) }
}
