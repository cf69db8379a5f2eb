import HapiCore
import HapiDrawing
import Testing

@Suite("Braille")
struct BrailleTests {
    private let low = BrailleCanvas.Layer(priority: 0, style: .plain)
    private let high = BrailleCanvas.Layer(priority: 1, style: Style(bold: true))

    private func rows(_ canvas: BrailleCanvas, _ glyphs: GlyphSet = .unicode) -> [String] {
        Drawn.rows(canvas.columns, canvas.rows, glyphs) { canvas.draw(into: &$0) }
    }

    @Test("Each of a cell's eight dots is its own")
    func dots() {
        let expected: [[Character]] = [["⠁", "⠈"], ["⠂", "⠐"], ["⠄", "⠠"], ["⡀", "⢀"]]
        for y in 0..<4 {
            for x in 0..<2 {
                var canvas = BrailleCanvas(columns: 1, rows: 1)
                canvas.set(Dot(x: x, y: y), low)
                #expect(rows(canvas) == [String(expected[y][x])])
            }
        }
    }

    @Test("Lines run as Bresenham's do, whichever end they start from")
    func lines() {
        var canvas = BrailleCanvas(columns: 5, rows: 2)
        canvas.line(from: Dot(x: 0, y: 0), to: Dot(x: 9, y: 7), low)
        #expect(rows(canvas) == ["⠑⠤⡀  ", "  ⠈⠒⢄"])
        var back = BrailleCanvas(columns: 5, rows: 2)
        back.line(from: Dot(x: 9, y: 7), to: Dot(x: 0, y: 0), low)
        #expect(back == canvas)
        var cross = BrailleCanvas(columns: 3, rows: 1)
        cross.line(from: Dot(x: 0, y: 3), to: Dot(x: 5, y: 3), low)
        cross.line(from: Dot(x: 2, y: 0), to: Dot(x: 2, y: 3), low)
        #expect(rows(cross) == ["⣀⣇⣀"])
    }

    @Test("A polyline goes through its dots and has gaps where there is none")
    func polyline() {
        var canvas = BrailleCanvas(columns: 4, rows: 1)
        canvas.polyline(
            [Dot(x: 0, y: 0), Dot(x: 1, y: 0), nil, Dot(x: 4, y: 3), nil, Dot(x: 6, y: 0), Dot(x: 6, y: 3)],
            low)
        #expect(rows(canvas) == ["⠉ ⡀⡇"])
        var empty = BrailleCanvas(columns: 4, rows: 1)
        empty.polyline([nil, nil], low)
        empty.polyline([], low)
        #expect(rows(empty) == ["    "])
    }

    @Test("A line from far away is drawn where it crosses, at once")
    func farAway() {
        var canvas = BrailleCanvas(columns: 4, rows: 1)
        canvas.line(from: Dot(x: -.max, y: 3), to: Dot(x: .max, y: 3), low)
        #expect(rows(canvas) == ["⣀⣀⣀⣀"])
        canvas.line(from: Dot(x: 3, y: -1_000_000), to: Dot(x: 3, y: 1_000_000), low)
        #expect(rows(canvas) == ["⣀⣸⣀⣀"])
    }

    @Test("Every dot of a line is within half a dot of it, and its ends are on it")
    func nearest() {
        var generator = Generator(seed: 14)
        for _ in 0..<200 {
            let (x0, y0) = (generator.index(below: 12), generator.index(below: 12))
            let (x1, y1) = (generator.index(below: 12), generator.index(below: 12))
            var canvas = BrailleCanvas(columns: 6, rows: 3)
            canvas.line(from: Dot(x: x0, y: y0), to: Dot(x: x1, y: y1), low)
            let text = Drawn.surface(6, 3) { canvas.draw(into: &$0) }
            var count = 0
            for y in 0..<12 {
                for x in 0..<12 {
                    var single = BrailleCanvas(columns: 1, rows: 1)
                    single.set(Dot(x: x % 2, y: y % 4), low)
                    let bit = Drawn.surface(1, 1) { single.draw(into: &$0) }[0, 0].character
                    let mask = text[x / 2, y / 4].character.unicodeScalars.first?.value ?? 0
                    let isSet = mask & (bit.unicodeScalars.first?.value ?? 0) & 0xFF != 0 && mask >= 0x2800
                    if (x, y) == (x0, y0) || (x, y) == (x1, y1) { #expect(isSet) }
                    guard isSet else { continue }
                    count += 1
                    let longer = max(abs(x1 - x0), abs(y1 - y0))
                    #expect(2 * abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) <= longer)
                }
            }
            #expect(count == max(abs(x1 - x0), abs(y1 - y0)) + 1)
        }
    }

    @Test("A cell has the style of its highest layer, in whatever order they are drawn")
    func layers() {
        for order in [[low, high], [high, low]] {
            var canvas = BrailleCanvas(columns: 2, rows: 1)
            canvas.set(Dot(x: 0, y: 0), order[0])
            canvas.set(Dot(x: 0, y: 1), order[1])
            canvas.set(Dot(x: 2, y: 0), low)
            let surface = Drawn.surface(2, 1) { canvas.draw(into: &$0) }
            #expect(surface.rows == ["⠃⠁"])
            #expect(surface[0, 0].style == high.style && surface[1, 0].style == low.style)
        }
    }

    @Test("Cells without a dot are left as they are")
    func transparent() {
        var canvas = BrailleCanvas(columns: 3, rows: 1)
        canvas.set(Dot(x: 2, y: 0), low)
        canvas.set(Dot(x: 6, y: 0), low)
        canvas.set(Dot(x: 0, y: -1), low)
        let rows = Drawn.rows(5, 1) { painter in
            painter.text(0, 0, "abcde")
            canvas.draw(into: &painter, x: 1)
        }
        #expect(rows == ["ab⠁de"])
    }

    @Test("In ASCII a curve can still be followed")
    func ascii() {
        var canvas = BrailleCanvas(columns: 12, rows: 2)
        canvas.polyline([Dot(x: 0, y: 7), Dot(x: 6, y: 6), Dot(x: 14, y: 2), Dot(x: 23, y: 0)], low)
        #expect(rows(canvas, .ascii) == ["      .---''", "..---'      "])
        var steep = BrailleCanvas(columns: 2, rows: 1)
        steep.line(from: Dot(x: 0, y: 0), to: Dot(x: 0, y: 3), low)
        steep.line(from: Dot(x: 2, y: 1), to: Dot(x: 2, y: 3), low)
        #expect(rows(steep, .ascii) == ["|:"])
    }
}
