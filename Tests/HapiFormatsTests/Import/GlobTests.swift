import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Patterns of names")
struct GlobTests {
    @Test(
        "A pattern matches whole names",
        arguments: [
            ("a*", "abc", true), ("a*", "ba", false), ("*", "", true), ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("[a-c]1", "b1", true), ("[!a-c]1", "b1", false), ("[!a-c]1", "d1", true), ("b[", "b[", true),
            ("x[*]", "x*", true), ("x[*]", "xy", false), ("[]]", "]", true), ("*.conv*", "b1.conv2.y", true),
            ("", "", true), ("a**b", "ab", true), ("[a-]", "-", true),
        ])
    func examples(_ pattern: String, _ name: String, _ isMatch: Bool) {
        #expect(Glob(pattern).matches(name) == isMatch)
    }

    @Test("Matching agrees with the obvious recursion on seeded random patterns and names")
    func agreesWithRecursion() {
        func slow(_ pattern: Substring, _ name: Substring) -> Bool {
            guard let first = pattern.first else { return name.isEmpty }
            let rest = pattern.dropFirst()
            if first == "*" { return slow(rest, name) || !name.isEmpty && slow(pattern, name.dropFirst()) }
            guard let letter = name.first else { return false }
            return (first == "?" || first == letter) && slow(rest, name.dropFirst())
        }
        var generator = Generator(seed: 5)
        var matches = 0
        for _ in 0..<2000 {
            let pattern = String(
                (0..<generator.index(below: 6)).map { _ in Array("ab*?")[generator.index(below: 4)] })
            let name = String(
                (0..<generator.index(below: 6)).map { _ in Array("ab")[generator.index(below: 2)] })
            let isMatch = slow(pattern[...], name[...])
            matches += isMatch ? 1 : 0
            #expect(Glob(pattern).matches(name) == isMatch, "\(pattern) \(name)")
        }
        #expect((200...1800).contains(matches))
    }

    @Test("A pattern of one name matches it and nothing else, whatever signs are in it")
    func literals() {
        for name in ["a*b", "{ForeignNode[a...b]}", "x[0]?", "[!a]", "plain", "]["] {
            #expect(Glob(literal: name).matches(name) && !Glob(literal: name).matches(name + "x"))
        }
        #expect(!Glob(literal: "a*b").matches("axb"))
    }

    @Test("A bracket that none closes is a sign like any other, however many there are")
    func openBrackets() {
        let text = String(repeating: "[", count: 20_000)
        #expect(Glob(text).matches(text) && !Glob(text).matches(text + "["))
        #expect(Glob("[a][").matches("a[") && Glob("[[]a[").matches("[a["))
    }

    @Test("A pattern longer than any name is refused where it stands")
    func longPatterns() {
        let pattern = "*" + String(repeating: "a", count: 4096)
        let text = #"{"format":"hapi.mapping","version":1,"nodes":{"a":["\#(pattern)"]}}"#
        let error = #expect(throws: InputError.self) {
            try NodeMapping.read(Array(text.utf8), file: "m.json")
        }
        #expect(
            error?.place?.hasSuffix("$.nodes.a[0]") == true && error?.found.contains("4097 bytes") == true)
    }

    @Test("Many stars take no exponential time")
    func manyStars() {
        let pattern = String(repeating: "*a", count: 60) + "b"
        #expect(!Glob(pattern).matches(String(repeating: "a", count: 200)))
    }
}
