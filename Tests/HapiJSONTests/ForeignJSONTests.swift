import HapiJSON
import Testing

@Suite("JSON of other programs")
struct ForeignJSONTests {
    private func elements(_ text: String, under key: String? = nil) throws -> [Int] {
        var found: [Int] = []
        try ForeignJSON.forEachElement(of: Array(text.utf8), under: key) { (value) throws(JSONError) in
            found.append(try value.integer())
        }
        return found
    }

    @Test("Of a key that stands twice the last counts, where our own files refuse it")
    func repeated() throws {
        let text = #"{"a": 1, "b": 2, "a": 3}"#
        var object = try ForeignJSON.read(Array(text.utf8)).object()
        #expect(try object.required("a").integer() == 3 && object.members.map(\.key) == ["b", "a"])
        #expect(throws: JSONError.self) { try JSONReader.read(text) }
    }

    @Test("However many keys stand twice, each is looked up rather than looked for")
    func manyRepeated() throws {
        let members = (0..<20_000).map { "\"k\($0 % 10_000)\": \($0)" }.joined(separator: ",")
        let object = try ForeignJSON.read(Array("{\(members)}".utf8)).object()
        #expect(object.members.map(\.key) == (0..<10_000).map { "k\($0)" })
        #expect(try object.members.last?.value.integer() == 19_999)
    }

    @Test("Elements come one by one, of the text or of what stands under a key, whatever stands beside it")
    func oneByOne() throws {
        #expect(try elements("[1, 2,3]") == [1, 2, 3])
        #expect(try elements(#"{"x": {"y": [9]}, "list": [4, 5], "z": null}"#, under: "list") == [4, 5])
        #expect(try elements("[6]", under: "list") == [6])
        #expect(try elements("[]").isEmpty)
    }

    @Test(
        "What is no such array is refused at its place",
        arguments: [
            ("{}", "$", "without the key"), (#"{"list": 3}"#, "$.list", "the number 3"),
            ("[1, 2", "$", "end of the file"),
            ("[1, true]", "$[1]", "true"), ("[1] 2", "$", "\"2\""), ("3", "$", "the number 3"),
            ("", "$", "empty file"),
            (#"{"list": [1], "b" 2}"#, "$.b", "\"2\""),
        ])
    func refused(_ text: String, _ path: String, _ found: String) throws {
        let error = #expect(throws: JSONError.self) { try elements(text, under: "list") }
        #expect(
            error?.place.path == path && error?.found.contains(found) == true, "\(String(describing: error))")
    }

    @Test("Where there is no white space a text begins and ends")
    func ends() {
        let ends = ForeignJSON.ends(of: Array(" \n[1]\t".utf8))
        #expect(ends?.first == UInt8(ascii: "[") && ends?.last == UInt8(ascii: "]"))
        #expect(ForeignJSON.ends(of: Array(" ".utf8)) == nil)
    }
}
