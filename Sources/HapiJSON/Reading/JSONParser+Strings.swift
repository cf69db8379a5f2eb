/// Strings, and the UTF-8 in them.
extension JSONParser {
    /// Reads a string from its opening quote to just behind the closing one.
    mutating func string(at path: JSONPath) throws(JSONError) -> String {
        let opening = mark
        position += 1
        var start = position
        var unescaped: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let end = position
                position += 1
                if unescaped.isEmpty { return String(decoding: bytes[start..<end], as: UTF8.self) }
                unescaped += bytes[start..<end]
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"):
                unescaped += bytes[start..<position]
                unescaped += Array(String(Character(try escape(at: path))).utf8)
                start = position
            case 0x00..<0x20:
                throw rawControl(byte, at: path, opening: opening)
            case 0x20..<0x80:
                position += 1
            default:
                guard let length = scalarLength(at: position) else {
                    throw failure(at: path, expected: "well-formed UTF-8", remedy: "save the file as UTF-8")
                }
                position += length
                continuationBytes += length - 1
            }
        }
        throw failure(
            at: path, expected: "a closing quote",
            remedy: "the string starts on line \(opening.line), column \(opening.column)")
    }

    private func rawControl(_ byte: UInt8, at path: JSONPath, opening: JSONMark) -> JSONError {
        if byte == 0x0A || byte == 0x0D {
            return JSONError(
                place: mark.place(path), found: "a line break inside a string", expected: "a closing quote",
                remedy: "close the string, or write the line break as \\n")
        }
        let digits = String(byte, radix: 16)
        return failure(
            at: path, expected: "no raw control character inside a string",
            remedy: "write it as \\u\(String(repeating: "0", count: 4 - digits.count))\(digits)")
    }

    /// Reads an escape from its backslash on; two of them where they are a surrogate pair.
    private mutating func escape(at path: JSONPath) throws(JSONError) -> Unicode.Scalar {
        let start = mark
        position += 1
        guard let byte = current else { throw failure(at: path, expected: "the rest of an escape") }
        switch byte {
        case UInt8(ascii: "u"): return try unicodeEscape(at: path, start: start)
        case UInt8(ascii: "n"): position += 1; return "\n"
        case UInt8(ascii: "t"): position += 1; return "\t"
        case UInt8(ascii: "r"): position += 1; return "\r"
        case UInt8(ascii: "b"): position += 1; return "\u{8}"
        case UInt8(ascii: "f"): position += 1; return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            position += 1
            return Unicode.Scalar(byte)
        default:
            throw failure(
                at: path, expected: #"one of " \ / b f n r t u after a backslash"#,
                remedy: #"write a backslash itself as \\"#)
        }
    }

    private mutating func unicodeEscape(
        at path: JSONPath, start: JSONMark
    ) throws(JSONError) -> Unicode.Scalar {
        let first = try hexadecimal(at: path)
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 1
            let second = try hexadecimal(at: path)
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw JSONError(
            place: start.place(path), found: "half a surrogate pair, \\u\(String(first, radix: 16))",
            expected: "both halves", remedy: "write the character itself, as UTF-8")
    }

    /// Reads `uXXXX`, from the `u` on.
    private mutating func hexadecimal(at path: JSONPath) throws(JSONError) -> UInt32 {
        position += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure(at: path, expected: "four hexadecimal digits after \\u")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// The length in bytes of the well-formed UTF-8 sequence at `index` (Unicode, table 3-7), `nil` where
    /// there is none: overlong forms, surrogates, values beyond U+10FFFF and sequences cut short.
    func scalarLength(at index: Int) -> Int? {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[index] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        let rest = bytes[(index + 2)..<(index + length)]
        return rest.allSatisfy { (0x80...0xBF).contains($0) } ? length : nil
    }
}
