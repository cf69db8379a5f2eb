/// Arrays and objects.
extension JSONParser {
    mutating func elements(of path: JSONPath) throws(JSONError) -> [JSONValue] {
        var values: [JSONValue] = []
        try forEachElement(of: path) { (value) throws(JSONError) in values.append(value) }
        return values
    }

    /// Reads an array element by element, and keeps none.
    mutating func forEachElement(
        of path: JSONPath, _ body: (JSONValue) throws(JSONError) -> Void
    ) throws(JSONError) {
        try descend(at: path)
        defer { depth -= 1 }
        let container = JSONContainer(path)
        var count = 0
        skipWhiteSpace()
        if take("]") { return }
        while true {
            if count > 0, current == UInt8(ascii: "]") {
                throw failure(at: path, expected: "a value after the comma", remedy: Self.trailingComma)
            }
            try body(try value(at: JSONPath(container: container, step: .index(count))))
            count += 1
            skipWhiteSpace()
            if take("]") { return }
            guard take(",") else { throw failure(at: path, expected: "a comma or \"]\"") }
            skipWhiteSpace()
        }
    }

    mutating func members(of path: JSONPath) throws(JSONError) -> [JSONMember] {
        var members: [JSONMember] = []
        var found: [String: (line: UInt32, index: Int)] = [:]
        var superseded: Set<Int> = []
        try forEachMember(of: path) { (parser, key, keyMark, memberPath) throws(JSONError) in
            if let first = found.updateValue((keyMark.line, members.count), forKey: key) {
                guard parser.keepsLastOfRepeated else {
                    throw JSONError(
                        place: keyMark.place(memberPath),
                        found: "the key \(JSONText.quoted(key)) a second time",
                        expected: "each key once",
                        remedy: "the first is on line \(first.line): remove one of the two")
                }
                superseded.insert(first.index)
            }
            members.append(JSONMember(key: key, value: try parser.value(at: memberPath), keyMark: keyMark))
        }
        guard !superseded.isEmpty else { return members }
        return members.indices.filter { !superseded.contains($0) }.map { members[$0] }
    }

    /// Reads an object up to each value in turn, which `body` is to read.
    mutating func forEachMember(
        of path: JSONPath,
        _ body: (inout JSONParser, String, JSONMark, JSONPath) throws(JSONError) -> Void
    ) throws(JSONError) {
        try descend(at: path)
        defer { depth -= 1 }
        let container = JSONContainer(path)
        var isFirst = true
        skipWhiteSpace()
        if take("}") { return }
        while true {
            let keyMark = mark
            let key = try self.key(isFirst: isFirst, of: path)
            let memberPath = JSONPath(container: container, step: .key(key))
            skipWhiteSpace()
            guard take(":") else { throw failure(at: memberPath, expected: "\":\" after the key") }
            skipWhiteSpace()
            try body(&self, key, keyMark, memberPath)
            isFirst = false
            skipWhiteSpace()
            if take("}") { return }
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
