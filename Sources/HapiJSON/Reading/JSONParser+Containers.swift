/// Arrays and objects.
extension JSONParser {
    mutating func elements(of path: JSONPath) throws(JSONError) -> [JSONValue] {
        try descend(at: path)
        defer { depth -= 1 }
        let container = JSONContainer(path)
        var values: [JSONValue] = []
        skipWhiteSpace()
        if take("]") { return values }
        while true {
            if !values.isEmpty, current == UInt8(ascii: "]") {
                throw failure(at: path, expected: "a value after the comma", remedy: Self.trailingComma)
            }
            values.append(try value(at: JSONPath(container: container, step: .index(values.count))))
            skipWhiteSpace()
            if take("]") { return values }
            guard take(",") else { throw failure(at: path, expected: "a comma or \"]\"") }
            skipWhiteSpace()
        }
    }

    mutating func members(of path: JSONPath) throws(JSONError) -> [JSONMember] {
        try descend(at: path)
        defer { depth -= 1 }
        let container = JSONContainer(path)
        var members: [JSONMember] = []
        var firstLines: [String: UInt32] = [:]
        skipWhiteSpace()
        if take("}") { return members }
        while true {
            let keyMark = mark
            let key = try self.key(isFirst: members.isEmpty, of: path)
            let memberPath = JSONPath(container: container, step: .key(key))
            if let firstLine = firstLines.updateValue(keyMark.line, forKey: key) {
                throw JSONError(
                    place: keyMark.place(memberPath), found: "the key \(JSONText.quoted(key)) a second time",
                    expected: "each key once",
                    remedy: "the first is on line \(firstLine): remove one of the two")
            }
            skipWhiteSpace()
            guard take(":") else { throw failure(at: memberPath, expected: "\":\" after the key") }
            skipWhiteSpace()
            members.append(JSONMember(key: key, value: try value(at: memberPath), keyMark: keyMark))
            skipWhiteSpace()
            if take("}") { return members }
            guard take(",") else { throw failure(at: path, expected: "a comma or \"}\"") }
            skipWhiteSpace()
        }
    }

    private mutating func key(isFirst: Bool, of path: JSONPath) throws(JSONError) -> String {
        if current == UInt8(ascii: "\"") { return try string(at: path) }
        let expected = isFirst ? "a key in double quotes or \"}\"" : "a key in double quotes"
        switch current {
        case UInt8(ascii: "}"):
            throw failure(at: path, expected: expected, remedy: Self.trailingComma)
        case .some(let byte) where Self.isTokenByte(byte):
            throw failure(at: path, expected: expected, remedy: "put the key in double quotes")
        default:
            throw failure(at: path, expected: expected)
        }
    }

    private static let trailingComma = "remove the comma before it"

    /// Steps past the opening bracket, one level down.
    private mutating func descend(at path: JSONPath) throws(JSONError) {
        guard depth < JSONReader.deepest else {
            throw JSONError(
                place: mark.place(path),
                found: "more than \(JSONReader.deepest) arrays and objects inside one another",
                expected: "at most \(JSONReader.deepest)")
        }
        depth += 1
        position += 1
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}
