import HapiCore
import Testing

@testable import HapiDrawing

@Suite("Items in lines, and curves over columns")
struct FlowAndCurveTests {
    @Test("Items keep their order and are never cut; what has no room is told by the ellipsis")
    func flow() {
        var generator = Generator(seed: 21)
        for _ in 0..<200 {
            let columns = 12 + generator.index(below: 60)
            let rows = generator.index(below: 5)
            let items = (0..<generator.index(below: 14)).map { index in
                "\(index)" + String(repeating: "x", count: generator.index(below: 10))
            }
            var flow = ItemFlow(columns: columns, rows: rows, glyphs: .unicode, style: .plain)
            for item in items { flow.add([Span(item)]) }
            let lines = flow.lines.map { $0.map(\.text).joined() }
            #expect(lines.count <= rows && lines.allSatisfy { $0.count <= columns })
            var shown = lines.flatMap { $0.split(separator: " ").map(String.init) }
            if shown.last == "…" { shown.removeLast() }
            #expect(shown == Array(items.prefix(shown.count)))
            // Nothing is left out while there is a line, or room in the last one.
            if shown.count < items.count, let last = lines.last {
                #expect(lines.count == rows && last.count + 2 + items[shown.count].count > columns - 2)
            }
        }
    }

    @Test("A curve is bars in two rows and dots in three, the more the higher", arguments: [2, 3, 5])
    func curve(rows: Int) {
        let values = (0..<30).map { Double($0) / 29 }
        let curve = Curve(values: values, lower: 0, upper: 1)
        let surface = Drawn.surface(30, rows) { painter in
            curve.draw(into: &painter, in: painter.bounds) { _ in .plain }
        }
        let tops = (0..<30).map { x in (0..<rows).first { surface[x, $0].character != " " } ?? rows }
        #expect(tops == tops.sorted(by: >))
        #expect(tops.first == rows - 1 && tops.last == 0)
        let isDots = surface[0, rows - 1].character.unicodeScalars.allSatisfy {
            $0.value >= 0x2800 && $0.value < 0x2900
        }
        #expect(isDots == (rows >= Curve.leastRowsOfDots))
    }

    @Test("A line of dots goes over gaps; a value beyond the range has no row")
    func gaps() {
        let curve = Curve(values: [0, .nan, .nan, .nan, 1], lower: 0, upper: 1)
        let surface = Drawn.surface(5, 4) { painter in
            curve.draw(into: &painter, in: painter.bounds) { _ in .plain }
        }
        for x in 0..<5 { #expect((0..<4).contains { surface[x, $0].character != " " }) }
        #expect(curve.row(of: 1, rows: 4) == 0 && curve.row(of: 0, rows: 4) == 3)
        #expect(curve.row(of: 1.1, rows: 4) == nil && curve.row(of: -0.1, rows: 4) == nil)
    }
}
