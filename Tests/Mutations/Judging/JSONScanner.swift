/// One way through a text of JSON. Every step is `nil` where the text is none.
struct JSONScanner {
    let bytes: [UInt8]
    let isRepeating: Bool
    private var place = 0
    private var depth = 0

    init(bytes: [UInt8], isRepeating: Bool) {
        self.bytes = bytes
        self.isRepeating = isRepeating
    }

    mutating func document() -> JSONSketch.Node? {
        guard let node = value() else { return nil }
        skipBlanks()
        return place == bytes.count ? node : nil
    }

    private var current: UInt8 { place < bytes.count ? bytes[place] : 0 }

    private mutating func skipBlanks() {
        while current == 0x20 || current == 0x0A || current == 0x0D || current == 0x09 { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func value() -> JSONSketch.Node? {
        skipBlanks()
        let start = place
        let content: JSONSketch.Content? =
            switch current {
            case UInt8(ascii: "{"): object()
            case UInt8(ascii: "["): array()
            case UInt8(ascii: "\""): string().map { .string($0) }
            default: word() ?? number()
            }
        return content.map { JSONSketch.Node(content: $0, span: start..<place) }
    }

    private mutating func array() -> JSONSketch.Content? {
        var nodes: [JSONSketch.Node] = []
        let isClosed = list("]") { scanner in
            guard let node = scanner.value() else { return false }
            nodes.append(node)
            return true
        }
        return isClosed ? .array(nodes) : nil
    }

    private mutating func object() -> JSONSketch.Content? {
        var members: [JSONSketch.Member] = []
        let isClosed = list("}") { scanner in
            let start = scanner.place
            guard scanner.current == UInt8(ascii: "\""), let key = scanner.string() else { return false }
            let span = start..<scanner.place
            scanner.skipBlanks()
            guard scanner.take(":"), let value = scanner.value() else { return false }
            members.append(JSONSketch.Member(key: key, keySpan: span, value: value))
            return true
        }
        guard isClosed, isRepeating || Set(members.map(\.key)).count == members.count else { return nil }
        return .object(members)
    }

    /// What stands between brackets, comma by comma.
    private mutating func list(
        _ end: Unicode.Scalar, _ element: (inout JSONScanner) -> Bool
    ) -> Bool {
        depth += 1
        defer { depth -= 1 }
        guard depth <= JSONSketch.deepest else { return false }
        place += 1
        skipBlanks()
        if take(end) { return true }
        repeat {
            skipBlanks()
            guard element(&self) else { return false }
            skipBlanks()
        } while take(",")
        return take(end)
    }

    private mutating func word() -> JSONSketch.Content? {
        for word in ["true", "false", "null"] where bytes[place...].starts(with: word.utf8) {
            place += word.utf8.count
            return .word(word)
        }
        return nil
    }

    private mutating func number() -> JSONSketch.Content? {
        let start = place
        _ = take("-")
        if !take("0") {
            guard digits() else { return nil }
        }
        if take("."), !digits() { return nil }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { return nil }
        }
        return .number(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func digits() -> Bool {
        let start = place
        while (0x30...0x39).contains(current) { place += 1 }
        return place > start
    }

    private mutating func string() -> String? {
        place += 1
        var units: [UInt16] = []
        var start = place
        func text(_ range: Range<Int>) -> String? { String(validating: bytes[range], as: UTF8.self) }
        while place < bytes.count, current >= 0x20 {
            if current != UInt8(ascii: "\""), current != UInt8(ascii: "\\") {
                place += 1
                continue
            }
            guard let part = text(start..<place) else { return nil }
            units += part.utf16
            place += 1
            if bytes[place - 1] == UInt8(ascii: "\"") { return String(validating: units, as: UTF16.self) }
            guard let unit = escape() else { return nil }
            units.append(unit)
            start = place
        }
        return nil
    }

    private static let letters: [UInt8: UInt16] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
    ]

    /// What follows a backslash.
    private mutating func escape() -> UInt16? {
        let letter = current
        place += 1
        guard letter == UInt8(ascii: "u") else { return Self.letters[letter] }
        let digits = bytes[place...].prefix(4)
        place += digits.count
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
            return nil
        }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
