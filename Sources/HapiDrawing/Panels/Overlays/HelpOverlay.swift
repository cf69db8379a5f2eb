import HapiExplorer

/// Every key and typed command, over the panels, scrolled where it is longer than the screen.
enum HelpOverlay {
    private static let widest = 176

    static func draw(
        top: Int, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        let columns = min(widest, OverlayBox.room(in: painter).width)
        let lines = HelpPage(input: input, columns: columns - 2).lines
        OverlayBox(title: "Help", close: ("\(input.name(.escape)) close", .command(.back))).draw(
            input, into: &painter, &hits, columns: columns, lines: lines.count, from: top
        ) { painter, line, row in
            for piece in lines[line] { painter.text(row.x + piece.x, row.y, piece.text, piece.style) }
        }
    }
}
