/// Writes JSON, always the same bytes for the same value: numbers in the shortest form that reads back as the
/// same `Double` (`1.0`, `0.1`, `1e-07`; negative zero as `0.0`), strings with nothing escaped that need not
/// be.
package enum JSONWriter {
    package enum Style: Sendable {
        /// One line without any white space, and no line end.
        case compact
        /// Two spaces a level, an array of scalars on one line, a line end after the value.
        case pretty
    }

    package static func text(_ value: JSONOutput, style: Style) -> String {
        String(decoding: bytes(value, style: style), as: UTF8.self)
    }

    /// The UTF-8 of `text`.
    package static func bytes(_ value: JSONOutput, style: Style) -> [UInt8] {
        var result: [UInt8] = []
        switch style {
        case .compact:
            write(value, indent: nil, to: &result)
        case .pretty:
            write(value, indent: 0, to: &result)
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }

    /// `indent` is the level of the line that the value stands on, `nil` for everything on one line.
    private static func write(_ value: JSONOutput, indent: Int?, to result: inout [UInt8]) {
        switch value {
        case .null: result += "null".utf8
        case .bool(let bool): result += (bool ? "true" : "false").utf8
        case .integer(let integer): result += integer.description.utf8
        case .number(let number): result += text(of: number).utf8
        case .string(let string): write(string, to: &result)
        case .array(let values): write(values, indent: indent, to: &result)
        case .object(let members): write(members, indent: indent, to: &result)
        }
    }

    private static func text(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        return number == 0 ? "0.0" : number.description
    }

    private static func write(_ values: [JSONOutput], indent: Int?, to result: inout [UInt8]) {
        let isOneLine = values.allSatisfy(\.isScalar)
        let inner = isOneLine ? nil : indent.map { $0 + 1 }
        result.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { result += (indent != nil && isOneLine ? ", " : ",").utf8 }
            breakLine(inner, in: &result)
            write(value, indent: inner, to: &result)
        }
        if !isOneLine { breakLine(indent, in: &result) }
        result.append(UInt8(ascii: "]"))
    }

    private static func write(_ members: [(String, JSONOutput)], indent: Int?, to result: inout [UInt8]) {
        let inner = indent.map { $0 + 1 }
        result.append(UInt8(ascii: "{"))
        for (index, (key, value)) in members.enumerated() {
            if index > 0 { result.append(UInt8(ascii: ",")) }
            breakLine(inner, in: &result)
            write(key, to: &result)
            result += (indent == nil ? ":" : ": ").utf8
            write(value, indent: inner, to: &result)
        }
        if !members.isEmpty { breakLine(indent, in: &result) }
        result.append(UInt8(ascii: "}"))
    }

    private static func breakLine(_ indent: Int?, in result: inout [UInt8]) {
        guard let indent else { return }
        result.append(UInt8(ascii: "\n"))
        result += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }

    /// What `isHidden` is escaped: a name from a file must not steer the terminal that the JSON is printed on, nor
    /// pass for another.
    private static func write(_ string: String, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "\""))
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": result += #"\""#.utf8
            case "\\": result += #"\\"#.utf8
            case "\u{8}": result += #"\b"#.utf8
            case "\t": result += #"\t"#.utf8
            case "\n": result += #"\n"#.utf8
            case "\u{C}": result += #"\f"#.utf8
            case "\r": result += #"\r"#.utf8
            case " "..."~": result.append(UInt8(truncatingIfNeeded: scalar.value))
            default:
                guard scalar.isHidden else {
                    result += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                    continue
                }
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    result += #"\u"#.utf8
                    result += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                    result += digits.utf8
                }
            }
        }
        result.append(UInt8(ascii: "\""))
    }
}
