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
        #expect(parser.flush().isEmpty)
        #expect(parser.consume("x".utf8) == [.key(KeyPress("x"))])
    }

    @Test("a paste whose end never comes is given up when it stalls, and what is typed then are keys")
    func stalled() {
        var parser = InputParser()
        #expect(parser.consume((Self.begin + "half").utf8).isEmpty)
        #expect(parser.isPasting && parser.isPending)
        #expect(parser.flush() == [.paste("half")])
        #expect(!parser.isPasting && !parser.isPending)
        #expect(parser.consume("q".utf8).isEmpty)
        #expect(parser.isPending && parser.flush() == [.key(KeyPress("q"))])
        #expect(parser.consume("q".utf8) == [.key(KeyPress("q"))])
    }

    @Test("the rest of a paste that stalled is text when it comes after all")
    func resumed() {
        var parser = InputParser()
        #expect(parser.consume((Self.begin + "half").utf8).isEmpty)
        #expect(parser.flush() == [.paste("half")])
        #expect(parser.consume((" q\u{3}\r" + Self.end).utf8) == [.paste(" q\n")])
        #expect(parser.flush().isEmpty && parser.consume("q".utf8) == [.key(KeyPress("q"))])
    }

    /// What a text makes of itself that holds an end mark: keys behind it, further marks, half of one.
    @Test(
        "an end mark in the text does not turn what stands behind it into keys",
        arguments: [
            "\(end)q", "\(end)\u{3}\r\u{1B}", "\(end)q\(end)q", "\(end)q\(begin)q",
            "\(begin)q\(end)q\(begin)",
            "\(end)\u{1B}[20q\u{1B}[<0;1;1M", "\(end)\u{1B}[A\(end)\(begin)s",
        ])
    func endMark(text: String) {
        var parser = InputParser()
        let events = parser.consume((Self.begin + "a" + text + Self.end).utf8) + parser.flush()
        for event in events {
            guard case .paste = event else {
                Issue.record("\(event)")
                continue
            }
        }
        #expect(!events.isEmpty)
        #expect(parser.consume("q".utf8) == [.key(KeyPress("q"))])
    }

    @Test("what follows a paste and stays the last are keys once a breath has passed")
    func keysBehind() {
        var parser = InputParser()
        #expect(parser.consume("\(Self.begin)a\(Self.end)x\u{1B}[A\u{1B}[20".utf8) == [.paste("a")])
        #expect(parser.isBehindPaste && parser.isPending)
        #expect(parser.flush() == [.key(KeyPress("x")), .key(KeyPress(.up))])
        #expect(!parser.isPending)
        #expect(parser.consume("\(Self.begin)a\(Self.end)\u{1B}".utf8) == [.paste("a")])
        #expect(parser.flush() == [.key(KeyPress(.escape))])
    }

    @Test("what is held back behind a paste is bounded too, and dropped as a whole")
    func boundedRest() {
        var parser = InputParser()
        #expect(parser.consume("\(Self.begin)\(Self.end)".utf8) == [.paste("")])
        #expect(parser.consume(repeatElement(UInt8(ascii: "q"), count: 2 * InputParser.pasteLimit)).isEmpty)
        #expect(parser.pendingByteCount <= InputParser.pasteLimit)
        #expect(parser.flush().isEmpty && !parser.isPending)
    }
}
