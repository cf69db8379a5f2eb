import HapiJSON
import Testing

@Suite("Text made visible")
struct VisibleTextTests {
    /// C0, DEL and C1; marks, embeddings, overrides and isolates of direction; joiners, spaces of no width,
    /// invisible operators; selectors, tags, fillers, spaces; separators; private and unassigned code points.
    private static let hidden: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x7F...0xA0, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x1680...0x1680,
        0x17B4...0x17B5, 0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800...0x2800,
        0x3000...0x3000, 0x3164...0x3164, 0xE000...0xF8FF, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0,
        0xFFF0...0xFFFB, 0xE0000...0xE0FFF,
    ]

    @Test("What nobody can see is written out, in messages and in JSON")
    func writtenOut() {
        for scalar in Self.hidden.joined().compactMap(Unicode.Scalar.init) {
            #expect(scalar.isHidden, "\(scalar.writtenOut)")
            #expect(JSONText.visible("a\(scalar)b") == "a\(scalar.writtenOut)b")
        }
        let all = String(String.UnicodeScalarView(Self.hidden.joined().compactMap(Unicode.Scalar.init)))
        for text in [JSONText.visible(all), JSONWriter.text(.string(all), style: .compact)] {
            #expect(text.unicodeScalars.allSatisfy { !$0.isHidden })
        }
    }

    @Test(
        "What is seen stays as it is",
        arguments: ["conv 1", "é", "e\u{301}", "层1·卷积", "Ж", "שלום", "😀", "→ ≤ —", "｡"])
    func seen(text: String) {
        #expect(JSONText.visible(text).unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(JSONWriter.text(.string(text), style: .compact) == "\"\(text)\"")
    }

    @Test("Texts that differ in what cannot be seen look different")
    func different() {
        let texts = Self.hidden.joined().compactMap(Unicode.Scalar.init).map { "a\($0)" } + ["a", "a ", "a·"]
        #expect(Set(texts.map(JSONText.visible)).count == texts.count)
    }
}
