/// Changes of single values of JSON.
extension Mutator {
    /// What a number may be put in the place of.
    static let numbers: [String] = [
        "1e400", "-1e400", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551616", String(repeating: "9", count: 400), "0." + String(repeating: "1", count: 400),
        "1" + String(repeating: "0", count: 100_000), "1e-400", "-0", "-0.0", "0", "-1", "1E+2", "100.0",
        "2.5",
        "4294967296", "65536", "1e308", "1.7976931348623157e308", "5e-324", "1e99999999999999999999",
        "1e-99999999999999999999", "NaN", "nan", "Infinity", "-Infinity", "inf", "0x10", "01", "1.", ".5",
        "+1",
        "1e", "-", "1_000", "1,5", "٣", "1e18", "9007199254740993", "1e9", "1000000000000",
    ]

    /// Strings as they stand in a file.
    static let strings: [String] = [
        "", " ", #"\u001b[2J\u001b]0;x\u0007"#, #"a\nb\rc\td"#, #"\u0000"#, #"\u202egpj.exe"#, "\u{202E}gpj",
        "\u{200B}\u{FEFF}", "e\u{301}", #"\ud800"#, #"\udc00\ud800"#, #"\ud83d\ude00"#, "\u{1F600}",
        "\u{9B}31m",
        "../../../../../../etc/passwd", "/etc/passwd", "/dev/zero", "..", ".", "/", "a//b", "~", #"C:\\x"#,
        "$(id)",
        "-rf", "--help", "%s%n", "nan", "null", "final", "x-free", "notes", "__proto__", "\u{2028}",
        #"\u0085"#,
    ]

    /// Values of every kind, small and as they stand in a file.
    private static let values = [
        "null", "true", "false", "0", "-1", "1.5", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "[1, 2]",
        "{\"a\": 1}", "{\"name\": \"x\"}", "[\"a\", \"b\"]",
    ]

    private static func replacing(
        _ wanted: @escaping @Sendable (JSONSketch.Node) -> Bool,
        with make: @escaping @Sendable (inout Mutator, Specimen, JSONSketch.Node) -> [UInt8]?
    ) -> @Sendable (inout Mutator, Specimen) -> [UInt8]? {
        { (mutator, specimen) in
            let nodes = specimen.sketch?.nodes.filter(wanted) ?? []
            guard let node = mutator.pick(nodes), let part = make(&mutator, specimen, node) else {
                return nil
            }
            return specimen.replacing(node.span, with: part)
        }
    }

    @Sendable private static func any(_ node: JSONSketch.Node) -> Bool { true }
    @Sendable private static func isNumber(_ node: JSONSketch.Node) -> Bool { node.number != nil }
    @Sendable private static func isText(_ node: JSONSketch.Node) -> Bool { node.text != nil }

    static let valueChanges: [Change] = [
        Change(
            "another number",
            replacing(isNumber) { (mutator, _, _) in mutator.pick(numbers).map { Array($0.utf8) } }),
        Change(
            "a number near it",
            replacing(isNumber) { (mutator, _, node) in
                guard let value = node.number.flatMap(Double.init) else { return nil }
                return Array("\(value * (0.5 + mutator.generator.unit()))".utf8)
            }),
        Change(
            "a number spelt otherwise",
            replacing(isNumber) { (mutator, _, node) in
                guard let number = node.number, !number.contains(where: { "eE".contains($0) }) else {
                    return nil
                }
                let zeros = number.contains(".") ? "000" : ".000"
                return mutator.pick([number + zeros, number + "e0", number + zeros + "E+00"]).map {
                    Array($0.utf8)
                }
            }),
        Change(
            "a value of another kind",
            replacing(any) { (mutator, _, _) in mutator.pick(values).map { Array($0.utf8) } }),
        Change(
            "another text",
            replacing(isText) { (mutator, _, _) in mutator.pick(strings).map { Array("\"\($0)\"".utf8) } }),
        Change(
            "a text with more in it",
            replacing(isText) { (mutator, specimen, node) in
                mutator.pick(strings).map { specimen.part(node.span).dropLast() + Array("\($0)\"".utf8) }
            }),
        Change(
            "a text spelt otherwise",
            replacing(isText) { (_, _, node) in
                let units = (node.text ?? "").utf16.map { unit in
                    let digits = String(unit, radix: 16)
                    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                }
                return Array("\"\(units.joined())\"".utf8)
            }),
        Change(
            "a very long text",
            replacing(isText) { (mutator, _, _) in
                let letters =
                    mutator.pick(["a", "e\u{301}", "\u{202E}", "\\u0000", "\u{1F468}\u{200D}"]) ?? ""
                let count = [100, 5000, 200_000][mutator.index(below: 3)]
                return Array("\"\(String(repeating: letters, count: count))\"".utf8)
            }),
        Change(
            "the text of another place",
            replacing(isText) { (mutator, specimen, _) in
                mutator.pick(specimen.sketch?.nodes.filter(isText) ?? []).map { specimen.part($0.span) }
            }),
        Change(
            "the value of another place",
            replacing(any) { (mutator, specimen, _) in
                mutator.pick(specimen.sketch?.nodes ?? []).map { specimen.part($0.span) }
            }),
        Change(
            "deep inside arrays",
            replacing(any) { (mutator, specimen, node) in
                let depth = [3, 100, 127, 129, 1000, 200_000][mutator.index(below: 6)]
                let value = mutator.index(below: 2) == 0 ? specimen.part(node.span) : []
                let closing = mutator.index(below: 2) == 0 ? depth : 0
                return Array(repeatElement(UInt8(ascii: "["), count: depth)) + value
                    + Array(repeatElement(UInt8(ascii: "]"), count: closing))
            }),
        Change(
            "deep inside objects",
            replacing(any) { (mutator, specimen, node) in
                let depth = [3, 129, 20_000][mutator.index(below: 3)]
                return Array(String(repeating: "{\"a\":", count: depth).utf8) + specimen.part(node.span)
                    + Array(repeatElement(UInt8(ascii: "}"), count: depth))
            }),
    ]
}

extension Specimen {
    /// A part of the file, by its place in the sketch.
    func part(_ span: Range<Int>) -> [UInt8] {
        Array(bytes[(span.lowerBound + sketchStart)..<(span.upperBound + sketchStart)])
    }

    /// The file with a part of the sketch replaced; a header's length follows.
    func replacing(_ span: Range<Int>, with part: some Collection<UInt8>) -> [UInt8] {
        let range = (span.lowerBound + sketchStart)..<(span.upperBound + sketchStart)
        var changed = bytes.replacing(range, with: part)
        if case .tensors = notation {
            let length = notation.text(of: bytes).count + part.count - span.count
            changed.replaceSubrange(
                0..<8, with: withUnsafeBytes(of: UInt64(length).littleEndian) { Array($0) })
        }
        return changed
    }
}
