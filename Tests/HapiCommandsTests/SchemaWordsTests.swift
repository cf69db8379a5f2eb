import Foundation
import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiJSON
import TestSupport
import Testing

@Suite("Words in the schemas")
struct SchemaWordsTests {
    /// The schema of a name, from `Profiles/Schemas`.
    private func schema(_ name: String) throws -> JSONValue {
        let path = "\(Checkout.root)/Profiles/Schemas/\(name).json"
        return try JSONReader.read(Array(Data(contentsOf: URL(fileURLWithPath: path))))
    }

    private func member(_ value: JSONValue, _ path: String...) throws -> JSONValue {
        try path.reduce(value) { value, key in
            try unwrap(value.object().members.first { $0.key == key }?.value, key)
        }
    }

    private func strings(_ value: JSONValue) throws -> [String] { try value.array().map { try $0.string() } }

    private func names<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> [String]
    where Word.RawValue == String {
        Word.allCases.map(\.rawValue)
    }

    @Test("the choices are those of the program, none forgotten")
    func choices() throws {
        let (session, theme) = (try schema("session"), try schema("theme"))
        func choice(_ name: String) throws -> [String] {
            try strings(member(session, "$defs", name, "enum"))
        }
        #expect(try choice("policy") == names(ConfidenceMetric.self))
        #expect(try choice("fallback") == names(Fallback.self))
        #expect(try choice("goal") == names(Goal.self) && choice("method") == names(SearchMethod.self))
        #expect(try choice("baseline") == names(BaselineMethod.self) && choice("panel") == names(Panel.self))
        let actions = try member(session, "$defs", "action", "properties")
        #expect(try strings(member(actions, "command", "enum")) == names(Command.self))
        #expect(
            try strings(member(session, "$defs", "work", "properties", "axis", "enum"))
                == names(CostAxis.self))
        #expect(
            try member(theme, "properties", "tokens", "properties").object().members.map(\.key)
                == names(ThemeToken.self) + ["notes"])
        #expect(
            try strings(member(schema("themes"), "$defs", "shortfall", "properties", "token", "enum"))
                == names(ThemeToken.self))
        let cell = try member(schema("baselines"), "$defs", "cell", "properties")
        #expect(try strings(member(cell, "limit", "enum")) == names(BaselineBudget.Reading.self))
        #expect(try strings(member(cell, "ending", "enum")) == names(BaselineComparison.Cell.Ending.self))
    }

    @Test("every command can be given keys, and is described as the help describes it")
    func commands() throws {
        let members = try member(schema("keys"), "properties", "keys", "properties").object().members
        #expect(members.map(\.key) == names(Command.self) + ["notes"])
        for (command, entry) in zip(Command.allCases, members) {
            #expect(try member(entry.value, "description").string() == command.summary)
        }
    }

    /// Schemas that are not called as the case is.
    private static let fileNames: [FileFormat: String] = [.configuration: "config", .imported: "import"]

    @Test("there is a schema for every format, named for it")
    func formats() throws {
        for format in FileFormat.allCases {
            let name = Self.fileNames[format] ?? "\(format)"
            let found = try schema(name)
            #expect(try member(found, "$id").string() == "urn:hapi-tui:\(name):1")
            let text = try String(
                contentsOfFile: "\(Checkout.root)/Profiles/Schemas/\(name).json", encoding: .utf8)
            #expect(text.contains("\"format\": { \"const\": \"\(format.rawValue)\" }"))
        }
    }

    @Test("what two schemas define under one name means the same in both, for every file stands alone")
    func sharedDefinitions() throws {
        let ownMeaning: Set = [
            "profile", "model", "search", "settings", "layer", "theme", "comparison", "device",
        ]
        var seen: [String: String] = [:]
        for format in FileFormat.allCases {
            let schema = try schema(Self.fileNames[format] ?? "\(format)")
            guard let shared = try schema.object().members.first(where: { $0.key == "$defs" }) else {
                continue
            }
            for entry in try shared.value.object().members where !ownMeaning.contains(entry.key) {
                let text = Self.text(entry.value)
                #expect(seen.updateValue(text, forKey: entry.key) ?? text == text, "\(format): \(entry.key)")
            }
        }
        #expect(seen.count > 30)
    }

    private static func text(_ value: JSONValue) -> String {
        switch value.content {
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let text), .string(let text): text
        case .array(let values): "[\(values.map(text))]"
        case .object(let members): "{\(members.map { "\($0.key): \(text($0.value))" })}"
        }
    }
}
