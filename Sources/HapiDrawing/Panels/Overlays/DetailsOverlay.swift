import HapiExplorer

/// Everything about the layer and the exit under the cursor, over the panels, to be scrolled where it is higher
/// than the screen.
enum DetailsOverlay {
    private static let mostColumns = 84

    /// - Parameter top: first line that is shown, as far as there are lines.
    static func draw(_ input: PanelInput, top: Int, into painter: inout Painter, _ hits: inout HitMap) {
        hits.add(painter.bounds, .action(.command(.back)))
        let width = min(painter.width - 2, mostColumns)
        let lines = DetailsLines(input, columns: width - 4).all
        let height = min(painter.height - 2, lines.count + 2)
        let rect = Rect(
            x: (painter.width - width) / 2, y: (painter.height - height) / 2, width: width, height: height)
        painter.fill(rect, input.style(.overlay))
        let inside = painter.box(
            rect, title: "Details", style: input.style(.borderFocused), titleStyle: input.style(.overlayTitle)
        )
        let first = max(0, min(top, lines.count - inside.height))
        let shown = lines.dropFirst(first).prefix(inside.height)
        painter.within(inside) { painter in
            for (row, line) in shown.enumerated() {
                painter.spans(1, row, line, columns: painter.width - 2)
            }
        }
        painter.text(
            rect.x + 2, rect.bottom - 1,
            SafeText.cut(
                hint(input, first..<(first + shown.count), of: lines.count), columns: rect.width - 4,
                glyphs: input.glyphs), input.style(.muted))
    }

    /// How to read on and how to close, in the frame's last line.
    private static func hint(_ input: PanelInput, _ shown: Range<Int>, of count: Int) -> String {
        let keymap = input.screen.keymap
        let close = " \(keymap.mainName(of: .back)) closes "
        guard shown.count < count else { return close }
        let keys = [Command.up, .down].map { keymap.mainName(of: $0) }.joined(separator: " ")
        return " \(keys) scroll: \(shown.lowerBound + 1) to \(shown.upperBound) of \(count) lines,\(close)"
    }
}
