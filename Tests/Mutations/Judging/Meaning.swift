/// What a value of JSON means, whichever way it is spelt: members have no order, and 100, 1e2 and 100.0 are one number.
package enum Meaning: Sendable, Hashable {
    case word(String)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([Meaning])
    case fields([String: Meaning])

    /// Of members with one key, the last counts. O(n).
    package init(_ node: JSONSketch.Node) {
        switch node.content {
        case .word(let word): self = .word(word)
        case .string(let text): self = .text(text)
        case .array(let nodes): self = .list(nodes.map(Meaning.init))
        case .object(let members):
            self = .fields(Dictionary(members.map { ($0.key, Meaning($0.value)) }) { $1 })
        case .number(let text):
            let value = Double(text) ?? .infinity
            self = (Int(text) ?? Int(exactly: value)).map(Meaning.integer) ?? .number(value)
        }
    }

    /// What may as well be left out: formats have no other use for it.
    private var isVoid: Bool {
        switch self {
        case .word(let word): word == "null"
        case .text(let text): text.isEmpty
        case .list(let values): values.isEmpty
        case .fields(let fields): fields.values.allSatisfy(\.isVoid)
        case .integer, .number: false
        }
    }

    /// Members whose numbers are places, where the program writes names.
    private static let places: Set = ["cursor", "pickLayer", "setCursor", "pickSlot"]

    /// Members whose values are names without an order.
    private static let sets: Set = ["pinned", "forbidden", "exits"]

    /// Whether a file says what the program, which read it, says again: the same in every member, but for those that
    /// are the writer's own, those that say nothing, and the order of sets of names. O(n).
    /// - Returns: the path of the first that differs, `nil` where all is one.
    package static func difference(
        _ file: Meaning?, _ program: Meaning?, at path: String = "$", key: String = ""
    ) -> String? {
        if file == program || (file?.isVoid ?? true) && (program?.isVoid ?? true) { return nil }
        switch (file, program) {
        case (.fields(let found), .fields(let said)):
            let keys = Set(found.keys.filter { said[$0] != nil || !isFree($0) }).union(said.keys)
            return keys.sorted().lazy.compactMap { key in
                difference(found[key], said[key], at: "\(path).\(key)", key: key)
            }.first
        case (.list(let found), .list(let said)):
            if sets.contains(key), Set(found) == Set(said) { return nil }
            guard found.count == said.count else { return path }
            return zip(found, said).enumerated().lazy.compactMap { index, pair in
                difference(pair.0, pair.1, at: "\(path)[\(index)]")
            }.first
        case (.text(let found), .text(let said)) where key == "sha256":
            return found.lowercased() == said ? nil : path
        case (.integer, .text) where places.contains(key), (.number, .text) where places.contains(key):
            return nil
        case (nil, .word("false")) where key == "exported": return nil
        default: return path
        }
    }

    private static func isFree(_ key: String) -> Bool {
        key == "notes" || key == "$schema" || key.hasPrefix("x-")
    }
}
