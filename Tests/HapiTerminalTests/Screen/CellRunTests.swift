import HapiDrawing
import Testing

@testable import HapiTerminal

@Suite("Cells as bytes") struct CellRunTests {
    @Test("each cell tells its bytes; the right half of a wide character has none")
    func lengths() {
        var run = CellRun()
        run.append(Cell("a"))
        run.append(Cell("漢"))
        run.append(Cell("漢", isContinuation: true))
        run.append(Cell("e\u{301}"))
        #expect(run.bytes == Array("a漢e\u{301}".utf8))
        #expect(run.lengths == [1, 3, 0, 3])
        run.removeAll()
        #expect(run.bytes.isEmpty && run.lengths.isEmpty)
    }

    @Test("a character of a thousand marks is cut at a whole scalar")
    func longCharacter() {
        var run = CellRun()
        run.append(Cell(Character("a" + String(repeating: "\u{301}", count: 1000))))
        #expect(run.lengths == [UInt8(run.bytes.count)])
        #expect(run.bytes.count < 256)
        #expect(String(validating: run.bytes, as: UTF8.self) != nil)
    }

    @Test("style bits are the terminal's, without colours")
    func mono() {
        let style = Style(
            foreground: Colour(red: 1, green: 2, blue: 3), bold: true, underline: false, reverse: true)
        #expect(
            StyleResolver.mono.resolve(style)
                == ResolvedStyle(attributes: ResolvedStyle.bold | ResolvedStyle.reverse))
        #expect(StyleResolver.mono.resolve(.plain) == ResolvedStyle())
    }
}
