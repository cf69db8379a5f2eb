import HapiExplorer
import HapiTerminal
import Testing

@Suite("Mouse") struct MouseReportTests {
    static let reports: [(String, MouseEvent?)] = [
        ("\u{1B}[<0;1;1M", MouseEvent(.press(.left), x: 0, y: 0)),
        ("\u{1B}[<1;80;24M", MouseEvent(.press(.middle), x: 79, y: 23)),
        ("\u{1B}[<2;300;200M", MouseEvent(.press(.right), x: 299, y: 199)),
        ("\u{1B}[<0;5;6m", MouseEvent(.release, x: 4, y: 5)),
        ("\u{1B}[<32;5;6M", MouseEvent(.drag(.left), x: 4, y: 5)),
        ("\u{1B}[<34;5;6M", MouseEvent(.drag(.right), x: 4, y: 5)),
        ("\u{1B}[<64;5;6M", MouseEvent(.scrollUp, x: 4, y: 5)),
        ("\u{1B}[<65;5;6M", MouseEvent(.scrollDown, x: 4, y: 5)),
        // Modifiers held make no difference.
        ("\u{1B}[<20;5;6M", MouseEvent(.press(.left), x: 4, y: 5)),
        // A sideways wheel, motion alone, a fourth button, a place outside.
        ("\u{1B}[<66;5;6M", nil), ("\u{1B}[<35;5;6M", nil), ("\u{1B}[<128;5;6M", nil),
        ("\u{1B}[<0;0;6M", nil), ("\u{1B}[<64;5;6m", nil), ("\u{1B}[<256;5;6M", nil),
        // The older form: 32 above each value.
        ("\u{1B}[M !!", MouseEvent(.press(.left), x: 0, y: 0)),
        ("\u{1B}[M#&'", MouseEvent(.release, x: 5, y: 6)),
        ("\u{1B}[M@&'", MouseEvent(.drag(.left), x: 5, y: 6)),
        ("\u{1B}[M`&'", MouseEvent(.scrollUp, x: 5, y: 6)),
    ]

    @Test("a report is its event, in cells from the top left corner", arguments: reports)
    func report(_ bytes: String, _ event: MouseEvent?) {
        var parser = InputParser()
        #expect(parser.consume(bytes.utf8) == (event.map { [.mouse($0)] } ?? []))
        #expect(!parser.isPending)
    }

    @Test("the older form reaches columns beyond ASCII")
    func olderFormFarRight() {
        var parser = InputParser()
        let events = parser.consume([0x1B, 0x5B, 0x4D, 0x20, 0xFF, 0xC3])
        #expect(events == [.mouse(MouseEvent(.press(.left), x: 222, y: 162))])
    }
}
