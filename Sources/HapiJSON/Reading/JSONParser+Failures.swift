/// Saying what stands at the position where something else should.
extension JSONParser {
    /// An error at the position. Without a `remedy`, the one that what stands there suggests.
    func failure(at path: JSONPath, expected: String, remedy: String? = nil) -> JSONError {
        JSONError(
            place: mark.place(path), found: foundHere, expected: expected, remedy: remedy ?? suggestedRemedy)
    }

    private var foundHere: String {
        guard let byte = current else { return "the end of the file" }
        if byte == UInt8(ascii: "\"") { return "a double quote" }
        let token = peekToken()
        if !token.isEmpty { return JSONText.quoted(String(decoding: token, as: UTF8.self)) }
        guard let length = scalarLength(at: position) else {
            return "the byte 0x\(String(byte, radix: 16, uppercase: true)), which is not UTF-8"
        }
        let character = String(decoding: bytes[position..<(position + length)], as: UTF8.self)
        let shown = JSONText.printable(character)
        return shown == character ? "\"\(shown)\"" : "the character \(shown)"
    }

    private var suggestedRemedy: String {
        switch current {
        case nil: "the file is cut short"
        case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments: use a \"notes\" key"
        case UInt8(ascii: "'"): "JSON wants double quotes"
        case UInt8(ascii: ","): "there is a comma too many, or a value is missing before it"
        default: ""
        }
    }
}
