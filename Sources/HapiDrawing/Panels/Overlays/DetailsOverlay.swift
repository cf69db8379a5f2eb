import HapiExplorer

/// Everything about the layer and the exit under the cursor, over the panels, to be scrolled where it is higher
/// than the screen.
enum DetailsOverlay {
    private static let widest = 82

    /// - Parameter top: first line that is shown, as far as there are lines.
    static func draw(_ input: PanelInput, top: Int, into painter: inout Painter, _ hits: inout HitMap) {
        let columns = min(widest, OverlayBox.room(in: painter).width)
        let lines = DetailsLines(input, columns: columns - 2).all
        OverlayBox(title: "Details", close: ("\(input.name(.escape)) close", .command(.back))).draw(
            input, into: &painter, &hits, columns: columns, lines: lines.count, from: top
        ) { painter, line, row in
            painter.spans(row.x, row.y, lines[line], columns: row.width)
        }
    }
}
