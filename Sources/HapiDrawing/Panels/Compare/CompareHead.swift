import HapiExplorer

/// The letters over the columns, the slots' names under them, and the column that is chosen.
struct CompareHead {
    /// Two where a slot has a name.
    let rows: Int
    private let input: PanelInput
    private let columns: CompareColumns
    private let chosen: Int

    init(_ input: PanelInput, _ columns: CompareColumns) {
        self.input = input
        self.columns = columns
        chosen = input.state.view.slotCursor
        rows = input.document.slots.contains { $0?.name.isEmpty == false } ? 2 : 1
    }

    private var isFocused: Bool { input.state.view.focus == .compare }

    func draw(into painter: inout Painter, _ hits: inout HitMap) {
        let width = CompareColumns.columnWidth - 1
        painter.text(columns.present, 0, "now", input.style(.title), columns: width, alignment: .right)
        for slot in columns.slots {
            let x = columns.x(ofSlot: slot)
            let letter = String(Document.slotNames[slot])
            let content = input.document.slots[slot]
            let title = isFocused && slot == chosen ? "\(input.glyphs.pointer)\(letter)" : letter
            let token: ThemeToken = content == nil ? .muted : .title
            painter.text(x, 0, title, input.style(token), columns: width, alignment: .right)
            if let name = content?.name, rows > 1 {
                painter.text(x, 1, name, input.style(.text), columns: width, alignment: .right)
            }
            if let x = columns.x(ofDifference: slot), content != nil {
                drawDifferenceTitle(of: slot, x: x, into: &painter)
            }
            addHit(slot, painter, &hits)
        }
        if let slot = columns.difference, let x = columns.x(ofDifference: slot) {
            drawDifferenceTitle(of: slot, x: x, into: &painter)
        }
        drawMore(into: &painter, &hits)
    }

    private func drawDifferenceTitle(of slot: Int, x: Int, into painter: inout Painter) {
        painter.text(
            x, 0, "\(input.glyphs.difference)\(Document.slotNames[slot])", input.style(.muted),
            columns: CompareColumns.columnWidth, alignment: .right)
    }

    /// A click chooses a slot; one on the chosen slot loads it.
    private func addHit(_ slot: Int, _ painter: Painter, _ hits: inout HitMap) {
        let column = Rect(
            x: columns.x(ofSlot: slot), y: 0, width: columns.width(ofSlot: slot), height: painter.height)
        let loads = isFocused && slot == chosen && input.document.slots[slot] != nil
        hits.add(
            painter.onSurface(column), loads ? .actions([.pickSlot(slot), .command(.load)]) : .slot(slot))
    }

    /// Arrows where filled slots are out of sight, and a click on them goes there.
    private func drawMore(into painter: inout Painter, _ hits: inout HitMap) {
        let filled = input.document.slots.map { $0 != nil }
        let before = filled[..<columns.slots.lowerBound].count { $0 }
        let after = filled[columns.slots.upperBound...].count { $0 }
        if before > 0 {
            let text = "\(input.glyphs.moreLeft)\(before) more"
            let width = painter.text(0, 0, text, input.style(.title))
            hits.add(
                painter.onSurface(Rect(x: 0, y: 0, width: width, height: 1)),
                .slot(columns.slots.lowerBound - 1))
        }
        if after > 0, columns.difference == nil {
            let x = columns.x(ofSlot: columns.slots.upperBound) - 1
            painter.put(x, 0, input.glyphs.moreRight, input.style(.title))
            hits.add(
                painter.onSurface(Rect(x: x, y: 0, width: 1, height: 1)), .slot(columns.slots.upperBound))
        }
    }

    /// Sets off the column that the keys act on, after everything is drawn.
    func drawChoice(into painter: inout Painter) {
        guard isFocused, columns.slots.contains(chosen) else { return }
        let (cursor, selection) = (input.style(.cursor), input.style(.selection))
        let x = columns.x(ofSlot: chosen)
        let width = CompareColumns.columnWidth
        painter.restyle(Rect(x: x, y: 0, width: width, height: rows)) { $0 = cursor }
        painter.restyle(Rect(x: x, y: rows, width: width, height: painter.height - rows - 1)) { style in
            // The marks' colours stay; only what lies behind them changes.
            if selection.reverse { style.bold = true } else { style.background = selection.background }
        }
    }
}
