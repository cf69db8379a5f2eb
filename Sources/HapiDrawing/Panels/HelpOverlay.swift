import HapiExplorer

/// Every key, from the one table, over the panels.
enum HelpOverlay {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap) {
        let bindings = input.screen.keymap.bindings
        let rows = (bindings.count + 1) / 2
        let width = min(painter.width - 2, 132)
        let height = min(painter.height - 2, rows + 7)
        let rect = Rect(
            x: (painter.width - width) / 2, y: (painter.height - height) / 2, width: width, height: height)
        hits.add(painter.bounds, .action(.command(.back)))
        painter.fill(rect, input.style(.overlay))
        let inside = painter.box(
            rect, title: "Keys", style: input.style(.borderFocused), titleStyle: input.style(.overlayTitle))
        painter.within(inside) { painter in
            let half = painter.width / 2
            for (index, binding) in bindings.enumerated() {
                let (column, row) = (index / rows, index % rows)
                let names = binding.keys.map(\.name).joined(separator: " ")
                painter.text(
                    1 + column * half, row, names, input.style(.overlayTitle), columns: 10)
                painter.text(
                    12 + column * half, row, binding.command.summary, input.style(.overlay),
                    columns: half - 13)
            }
            for (index, line) in notes(input.glyphs).enumerated() {
                painter.text(
                    1, rows + 1 + index, line, input.style(.overlay), columns: painter.width - 2)
            }
        }
    }

    private static func notes(_ glyphs: GlyphSet) -> [String] {
        [
            "Mouse: click an exit to go there, again to toggle it, right button pins, middle forbids;",
            "drag the threshold; click the plot for the nearest front point; click a key in the footer.",
            "\(glyphs.alike) in Compare: an accuracy that these samples cannot tell from the present one (McNemar, 5 %).",
            "Any key closes this help.",
        ]
    }
}
