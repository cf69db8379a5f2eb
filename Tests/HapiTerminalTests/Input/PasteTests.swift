import HapiExplorer
import HapiTerminal
import Testing

@Suite("Paste") struct PasteTests {
    private static let begin = "\u{1B}[200~"
    private static let end = "\u{1B}[201~"

    private func events(_ text: String) -> [InputEvent] {
        var parser = InputParser()
        return parser.consume((Self.begin + text + Self.end).utf8)
    }

    @Test("text between the marks is one event, keys in it included")
    func whole() {
        #expect(events("s1b3.conv2 = 漢") == [.paste("s1b3.conv2 = 漢")])
        #expect(events("") == [.paste("")])
        #expect(events("q\u{1B}[A\u{3}\u{1B}") == [.paste("q[A")])
    }

    @Test("line ends come as newlines, however the terminal sends them")
    func lineEnds() {
        #expect(events("a\rb\nc\r\nd\te\u{7F}\u{0}") == [.paste("a\nb\nc\nd\te")])
    }

    @Test("a beginning of the end mark inside the text is text")
    func nearlyTheEnd() {
        #expect(events("a\u{1B}[20\u{1B}[201") == [.paste("a[20[201")])
        #expect(events("\u{1B}\u{1B}") == [.paste("")])
    }

    @Test("a paste is delivered up to its limit and dropped as a whole above it")
    func limit() {
        let long = String(repeating: "x", count: InputParser.pasteLimit - 100)
        #expect(events(long) == [.paste(long)])
        var parser = InputParser()
        for byte in (Self.begin + String(repeating: "y", count: 3 * InputParser.pasteLimit)).utf8 {
            #expect(parser.consume(CollectionOfOne(byte)).isEmpty)
            guard parser.pendingByteCount <= InputParser.pasteLimit else {
                Issue.record("\(parser.pendingByteCount) bytes are kept")
                return
            }
        }
        #expect(parser.consume(Self.end.utf8).isEmpty)
        #expect(parser.consume("x".utf8) == [.key(KeyPress("x"))])
    }

    @Test("a paste whose end never comes is given up when it stalls")
    func stalled() {
        var parser = InputParser()
        #expect(parser.consume((Self.begin + "half").utf8).isEmpty)
        #expect(parser.isPasting && parser.isPending)
        #expect(parser.flush() == [.paste("half")])
        #expect(!parser.isPasting && !parser.isPending)
    }
}
