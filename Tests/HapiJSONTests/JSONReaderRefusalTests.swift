import HapiJSON
import Testing

/// A text that must be refused: where, and a phrase of the message.
struct Refusal: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let line: Int
    let column: Int
    let path: String
    let phrase: String

    init(_ text: String, _ line: Int, _ column: Int, _ path: String, _ phrase: String) {
        self.init(bytes: Array(text.utf8), line, column, path, phrase)
    }

    init(bytes: [UInt8], _ line: Int, _ column: Int, _ path: String, _ phrase: String) {
        self.bytes = bytes
        self.line = line
        self.column = column
        self.path = path
        self.phrase = phrase
    }

    /// `["…"]` with raw bytes in the string.
    static func inString(_ raw: [UInt8], _ column: Int, _ phrase: String) -> Refusal {
        Refusal(bytes: Array("[\"".utf8) + raw + Array("\"]".utf8), 1, column, "$[0]", phrase)
    }

    var testDescription: String { String(decoding: bytes.prefix(40), as: UTF8.self).debugDescription }

    static let whole: [Refusal] = [
        Refusal("", 1, 1, "$", "found an empty file"),
        Refusal(" \n\t ", 1, 1, "$", "found a file of white space alone"),
        Refusal("\u{FEFF}{}", 1, 1, "$", "without a byte-order mark"),
        Refusal(bytes: [0xFF, 0xFE, 0x7B, 0x00], 1, 1, "$", "UTF-16 byte-order mark"),
        Refusal("1 2", 1, 3, "$", "found \"2\", expected the end of the file"),
        Refusal("{}\n{}", 2, 1, "$", "expected the end of the file"),
        Refusal("[]]", 1, 3, "$", "found \"]\", expected the end of the file"),
        Refusal("null\u{0}", 1, 5, "$", "the character \\u{0}"),
        Refusal("é", 1, 1, "$", "found \"é\", expected a value"),
        Refusal(bytes: [0x80], 1, 1, "$", "the byte 0x80, which is not UTF-8"),
    ]

    static let structure: [Refusal] = [
        Refusal("[1,]", 1, 4, "$", "remove the comma before it"),
        Refusal("[1,,2]", 1, 4, "$[1]", "a comma too many"),
        Refusal("[,1]", 1, 2, "$[0]", "found \",\", expected a value"),
        Refusal("[1 2]", 1, 4, "$", "found \"2\", expected a comma or \"]\""),
        Refusal("[1", 1, 3, "$", "found the end of the file, expected a comma or \"]\""),
        Refusal("[", 1, 2, "$[0]", "found the end of the file, expected a value"),
        Refusal("[1}", 1, 3, "$", "found \"}\", expected a comma or \"]\""),
        Refusal("{\"a\": 1,}", 1, 9, "$", "remove the comma before it"),
        Refusal("{\"a\": 1", 1, 8, "$", "found the end of the file, expected a comma or \"}\""),
        Refusal("{", 1, 2, "$", "found the end of the file, expected a key in double quotes or \"}\""),
        Refusal("{\"a\"", 1, 5, "$.a", "found the end of the file, expected \":\""),
        Refusal("{\"a\":", 1, 6, "$.a", "found the end of the file, expected a value; the file is cut short"),
        Refusal("{\"a\" 1}", 1, 6, "$.a", "expected \":\""),
        Refusal("{\"a\":}", 1, 6, "$.a", "found \"}\", expected a value"),
        Refusal("{a: 1}", 1, 2, "$", "put the key in double quotes"),
        Refusal("{'a': 1}", 1, 2, "$", "JSON wants double quotes"),
        Refusal("{1: 2}", 1, 2, "$", "expected a key in double quotes"),
        Refusal("{\"a\": 1 \"b\": 2}", 1, 9, "$", "found a double quote, expected a comma or \"}\""),
        Refusal("[1, // two\n2]", 1, 5, "$[1]", "JSON has no comments"),
        Refusal("# x\n1", 1, 1, "$", "JSON has no comments"),
        Refusal("{\n  \"a\": {\n    \"b\": [1, x]\n  }\n}", 3, 14, "$.a.b[1]", "the word \"x\""),
        Refusal("[\r\n1,\r\rx]", 4, 1, "$[1]", "the word \"x\""),
        Refusal("{\"ünï\": x}", 1, 9, "$[\"ünï\"]", "the word \"x\""),
    ]

    static let tokens: [Refusal] = [
        Refusal("[NaN]", 1, 2, "$[0]", "found NaN, expected a finite number"),
        Refusal("[Infinity]", 1, 2, "$[0]", "found Infinity, expected a finite number"),
        Refusal("[-Infinity]", 1, 2, "$[0]", "found -Infinity, expected a finite number"),
        Refusal("[True]", 1, 2, "$[0]", "write true"),
        Refusal("[nul]", 1, 2, "$[0]", "the word \"nul\""),
        Refusal("[01]", 1, 2, "$[0]", "found 01, expected a number without a leading zero"),
        Refusal("[-012.5]", 1, 2, "$[0]", "without a leading zero"),
        Refusal("[+1]", 1, 2, "$[0]", "remove the +"),
        Refusal("[.5]", 1, 2, "$[0]", "a digit before the point"),
        Refusal("[-.5]", 1, 2, "$[0]", "a digit before the point"),
        Refusal("[1.]", 1, 2, "$[0]", "a digit after the point"),
        Refusal("[1.e3]", 1, 2, "$[0]", "a digit after the point"),
        Refusal("[1e]", 1, 2, "$[0]", "a digit in the exponent"),
        Refusal("[1e+]", 1, 2, "$[0]", "a digit in the exponent"),
        Refusal("[-]", 1, 2, "$[0]", "a digit after the minus sign"),
        Refusal("[--1]", 1, 2, "$[0]", "a digit after the minus sign"),
        Refusal("[0x10]", 1, 2, "$[0]", "found 0x10, expected a decimal number"),
        Refusal("[1_000]", 1, 2, "$[0]", "found 1_000, expected a decimal number"),
        Refusal("[1.2.3]", 1, 2, "$[0]", "expected a decimal number"),
    ]

    static let strings: [Refusal] = [
        Refusal("[\"abc", 1, 6, "$[0]", "expected a closing quote; the string starts on line 1, column 2"),
        Refusal("[\"a\nb\"]", 1, 4, "$[0]", "a line break inside a string"),
        Refusal("[\"a\tb\"]", 1, 4, "$[0]", "write it as \\u0009"),
        Refusal("[\"\\x\"]", 1, 4, "$[0]", "after a backslash"),
        Refusal("[\"\\", 1, 4, "$[0]", "found the end of the file, expected the rest of an escape"),
        Refusal("[\"\\u12g4\"]", 1, 7, "$[0]", "four hexadecimal digits"),
        Refusal("[\"\\ud800\"]", 1, 3, "$[0]", "half a surrogate pair, \\ud800"),
        Refusal("[\"\\udc00\"]", 1, 3, "$[0]", "half a surrogate pair, \\udc00"),
        Refusal("[\"é\\ud800\\u0041\"]", 1, 4, "$[0]", "half a surrogate pair"),
        .inString([0xFF], 3, "the byte 0xFF, which is not UTF-8"),
        .inString([0x61, 0xC3, 0xA9, 0x80], 5, "the byte 0x80"),
        .inString([0xC0, 0xAF], 3, "the byte 0xC0"),
        .inString([0xE0, 0x80, 0xAF], 3, "the byte 0xE0"),
        .inString([0xF0, 0x80, 0x80, 0xAF], 3, "the byte 0xF0"),
        .inString([0xED, 0xA0, 0x80], 3, "the byte 0xED"),
        .inString([0xF4, 0x90, 0x80, 0x80], 3, "the byte 0xF4"),
        .inString([0xE2, 0x82], 3, "the byte 0xE2"),
        Refusal(bytes: [0x22, 0xE2, 0x82], 1, 2, "$", "the byte 0xE2"),
    ]

    static let keys: [Refusal] = [
        Refusal("{\n\"a\": 1,\n\"b\": 2,\n\"a\": 3}", 4, 1, "$.a", "the first is on line 2"),
        Refusal("[{\"a\": 1}, {\"a\": 1, \"\\u0061\": 2}]", 1, 21, "$[1].a", "the key \"a\" a second time"),
        // Two spellings of é: no reader of names could keep them apart.
        Refusal("{\"\u{E9}\": 1, \"e\u{301}\": 2}", 1, 10, "$[\"e\u{301}\"]", "a second time"),
        Refusal("{\"a\u{1B}", 1, 4, "$", "the character \\u{1b}"),
    ]
}

@Suite("What the reader refuses")
struct JSONReaderRefusalTests {
    @Test(
        "A wrong text is refused at its place, in words that help",
        arguments: Refusal.whole + Refusal.structure + Refusal.tokens + Refusal.strings + Refusal.keys)
    func refused(_ refusal: Refusal) throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read(refusal.bytes) }
        #expect(error.place == JSONPlace(line: refusal.line, column: refusal.column, path: refusal.path))
        #expect(error.description.contains(refusal.phrase), "\(error)")
    }

    @Test("A message is one printable line, whatever the file holds")
    func printable() throws {
        let hostile = "{\"\\u001b[31m\\u202e\\n" + String(repeating: "z", count: 500) + "\": x}"
        let error = try #require(throws: JSONError.self) { try JSONReader.read(hostile) }
        #expect(error.description.contains(#"\u{1b}[31m\u{202e}\u{a}zzz"#))
        #expect(error.description.contains("z…"))
        #expect(error.description.count < 200)
    }

    @Test("A message is one sentence: place, found, expected, remedy")
    func sentence() throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read("{\"a\": [1,]}") }
        #expect(
            error.description == "line 1, column 10, at $.a: found \"]\", expected a value after the comma; "
                + "remove the comma before it")
    }

    @Test("Nesting is read to the limit and refused beyond it, however deep")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        _ = try JSONReader.read(nested(JSONReader.deepest))
        for levels in [JSONReader.deepest + 1, 200_000] {
            let error = try #require(throws: JSONError.self) { try JSONReader.read(nested(levels)) }
            #expect(error.place.column == JSONReader.deepest + 1)
            #expect(error.expected == "at most 128")
        }
        let objects = String(repeating: "{\"a\":", count: 200_000)
        #expect(throws: JSONError.self) { try JSONReader.read(objects) }
    }

    @Test("Every beginning of a text is refused as cut short, never read as something else")
    func cutShort() throws {
        let text = Array(#"{"a": [1.5, true, "x\u00e9é"], "b": {"c": null}}"#.utf8)
        for length in 1..<text.count {
            let error = try #require(throws: JSONError.self) { try JSONReader.read(text.prefix(length)) }
            #expect(error.place.line == 1)
        }
        _ = try JSONReader.read(text)
    }
}
