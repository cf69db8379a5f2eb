/// One reading of one text: the position in it, and what line and column that is.
struct JSONParser {
    let bytes: [UInt8]
    var position = 0
    /// Line of `position`, from 1.
    private(set) var line = 1
    private var lineStart = 0
    /// Bytes since `lineStart` that continue a scalar, and so do not count as columns.
    var continuationBytes = 0
    var depth = 0
    /// Whether of a key that stands twice in an object the last counts; else it is refused.
    let keepsLastOfRepeated: Bool

    init(bytes: [UInt8], keepsLastOfRepeated: Bool = false) {
        self.bytes = bytes
        self.keepsLastOfRepeated = keepsLastOfRepeated
    }

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    var mark: JSONMark {
        JSONMark(
            line: UInt32(truncatingIfNeeded: line),
            column: UInt32(truncatingIfNeeded: position - lineStart - continuationBytes + 1))
    }

    mutating func document() throws(JSONError) -> JSONValue {
        try begin()
        let value = try self.value(at: .root)
        try end()
        return value
    }

    /// Steps to the value that the text is.
    mutating func begin() throws(JSONError) {
        try refuseMarksAndEmptiness()
        skipWhiteSpace()
    }

    /// Checks that nothing follows it.
    mutating func end() throws(JSONError) {
        skipWhiteSpace()
        guard position == bytes.count else {
            throw failure(at: .root, expected: "the end of the file after the value")
        }
    }

    private func refuseMarksAndEmptiness() throws(JSONError) {
        let place = JSONPlace(line: 1, column: 1, path: "$")
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw JSONError(
                place: place, found: "a UTF-8 byte-order mark", expected: "a value",
                remedy: "save the file as UTF-8 without a byte-order mark")
        }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw JSONError(
                place: place, found: "a UTF-16 byte-order mark", expected: "UTF-8",
                remedy: "save the file as UTF-8 without a byte-order mark")
        }
        if bytes.allSatisfy(Self.isWhiteSpace) {
            let found = bytes.isEmpty ? "an empty file" : "a file of white space alone"
            throw JSONError(
                place: place, found: found, expected: "a value", remedy: "copy or write the file again")
        }
    }

    static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// Only here can a line end: strings may not hold a raw line break. CR LF is one line end, as is CR
    /// alone.
    mutating func skipWhiteSpace() {
        while let byte = current, Self.isWhiteSpace(byte) {
            position += 1
            if byte == 0x0A || (byte == 0x0D && current != 0x0A) {
                line += 1
                lineStart = position
                continuationBytes = 0
            }
        }
    }

    mutating func value(at path: JSONPath) throws(JSONError) -> JSONValue {
        let start = mark
        let content: JSONValue.Content
        switch current {
        case UInt8(ascii: "{"): content = .object(try members(of: path))
        case UInt8(ascii: "["): content = .array(try elements(of: path))
        case UInt8(ascii: "\""): content = .string(try string(at: path))
        case .some(let byte) where Self.isTokenByte(byte): content = try token(at: path)
        default: throw failure(at: path, expected: "a value")
        }
        return JSONValue(content: content, mark: start, path: path)
    }
}
