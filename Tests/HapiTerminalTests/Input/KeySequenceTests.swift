import HapiExplorer
import HapiTerminal
import Testing

@Suite("Keys") struct KeySequenceTests {
    typealias Case = (bytes: String, press: KeyPress)

    static let named: [Case] = [
        ("\u{1B}[A", KeyPress(.up)), ("\u{1B}OA", KeyPress(.up)),
        ("\u{1B}[B", KeyPress(.down)), ("\u{1B}OB", KeyPress(.down)),
        ("\u{1B}[C", KeyPress(.right)), ("\u{1B}OC", KeyPress(.right)),
        ("\u{1B}[D", KeyPress(.left)), ("\u{1B}OD", KeyPress(.left)),
        ("\u{1B}[H", KeyPress(.home)), ("\u{1B}OH", KeyPress(.home)),
        ("\u{1B}[1~", KeyPress(.home)), ("\u{1B}[7~", KeyPress(.home)),
        ("\u{1B}[F", KeyPress(.end)), ("\u{1B}OF", KeyPress(.end)),
        ("\u{1B}[4~", KeyPress(.end)), ("\u{1B}[8~", KeyPress(.end)),
        ("\u{1B}[2~", KeyPress(.insert)), ("\u{1B}[3~", KeyPress(.delete)),
        ("\u{1B}[5~", KeyPress(.pageUp)), ("\u{1B}[6~", KeyPress(.pageDown)),
        ("\u{1B}[Z", KeyPress(.backTab)), ("\t", KeyPress(.tab)),
        ("\r", KeyPress(.enter)), ("\n", KeyPress(.enter)), ("\u{1B}OM", KeyPress(.enter)),
        ("\u{7F}", KeyPress(.backspace)), ("\u{8}", KeyPress(.backspace)),
        ("\u{1B}Oq", KeyPress("1")), ("\u{1B}Ok", KeyPress("+")),
    ]

    static let functions: [Case] = [
        ("\u{1B}OP", KeyPress(.function(1))), ("\u{1B}[11~", KeyPress(.function(1))),
        ("\u{1B}[[A", KeyPress(.function(1))), ("\u{1B}OQ", KeyPress(.function(2))),
        ("\u{1B}OR", KeyPress(.function(3))), ("\u{1B}OS", KeyPress(.function(4))),
        ("\u{1B}[[E", KeyPress(.function(5))), ("\u{1B}[15~", KeyPress(.function(5))),
        ("\u{1B}[17~", KeyPress(.function(6))), ("\u{1B}[18~", KeyPress(.function(7))),
        ("\u{1B}[19~", KeyPress(.function(8))), ("\u{1B}[20~", KeyPress(.function(9))),
        ("\u{1B}[21~", KeyPress(.function(10))), ("\u{1B}[23~", KeyPress(.function(11))),
        ("\u{1B}[24~", KeyPress(.function(12))), ("\u{1B}[34~", KeyPress(.function(20))),
        ("\u{1B}[1;2P", KeyPress(.function(1), shift: true)),
        ("\u{1B}[24;5~", KeyPress(.function(12), control: true)),
    ]

    static let modified: [Case] = [
        ("\u{1B}[1;2A", KeyPress(.up, shift: true)),
        ("\u{1B}[1;3B", KeyPress(.down, alternate: true)),
        ("\u{1B}[1;5C", KeyPress(.right, control: true)),
        ("\u{1B}[1;6D", KeyPress(.left, control: true, shift: true)),
        ("\u{1B}[1;8H", KeyPress(.home, control: true, alternate: true, shift: true)),
        ("\u{1B}[1;9F", KeyPress(.end, alternate: true)),
        ("\u{1B}[3;5~", KeyPress(.delete, control: true)),
        ("\u{1B}O5C", KeyPress(.right, control: true)),
        ("\u{1B}[1;2Z", KeyPress(.backTab)),
        ("\u{1B}\u{1B}[A", KeyPress(.up, alternate: true)),
        ("\u{1}", KeyPress(.character("a"), control: true)),
        ("\u{3}", KeyPress(.character("c"), control: true)),
        ("\u{1A}", KeyPress(.character("z"), control: true)),
        ("\u{0}", KeyPress(.character(" "), control: true)),
        ("\u{1C}", KeyPress(.character("\\"), control: true)),
        ("\u{1F}", KeyPress(.character("_"), control: true)),
        ("\u{1B}x", KeyPress(.character("x"), alternate: true)),
        ("\u{1B}é", KeyPress(.character("é"), alternate: true)),
        ("\u{1B}\r", KeyPress(.enter, alternate: true)),
        ("\u{1B}\u{7F}", KeyPress(.backspace, alternate: true)),
        ("\u{1B}\u{1}", KeyPress(.character("a"), control: true, alternate: true)),
    ]

    static let characters: [Case] = [
        ("a", KeyPress("a")), ("A", KeyPress("A")), (" ", KeyPress(" ")), ("é", KeyPress("é")),
        ("漢", KeyPress("漢")), ("😀", KeyPress("😀")),
    ]

    @Test("a sequence is its key", arguments: named + functions + modified + characters)
    func key(_ sequence: Case) {
        var parser = InputParser()
        #expect(parser.consume(sequence.bytes.utf8) == [.key(sequence.press)])
        #expect(!parser.isPending)
    }

    @Test(
        "a sequence cut at any byte is the same key", arguments: named + functions + modified + characters)
    func cutKey(_ sequence: Case) {
        let bytes = Array(sequence.bytes.utf8)
        for cut in bytes.indices.dropFirst() {
            var parser = InputParser()
            let first = parser.consume(bytes[..<cut])
            #expect(first.isEmpty && parser.isPending)
            #expect(parser.consume(bytes[cut...]) == [.key(sequence.press)])
        }
    }

    @Test("what time decides: a beginning with nothing after it")
    func flush() {
        let cases: [(String, [KeyPress])] = [
            ("\u{1B}", [KeyPress(.escape)]),
            ("\u{1B}\u{1B}", [KeyPress(.escape), KeyPress(.escape)]),
            ("\u{1B}[", [KeyPress(.character("["), alternate: true)]),
            ("\u{1B}O", [KeyPress(.character("O"), alternate: true)]),
            ("\u{1B}]", [KeyPress(.character("]"), alternate: true)]),
            ("\u{1B}[1;", []), ("\u{1B}]0;title", []), ("\u{1B}[M ", []), ("", []),
        ]
        for (bytes, presses) in cases {
            var parser = InputParser()
            #expect(parser.consume(bytes.utf8).isEmpty)
            #expect(parser.flush() == presses.map { .key($0) }, "after \(bytes.debugDescription)")
            #expect(!parser.isPending)
            #expect(parser.consume("x".utf8) == [.key(KeyPress("x"))])
        }
    }

    @Test("two ESC and a character are the key ESC and an alternate character")
    func escapeThenAlternate() {
        var parser = InputParser()
        #expect(
            parser.consume("\u{1B}\u{1B}x".utf8)
                == [.key(KeyPress(.escape)), .key(KeyPress(.character("x"), alternate: true))])
    }
}
