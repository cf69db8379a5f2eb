/// An object being read key by key. It notes which keys were asked for, so that `finish` can refuse a key
/// that nobody knows: a misspelt optional key would otherwise be ignored in silence.
///
/// Keys starting `x-` and the key `notes` are the writer's own and always allowed. So is, in the object that is the
/// whole text, the key `$schema` with a text: editors look there for the schema to check against.
package struct JSONObject: Sendable {
    /// The object itself, for errors about it as a whole.
    package let value: JSONValue
    /// All members in the order of the file: for a map, whose keys are names rather than fields. A map needs
    /// no `finish`.
    package let members: [JSONMember]
    private var known: [String] = []
    private var indices: [String: Int]?

    init(value: JSONValue, members: [JSONMember]) {
        self.value = value
        self.members = members
    }

    /// Where the object starts.
    package var place: JSONPlace { value.place }

    /// The value of a key, or an error at the object.
    package mutating func required(_ key: String) throws(JSONError) -> JSONValue {
        if let found = optional(key) { return found }
        let strangers = members.filter { [known] member in !known.contains(member.key) }
        let quoted = JSONText.quoted(key)
        let near = JSONText.nearest(to: key, among: strangers.map(\.key))
        // A misspelt key is where the mistake is; without one it is the object's.
        guard let near, let member = strangers.first(where: { $0.key == near }) else {
            throw value.error(
                found: "no key \(quoted)", expected: "the key \(quoted)", remedy: "add it")
        }
        throw JSONError(
            place: member.keyPlace, found: "the key \(JSONText.quoted(near)), and no key \(quoted)",
            expected: "the key \(quoted)", remedy: "rename it if that is what it means")
    }

    /// The value of a key, `nil` when it is absent; it may be `null`.
    package mutating func optional(_ key: String) -> JSONValue? {
        if !known.contains(key) { known.append(key) }
        return index(of: key).map { members[$0].value }
    }

    /// The value of a key, `nil` when it is absent or `null`.
    package mutating func optionalNonNull(_ key: String) -> JSONValue? {
        optional(key).flatMap { $0.isNull ? nil : $0 }
    }

    /// Refuses the first key that was never asked for, at that key. To be called after every key was asked
    /// for.
    package func finish() throws(JSONError) {
        let allowed = Set(known)
        for member in members where !allowed.contains(member.key) && !Self.isFree(member.key) {
            if value.isRoot, member.key == "$schema" {
                _ = try member.value.string("the address of a schema")
                continue
            }
            var remedy = "correct or remove it (\"notes\" and keys starting \"x-\" are free)"
            if let near = JSONText.nearest(to: member.key, among: known) {
                remedy = "did you mean \(JSONText.quoted(near))?"
            }
            throw JSONError(
                place: member.keyPlace, found: "the unknown key \(JSONText.quoted(member.key))",
                expected: known.isEmpty ? "no key here" : JSONText.alternatives(known), remedy: remedy)
        }
    }

    /// Whether a key is the writer's own, which no format gives a meaning to.
    package static func isFree(_ key: String) -> Bool {
        key == "notes" || key.hasPrefix("x-")
    }

    /// A few members are quicker to look through than to index.
    private mutating func index(of key: String) -> Int? {
        guard members.count > 16 else { return members.firstIndex { $0.key == key } }
        if let indices { return indices[key] }
        let built = Dictionary(
            members.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        indices = built
        return built[key]
    }
}
