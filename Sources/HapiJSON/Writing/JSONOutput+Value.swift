extension JSONOutput {
    /// What was read, to be written again: the same value, in the writer's layout. O(n).
    package init(_ value: JSONValue) {
        switch value.content {
        case .null: self = .null
        case .bool(let bool): self = .bool(bool)
        case .number(let text):
            self = Int(text).map(JSONOutput.integer) ?? .number(Double(text) ?? .nan)
        case .string(let string): self = .string(string)
        case .array(let values): self = .array(values.map { JSONOutput($0) })
        case .object(let members): self = .object(members.map { ($0.key, JSONOutput($0.value)) })
        }
    }
}
