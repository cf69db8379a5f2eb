import HapiCore
import HapiExplorer

/// The present design beside those put aside: figures side by side, each marked better or worse than now.
enum ComparePanel {
    /// Room for every figure with its mark, within the frame.
    static func width(slots: Int) -> Int {
        CompareColumns.labelWidth + CompareColumns.columnWidth * (1 + slots) + 2
    }

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.compare))
        let inside = input.box("Compare", .compare, into: &painter, rect)
        let hidden = painter.within(inside) { painter in
            let columns = CompareColumns(
                width: painter.width, filled: input.document.slots.map { $0 != nil },
                cursor: input.state.view.slotCursor)
            let head = CompareHead(input, columns)
            let footRows = painter.height > head.rows + 1 ? 1 : 0
            let table = CompareTable(input).rows(
                atMost: max(0, painter.height - head.rows - footRows), from: input.state.view.compareTop)
            head.draw(into: &painter, &hits)
            for (index, row) in table.shown.enumerated() {
                draw(row, y: head.rows + index, columns, input, into: &painter)
            }
            head.drawChoice(into: &painter)
            if footRows > 0 { drawFoot(input, into: &painter, &hits) }
            return table.hidden
        }
        // In the frame, where nothing else has to make room for it.
        let arrows = "\(input.glyphs.upArrow)\(input.glyphs.isASCII ? "/" : "")\(input.glyphs.downArrow)"
        let more = " \(arrows) \(hidden) more \(hidden == 1 ? "row" : "rows") "
        if hidden > 0, more.count + 4 <= rect.width {
            painter.text(endingAt: rect.right - 2, rect.bottom - 1, more, input.style(.muted))
        }
    }

    private static func draw(
        _ row: CompareTable.Row, y: Int, _ columns: CompareColumns, _ input: PanelInput,
        into painter: inout Painter
    ) {
        switch row {
        case .heading(let heading):
            let room = painter.width - DisplayWidth.of(heading.rest)
            let name = SafeText.cut(heading.name, columns: room, glyphs: input.glyphs)
            painter.spans(0, y, [Span(name, input.style(.title)), Span(heading.rest, input.style(.muted))])
        case .words(let label, let words):
            drawLabel(label, y: y, input, into: &painter)
            let now = words[0]
            for (column, word) in words.enumerated() {
                guard let word, let x = place(of: column, columns) else { continue }
                let style = input.style(word == now ? .text : .title)
                painter.text(
                    x, y, word, style, columns: CompareColumns.columnWidth - 1, alignment: .right)
            }
        case .figures(let row):
            drawLabel(row.label, y: y, input, into: &painter)
            for column in row.values.indices { draw(row, column, y: y, columns, input, into: &painter) }
        }
    }

    private static func drawLabel(
        _ label: String, y: Int, _ input: PanelInput, into painter: inout Painter
    ) {
        painter.text(0, y, label, input.style(.muted), columns: CompareColumns.labelWidth)
    }

    /// Where a column begins, `nil` for a slot that is not shown. Column 0 is now.
    private static func place(of column: Int, _ columns: CompareColumns) -> Int? {
        if column == 0 { return columns.present }
        return columns.slots.contains(column - 1) ? columns.x(ofSlot: column - 1) : nil
    }

    private static func draw(
        _ row: CompareRow, _ column: Int, y: Int, _ columns: CompareColumns, _ input: PanelInput,
        into painter: inout Painter
    ) {
        let width = CompareColumns.columnWidth - 1
        let isThere = column == 0 || input.document.slots[column - 1] != nil
        let (glyphs, standing) = (input.glyphs, row.standing(column))
        let (mark, token): (Character?, ThemeToken) =
            switch standing {
            case .none: (nil, .text)
            case .better: (glyphs.better, .better)
            case .worse: (glyphs.worse, .worse)
            case .unclear: (glyphs.alike, .text)
            }
        if let x = place(of: column, columns) {
            if let value = row.values[column] {
                painter.text(x, y, row.text(value), input.style(token), columns: width, alignment: .right)
                if let mark { painter.put(x + width, y, mark, input.style(token)) }
            } else if isThere {
                painter.text(x, y, "-", input.style(.muted), columns: width, alignment: .right)
            }
        }
        if column > 0, let x = columns.x(ofDifference: column - 1), let text = row.difference(column) {
            // Without a mark of its own, it keeps clear of the figure's.
            painter.text(x, y, text, input.style(token), columns: width + 1, alignment: .right)
        }
    }

    /// The keys while they act here, else what the marks mean.
    private static func drawFoot(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        let y = painter.height - 1
        let isEmpty = input.document.slots.allSatisfy { $0 == nil }
        if isEmpty || input.state.view.focus == .compare {
            keys(isEmpty: isEmpty).draw(input, into: &painter, &hits, x: 0, y: y, columns: painter.width)
        } else {
            let glyphs = input.glyphs
            painter.text(
                0, y, "\(glyphs.better) better, \(glyphs.worse) worse, \(glyphs.alike) unclear",
                input.style(.muted))
        }
    }

    private static func keys(isEmpty: Bool) -> PanelKeys {
        let adding = [
            PanelKeys.Entry(.baselines, "rules"), PanelKeys.Entry(.openPlan, "plan"),
            PanelKeys.Entry(.openDevice, "device"),
        ]
        if isEmpty { return PanelKeys([PanelKeys.Entry(.keep, "keep this design")] + adding) }
        return PanelKeys(
            [
                PanelKeys.Entry(.load, "load", in: .compare), PanelKeys.Entry(.drop, "drop", in: .compare),
                PanelKeys.Entry(.rename, "name", in: .compare),
            ] + adding)
    }
}
