import HapiCore
import HapiDrawing
import HapiFigures
import Testing

@Suite("Nothing is drawn outside its rectangle")
struct ClippingTests {
    private static let width = 40
    private static let height = 12

    /// Draws within a rectangle of a surface full of marks, and counts what changed outside it.
    private func strays(_ rect: Rect, _ glyphs: GlyphSet, _ draw: (inout Painter) -> Void) -> Int {
        let mark = Style(underline: true)
        let surface = Drawn.surface(Self.width, Self.height, glyphs) { painter in
            painter.fill(painter.bounds, mark, with: "@")
            painter.within(rect, draw)
        }
        #expect(Drawn.isWhole(surface))
        if glyphs.isASCII { #expect(surface.cells.allSatisfy { $0.character.isASCII }) }
        var count = 0
        for y in 0..<Self.height {
            for x in 0..<Self.width where !rect.contains(x: x, y: y) {
                if surface[x, y] != Cell("@", mark) { count += 1 }
            }
        }
        return count
    }

    @Test("Of any size, at any place, also off the surface")
    func everyWidget() {
        var generator = Generator(seed: 18)
        func integer(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + generator.index(below: range.count)
        }
        for _ in 0..<400 {
            let rect = Rect(
                x: integer(-30...50), y: integer(-15...20), width: integer(0...60), height: integer(0...20))
            // The widget's own rectangle need not be the painter's.
            let inner =
                integer(0...1) == 0
                ? Rect(x: 0, y: 0, width: rect.width, height: rect.height)
                : Rect(
                    x: integer(-20...20), y: integer(-9...9), width: integer(0...60), height: integer(0...20))
            let values = (0..<integer(0...90)).map { _ in
                integer(0...20) == 0 ? Double.nan : generator.unit() * 3 - 1
            }
            let glyphs: GlyphSet = integer(0...1) == 0 ? .unicode : .ascii
            for widget in Self.widgets(inner, values) {
                #expect(strays(rect, glyphs, widget) == 0, "\(rect) \(inner)")
            }
        }
    }

    private static func widgets(_ rect: Rect, _ values: [Double]) -> [(inout Painter) -> Void] {
        let text = "卷积 stage1.conv😀 \u{1B}[31m"
        let axis = Axis(covering: values, margin: 0.05, unit: .percent)
        return [
            { painter in
                painter.box(rect, title: text)
                painter.text(rect.x, rect.y + 1, text)
                painter.text(endingAt: rect.right, rect.y + 2, text)
                painter.text(rect.x, rect.y + 3, text, columns: rect.width, alignment: .centre)
                painter.spans(rect.x, rect.y + 4, [Span(text), Span(text)], columns: rect.width)
                painter.restyle(rect) { $0.bold = true }
            },
            { painter in
                painter.fill(rect, .plain)
                painter.horizontal(rect.x, rect.y, length: rect.width + 9)
                painter.vertical(rect.x, rect.y, length: rect.height + 9)
            },
            { Sparkline(values).draw(into: &$0, in: rect) },
            { BarStrip(values).draw(into: &$0, in: rect) },
            {
                Slider(x: rect.x, y: rect.y, columns: rect.width, from: -1, to: 2)
                    .draw(values.first ?? 0, into: &$0)
            },
            { painter in
                let frame = PlotFrame(in: rect, x: axis, y: axis)
                frame.draw(into: &painter)
                frame.drawVertical(atX: 0.5, into: &painter)
                frame.drawHorizontal(atY: 0.5, into: &painter)
                var canvas = frame.canvas
                canvas.polyline(
                    zip(values, values.dropFirst()).map { frame.dot($0 * 2, $1) },
                    BrailleCanvas.Layer(priority: 0, style: .plain))
                canvas.draw(into: &painter, x: frame.plot.x, y: frame.plot.y)
            },
        ]
    }
}
