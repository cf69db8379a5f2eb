import HapiJSON
import Testing

@Suite("What the reader reads")
struct JSONReaderTests {
    @Test("Members keep the order of the file")
    func order() throws {
        let object = try JSONReader.read(#"{"z": 1, "a": 2, "m": 3}"#).object()
        #expect(object.members.map(\.key) == ["z", "a", "m"])
    }

    @Test(
        "Escapes and UTF-8 give the same characters",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u00e9\u20AC\ud83d\ude00\u0000""#, "é€😀\u{0}"),
            ("\"é€😀\u{7F}\u{10FFFF}\"", "é€😀\u{7F}\u{10FFFF}"),
            (#""a\u0062c""#, "abc"),
            (#""""#, ""),
        ])
    func strings(_ text: String, _ expected: String) throws {
        #expect(try Array(JSONReader.read(text).string().unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("A place counts lines, and columns in Unicode scalars; its path leads to the value")
    func places() throws {
        let text = "{\r\n \"é😀\": \"ü\", \"layers\": [1,\n  {\"name of it\": null}]\n}"
        var object = try JSONReader.read(text).object()
        #expect(object.place == JSONPlace(line: 1, column: 1, path: "$"))
        #expect(try object.required("é😀").place == JSONPlace(line: 2, column: 8, path: "$[\"é😀\"]"))
        let layers = try object.required("layers")
        #expect(layers.place == JSONPlace(line: 2, column: 23, path: "$.layers"))
        let inner = try #require(try layers.array().last)
        #expect(inner.place == JSONPlace(line: 3, column: 3, path: "$.layers[1]"))
        let member = try #require(try inner.object().members.first)
        #expect(member.keyPlace == JSONPlace(line: 3, column: 4, path: "$.layers[1][\"name of it\"]"))
        #expect(member.value.place == JSONPlace(line: 3, column: 18, path: "$.layers[1][\"name of it\"]"))
    }

    @Test("Any value may be the whole text, with white space about it")
    func roots() throws {
        #expect(try JSONReader.read(" \r\n\tnull\n").isNull)
        #expect(try JSONReader.read("true").bool())
        #expect(try JSONReader.read("-0.5e1").double() == -5)
        #expect(try JSONReader.read("[ ]").array().isEmpty)
        #expect(try JSONReader.read("{ }").object().members.isEmpty)
        #expect(try JSONReader.read("[1]".utf8).array().count == 1)
    }

    @Test("An object of 200 000 members is read, and any of them found")
    func large() throws {
        var text = "{"
        for index in 0..<200_000 { text += "\(index == 0 ? "" : ",")\"n\(index)\":\(index)" }
        text += "}"
        var object = try JSONReader.read(text).object()
        #expect(object.members.count == 200_000)
        #expect(try object.required("n0").integer() == 0)
        #expect(try object.required("n199999").integer() == 199_999)
        #expect(object.optional("n200000") == nil)
    }
}
