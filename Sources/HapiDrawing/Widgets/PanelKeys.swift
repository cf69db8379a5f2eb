import HapiExplorer

/// Keys and what they do, side by side or one below the other, each to be clicked too.
///
///     PanelKeys([.init(.searchToggle, "start"), .init(.nextMethod, "method")])
///         .draw(input, into: &painter, &hits, x: 0, y: 4, columns: painter.width)
struct PanelKeys {
    struct Entry {
        let command: Command
        let label: String
        /// What a click does; the command alone unless said otherwise.
        let actions: [Action]

        init(_ command: Command, _ label: String, in panel: Panel? = nil) {
            self.command = command
            self.label = label
            actions = (panel.map { [.focus($0)] } ?? []) + [.command(command)]
        }
    }

    let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// In one line of `columns`; from the first that does not fit on they are left out. Answers with the columns
    /// taken.
    @discardableResult
    func draw(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, x: Int, y: Int, columns: Int
    ) -> Int {
        var used = 0
        for entry in bound(input) {
            let spans = Self.spans(entry, input)
            let gap = used == 0 ? 0 : 2
            let width = spans.reduce(0) { $0 + DisplayWidth.of($1.text) }
            guard used + gap + width <= columns else { break }
            painter.spans(x + used + gap, y, spans)
            let rect = Rect(x: x + used + gap, y: y, width: width, height: 1)
            hits.add(painter.onSurface(rect), .actions(entry.actions))
            used += gap + width
        }
        return used
    }

    /// One below the other. Answers with the rows taken.
    @discardableResult
    func drawColumn(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, in rect: Rect
    ) -> Int {
        let shown = bound(input).prefix(rect.height)
        for (row, entry) in shown.enumerated() {
            let width = painter.spans(rect.x, rect.y + row, Self.spans(entry, input), columns: rect.width)
            hits.add(
                painter.onSurface(Rect(x: rect.x, y: rect.y + row, width: width, height: 1)),
                .actions(entry.actions))
        }
        return shown.count
    }

    /// Without those whose keys the user has taken away.
    private func bound(_ input: PanelInput) -> [Entry] {
        entries.filter { !input.keyName($0.command).isEmpty }
    }

    private static func spans(_ entry: Entry, _ input: PanelInput) -> [Span] {
        let name = input.keyName(entry.command)
        let key = name == "Enter" ? input.glyphs.enter : name
        return [Span(key, input.style(.footerKey)), Span(" \(entry.label)", input.style(.muted))]
    }
}
