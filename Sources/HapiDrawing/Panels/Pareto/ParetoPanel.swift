import HapiCore
import HapiExplorer

/// A cost against accuracy: every design tried (thinned evenly), the front, the limits, the present design, the
/// slots, what older rules choose, and the cursor that walks the front.
enum ParetoPanel {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.pareto))
        let title = "Pareto: \(input.state.view.axis.title) \(input.glyphs.times) accuracy"
        let inside = input.box(title, .pareto, into: &painter, rect)
        painter.within(inside) { painter in
            let designs = ParetoDesigns(input)
            let caption = ParetoCaption(designs, input)
            let more = caption.more(columns: painter.width, rows: extraRows(painter.height))
            let rows = painter.height - 1 - more.count
            ParetoPlot(designs, input, in: Rect(x: 0, y: 0, width: painter.width, height: rows))
                .draw(into: &painter, &hits)
            caption.draw(into: &painter, &hits, y: rows)
            for (row, line) in more.enumerated() {
                painter.spans(0, rows + 1 + row, line, columns: painter.width)
            }
        }
    }

    /// Lines below the caption: what the cursor's design is made of, and what the letters are. Most of the room is
    /// the plot's.
    private static func extraRows(_ height: Int) -> Int {
        height < 9 ? 0 : height < 12 ? 1 : height < 16 ? 2 : 3
    }
}
