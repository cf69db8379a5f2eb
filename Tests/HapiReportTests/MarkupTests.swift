import HapiCore
import HapiReport
import Testing

@Suite("Names in markup")
struct MarkupTests {
    @Test("A name is the text that it looks like, whatever it holds", arguments: ReportFixture.attacks)
    func attacks(_ name: String) throws {
        let document = try XMLDocumentReader("<p t=\"\(Markup.escaped(name))\">\(Markup.escaped(name))</p>")
        #expect(document.elements.count == 1)
        #expect(document.elements[0].attributes.keys.sorted() == ["t"])
        #expect(document.text == Markup.shown(name))
        #expect(document.elements[0].attributes["t"] == Markup.shown(name))
    }

    @Test("Random scalars never make markup, and every sign of markup is a character of its own")
    func random() throws {
        var generator = Generator(seed: 3)
        let special = Array(
            "<>&\"'\u{301}\u{20DD}\u{200D}\u{FFFE}\u{D4E}\u{1F1E6}\u{0}\u{202E}".unicodeScalars)
        for _ in 0..<400 {
            var name = String.UnicodeScalarView()
            for _ in 0..<(1 + generator.index(below: 12)) {
                let scalar = Unicode.Scalar(UInt32(generator.index(below: 0x11_0000)))
                let isSpecial = generator.index(below: 2) == 0
                name.append(isSpecial ? special[generator.index(below: special.count)] : scalar ?? "x")
            }
            let shown = Markup.shown(String(name))
            let document = try XMLDocumentReader("<p>\(Markup.escaped(String(name)))</p>")
            #expect(document.text == shown && document.elements.count == 1)
            for character in shown where character.unicodeScalars.count > 1 {
                #expect(!character.unicodeScalars.contains { "<>&\"'".unicodeScalars.contains($0) })
            }
        }
    }

    @Test("What cannot be seen is written out; letters of any script stay")
    func shown() {
        #expect(Markup.shown("layer\u{1B}[0m\u{202E}") == "layer\\u{1b}[0m\\u{202e}")
        #expect(Markup.shown("畳み込み-é-שכבה") == "畳み込み-é-שכבה")
    }
}
