import HapiExplorer

extension Painter {
    /// A text being typed, in exactly `columns`, its cursor in reverse. What is longer is moved along so that the
    /// cursor is seen, with the ellipsis where text is hidden. Nothing is drawn in less than six columns.
    package mutating func field(_ field: TextField, _ x: Int, _ y: Int, columns: Int, _ style: Style) {
        guard columns > 5 else { return }
        fill(Rect(x: x, y: y, width: columns, height: 1), style)
        let before = SafeText.printable(String(field.text.prefix(field.cursor)), glyphs: glyphs)
        let after = SafeText.printable(String(field.text.dropFirst(field.cursor)), glyphs: glyphs)
        let cursorWidth = max(1, after.first.map(DisplayWidth.of) ?? 1)
        // Some of what follows is seen too, and the cursor's own cell always.
        let following = max(cursorWidth, min(DisplayWidth.of(after), columns / 3))
        let shown = SafeText.tail(of: before, columns: columns - following, glyphs: glyphs)
        let cursor = x + DisplayWidth.of(shown)
        text(x, y, shown, style)
        text(cursor, y, SafeText.cut(after, columns: x + columns - cursor, glyphs: glyphs), style)
        restyle(Rect(x: cursor, y: y, width: cursorWidth, height: 1)) { $0.reverse.toggle() }
    }
}
