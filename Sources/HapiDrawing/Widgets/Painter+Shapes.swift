extension Painter {
    /// Fills a rectangle with blanks, or with a printable character of one column.
    package mutating func fill(_ rect: Rect, _ style: Style, with character: Character = " ") {
        let safe =
            DisplayWidth.of(character) == 1 ? SafeText.printable(String(character), glyphs: glyphs) : " "
        let visible = rect.intersection(visibleBounds)
        for y in visible.y..<visible.bottom {
            for x in visible.x..<visible.right {
                place(x, y, safe.first ?? " ", columns: 1, style)
            }
        }
    }

    /// A line of `length` cells to the right; `character` is the frame's line unless given.
    package mutating func horizontal(
        _ x: Int, _ y: Int, length: Int, _ style: Style = .plain, with character: Character? = nil
    ) {
        fill(Rect(x: x, y: y, width: length, height: 1), style, with: character ?? glyphs.horizontal)
    }

    /// A line of `length` cells downwards; `character` is the frame's line unless given.
    package mutating func vertical(
        _ x: Int, _ y: Int, length: Int, _ style: Style = .plain, with character: Character? = nil
    ) {
        fill(Rect(x: x, y: y, width: 1, height: length), style, with: character ?? glyphs.vertical)
    }

    /// A frame with its title in the top line, cut to fit. Nothing is drawn where there is no room for a
    /// frame (less than two cells either way). Answers with the rectangle inside.
    @discardableResult
    package mutating func box(
        _ rect: Rect, title: String = "", style: Style = .plain, titleStyle: Style = .plain
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return rect.inset }
        let right = rect.right - 1
        let bottom = rect.bottom - 1
        horizontal(rect.x + 1, rect.y, length: rect.width - 2, style)
        horizontal(rect.x + 1, bottom, length: rect.width - 2, style)
        vertical(rect.x, rect.y + 1, length: rect.height - 2, style)
        vertical(right, rect.y + 1, length: rect.height - 2, style)
        put(rect.x, rect.y, glyphs.topLeft, style)
        put(right, rect.y, glyphs.topRight, style)
        put(rect.x, bottom, glyphs.bottomLeft, style)
        put(right, bottom, glyphs.bottomRight, style)
        // A blank on either side of the title, and one cell of line before the corner.
        let shown = SafeText.cut(title, columns: rect.width - 5, glyphs: glyphs)
        if !shown.isEmpty { text(rect.x + 1, rect.y, " " + shown + " ", titleStyle) }
        return rect.inset
    }

    /// A bar of `eighths` of a cell, standing on the bottom of the cell (x, `bottom`) and at most `rows`
    /// high. Cells that it does not reach are left as they are.
    package mutating func bar(_ x: Int, bottom: Int, rows: Int, eighths: Int, _ style: Style = .plain) {
        for row in 0..<max(0, rows) {
            let level = min(8, eighths - 8 * row)
            guard level > 0 else { return }
            put(x, bottom - row, glyphs.bars[level], style)
        }
    }
}
