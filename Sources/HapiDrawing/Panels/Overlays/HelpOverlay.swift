import HapiExplorer

/// Every key and typed command, over the panels, scrolled where it is longer than the screen.
enum HelpOverlay {
    private static let widest = 176

    static func draw(
        top: Int, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        let room = OverlayBox.room(in: painter)
        let columns = min(widest, room.width)
        let lines = HelpPage(input: input, columns: columns - 2).lines
        let box = OverlayBox(title: "Help", close: ("\(input.name(.escape)) close", .command(.back)))
        let inside = box.draw(input, into: &painter, &hits, columns: columns, rows: lines.count)
        let lastTop = max(0, lines.count - inside.height)
        let top = min(max(0, top), lastTop)
        hits.lastTop = lastTop
        for (row, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
            for piece in line {
                painter.text(inside.x + 1 + piece.x, inside.y + row, piece.text, piece.style)
            }
        }
        var end = inside.right - 1
        for (isMore, arrow, label, rows) in [
            (top < lastTop, input.glyphs.downArrow, "more", 10), (top > 0, input.glyphs.upArrow, "back", -10),
        ] where isMore {
            let x = painter.text(endingAt: end, inside.bottom, "[\(arrow) \(label)]", input.style(.footerKey))
            hits.add(
                painter.onSurface(Rect(x: x, y: inside.bottom, width: end - x, height: 1)),
                .action(.scroll(rows)))
            end = x - 1
        }
    }
}
