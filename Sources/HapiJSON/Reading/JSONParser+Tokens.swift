/// Numbers, and the words `true`, `false` and `null`.
extension JSONParser {
    /// Whether a byte can stand in a bare word or a number, right or wrong, so that a whole wrong one is
    /// shown.
    static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// The bare word or number at the position, without stepping past it.
    func peekToken() -> ArraySlice<UInt8> {
        bytes[position...].prefix(while: Self.isTokenByte)
    }

    mutating func token(at path: JSONPath) throws(JSONError) -> JSONValue.Content {
        let token = peekToken()
        let text = String(decoding: token, as: UTF8.self)
        let content: JSONValue.Content
        switch text {
        case "true": content = .bool(true)
        case "false": content = .bool(false)
        case "null": content = .null
        default:
            if let problem = Self.problem(token, text) {
                throw JSONError(
                    place: mark.place(path), found: problem.found, expected: problem.expected,
                    remedy: problem.remedy)
            }
            content = .number(text: text)
        }
        position = token.endIndex
        return content
    }

    private typealias Problem = (found: String, expected: String, remedy: String)

    /// What keeps a token from being a number (RFC 8259, section 6), `nil` if it is one.
    private static func problem(_ token: ArraySlice<UInt8>, _ text: String) -> Problem? {
        let shown = JSONText.printable(text)
        let unsigned = text.drop { $0 == "-" || $0 == "+" }.lowercased()
        if ["nan", "inf", "infinity"].contains(unsigned) {
            return (shown, "a finite number", "JSON has no NaN or Infinity: leave the value out")
        }
        var rest = token
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        switch rest.first {
        case .some(let byte) where isDigit(byte): break
        case UInt8(ascii: "."): return (shown, "a digit before the point", "write 0 before the point")
        case UInt8(ascii: "+"): return (shown, "a number without a plus sign", "remove the +")
        case nil, UInt8(ascii: "-"): return (shown, "a digit after the minus sign", "")
        default:
            let near = ["true", "false", "null"].first { $0 == unsigned }
            let remedy = near.map { "write \($0)" } ?? "put it in double quotes if it is a string"
            return ("the word \(JSONText.quoted(text))", "a value", remedy)
        }
        if rest.count > 1, rest.first == UInt8(ascii: "0"), isDigit(rest[rest.startIndex + 1]) {
            return (shown, "a number without a leading zero", "remove the zero")
        }
        rest = rest.drop(while: isDigit)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard let byte = rest.first, isDigit(byte) else { return (shown, "a digit after the point", "") }
            rest = rest.drop(while: isDigit)
        }
        if let byte = rest.first, byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            rest.removeFirst()
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                rest.removeFirst()
            }
            guard let digit = rest.first, isDigit(digit) else {
                return (shown, "a digit in the exponent", "")
            }
            rest = rest.drop(while: isDigit)
        }
        return rest.isEmpty ? nil : (shown, "a decimal number", "")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
