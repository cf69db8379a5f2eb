import HapiExplorer

extension OverlayBox {
    /// Draws a text of any number of lines, with buttons to scroll it where it is longer than the box, and notes
    /// where it ends.
    /// - Parameters:
    ///   - top: first line that is shown, as far as there are lines.
    ///   - line: draws a line into its row of the box.
    func draw(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, columns: Int, lines: Int,
        from top: Int, line: (inout Painter, Int, Rect) -> Void
    ) {
        let inside = draw(input, into: &painter, &hits, columns: columns, rows: lines)
        let lastTop = max(0, lines - inside.height)
        let top = min(max(0, top), lastTop)
        hits.lastTop = lastTop
        for row in 0..<min(inside.height, lines - top) {
            line(
                &painter, top + row,
                Rect(x: inside.x + 1, y: inside.y + row, width: inside.width - 2, height: 1))
        }
        var end = inside.right - 1
        for (isMore, arrow, label, rows) in [
            (top < lastTop, input.glyphs.downArrow, "more", 10), (top > 0, input.glyphs.upArrow, "back", -10),
        ] where isMore {
            let x = painter.text(
                endingAt: end, inside.bottom, "[\(arrow) \(label)]", input.style(.footerKey))
            hits.add(
                painter.onSurface(Rect(x: x, y: inside.bottom, width: end - x, height: 1)),
                .action(.scroll(rows)))
            end = x - 1
        }
    }
}
