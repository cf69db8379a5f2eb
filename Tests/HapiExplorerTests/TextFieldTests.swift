import HapiCore
import HapiExplorer
import Testing

@Suite("A line being typed")
struct TextFieldTests {
    @Test("Characters that join their neighbours keep the cursor inside the text")
    func joining() {
        var field = TextField("")
        for part in ["\u{1F1EB}", "\u{1F1F7}", "e", "\u{301}", "x"] { field.insert(part) }
        #expect(field.text == "\u{1F1EB}\u{1F1F7}e\u{301}x" && field.cursor == 3)
        field.deleteBackward()
        field.deleteBackward()
        #expect(field.text == "\u{1F1EB}\u{1F1F7}" && field.cursor == 1)
    }

    @Test("Random typing never leaves the text, nor lets control characters in")
    func random() {
        var generator = Generator(seed: 9)
        let parts = ["a", "\u{301}", "\u{1F1EB}", "\u{1F1F7}", "\u{1B}", "👩", "\u{200D}", "/", "é"]
        var field = TextField("plan.json")
        for _ in 0..<4000 {
            switch generator.index(below: 6) {
            case 0: field.deleteBackward()
            case 1: field.deleteForward()
            case 2: field.move(by: generator.index(below: 7) - 3)
            default: field.insert(parts[generator.index(below: parts.count)])
            }
            #expect((0...field.text.count).contains(field.cursor))
        }
        #expect(!field.text.unicodeScalars.contains("\u{1B}"))
    }

    @Test("No more is taken than fits, accents counted")
    func longest() {
        var field = TextField("")
        field.insert("e" + String(repeating: "\u{301}", count: 30_000))
        #expect(field.text.unicodeScalars.count == TextField.longest)
    }
}
