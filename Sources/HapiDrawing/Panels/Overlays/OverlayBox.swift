import HapiExplorer

/// A box over the panels: its frame, the button that closes it, and what the mouse does outside.
struct OverlayBox {
    let title: String
    /// What the button in the top line says and does.
    let close: (label: String, action: Action)

    /// Rows that no box covers: the header above, message and footer below.
    private static let above = 1
    private static let below = 2

    /// From here on the panels are seen on both sides.
    private static let wide = 100

    /// Most columns and rows that the inside of a box can have.
    static func room(in painter: Painter) -> (width: Int, height: Int) {
        (painter.width - (painter.width < wide ? 2 : 4), painter.height - above - below - 2)
    }

    /// Draws the frame around `columns` × `rows` in the middle of the screen, and answers with the inside.
    func draw(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, columns: Int, rows: Int
    ) -> Rect {
        let room = Self.room(in: painter)
        let width = min(columns, room.width) + 2
        let height = min(rows, room.height) + 2
        let rect = Rect(
            x: (painter.width - width) / 2,
            y: Self.above + (painter.height - Self.above - Self.below - height) / 2, width: width,
            height: height)
        painter.fill(rect, input.style(.overlay))
        hits.add(painter.onSurface(rect), .overlay)
        let inside = painter.box(
            rect, title: title, style: input.style(.borderFocused), titleStyle: input.style(.overlayTitle))
        let button = "[\(close.label)]"
        let x = rect.right - 2 - DisplayWidth.of(button)
        painter.text(x, rect.y, button, input.style(.footerKey))
        hits.add(
            painter.onSurface(Rect(x: x, y: rect.y, width: DisplayWidth.of(button), height: 1)),
            .action(close.action))
        return inside
    }
}
