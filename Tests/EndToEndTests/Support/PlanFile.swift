import HapiJSON
import Testing

/// A JSON file that the program wrote, looked at by key.
struct PlanFile {
    private let members: [JSONMember]

    init(_ bytes: [UInt8]) throws {
        members = try JSONReader.read(bytes).object().members
    }

    private init(_ value: JSONValue) throws {
        members = try value.object().members
    }

    /// The object under a key.
    func object(_ key: String) throws -> PlanFile {
        try PlanFile(#require(members.first { $0.key == key }?.value, "no key \(key)"))
    }

    var keys: [String] { members.map(\.key) }

    /// The value under a key as it is written, but for white space: no digit is lost on the way.
    func text(_ key: String) throws -> String {
        try Self.text(#require(members.first { $0.key == key }?.value, "no key \(key)"))
    }

    /// Texts in the array under a key.
    func strings(_ key: String) throws -> [String] {
        try #require(members.first { $0.key == key }?.value, "no key \(key)").array().map { try $0.string() }
    }

    private static func text(_ value: JSONValue) -> String {
        switch value.content {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let text): text
        case .string(let text): "\"\(text)\""
        case .array(let values): "[" + values.map(text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\"\($0.key)\":" + text($0.value) }.joined(separator: ",") + "}"
        }
    }
}
