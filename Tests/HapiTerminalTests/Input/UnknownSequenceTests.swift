import HapiExplorer
import HapiTerminal
import Testing

@Suite("What means nothing") struct UnknownSequenceTests {
    @Test(
        "an unknown sequence is swallowed whole",
        arguments: [
            "\u{1B}[I", "\u{1B}[O", "\u{1B}[?1;2c", "\u{1B}[>0;276;0c", "\u{1B}[24;80R", "\u{1B}[99;5u",
            "\u{1B}[27;5;99~", "\u{1B}[1;2;3;4;5;6;7m", "\u{1B}[1:2A", "\u{1B}[ q", "\u{1B}[200;1$y",
            "\u{1B}[99999999999999999999~", "\u{1B}[201~", "\u{1B}[[Z", "\u{1B}Oz", "\u{1B}[<1;2M",
            "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\",
            "\u{1B}P>|XTerm(380)\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^note\u{1B}\\",
        ])
    func swallowed(_ bytes: String) {
        var parser = InputParser()
        #expect(parser.consume(bytes.utf8).isEmpty)
        #expect(!parser.isPending)
        #expect(parser.consume("x".utf8) == [.key(KeyPress("x"))])
    }

    @Test("a byte that cannot belong to the sequence ends it and counts for itself")
    func brokenOff() {
        let cases: [(String, [KeyPress])] = [
            ("\u{1B}[1;\u{3}", [KeyPress(.character("c"), control: true)]),
            ("\u{1B}[1\u{1B}[A", [KeyPress(.up)]), ("\u{1B}[é", [KeyPress("é")]),
            ("\u{1B}O\u{1B}[A", [KeyPress(.up)]), ("\u{1B}[M\u{1B}[A", [KeyPress(.up)]),
            ("\u{1B}]0;title\u{1B}[A", [KeyPress(.up)]),
        ]
        for (bytes, presses) in cases {
            var parser = InputParser()
            #expect(parser.consume(bytes.utf8) == presses.map { .key($0) }, "of \(bytes.debugDescription)")
        }
    }

    @Test("bytes that are no UTF-8 are dropped, their neighbours kept")
    func invalidText() {
        let cases: [([UInt8], String)] = [
            ([0x61, 0xFF, 0x62], "ab"), ([0x80, 0x61], "a"), ([0xC3, 0x61], "a"),
            ([0xC0, 0x80, 0x61], "a"), ([0xE0, 0x80, 0x80, 0x61], "a"), ([0xED, 0xA0, 0x80, 0x61], "a"),
            ([0xF4, 0x90, 0x80, 0x80, 0x61], "a"), ([0xC3, 0xC3, 0xA9], "é"), ([0xC2, 0x9B, 0x61], "a"),
        ]
        for (bytes, text) in cases {
            var parser = InputParser()
            let expected = text.map { InputEvent.key(KeyPress($0)) }
            #expect(parser.consume(bytes) == expected, "of \(bytes)")
        }
    }

    @Test("a sequence follows a character cut short")
    func sequenceAfterCutText() {
        var parser = InputParser()
        #expect(parser.consume([0xE2, 0x94, 0x1B, 0x5B, 0x41]) == [.key(KeyPress(.up))])
    }
}
