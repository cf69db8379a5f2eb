import HapiExplorer

/// What a text being typed could become, in columns above the line it is typed in; each to be clicked.
struct CompletionBox {
    let prompt: Prompt
    let input: PanelInput

    private static let mostRows = 6

    /// Draws nothing where there is nothing to choose from.
    func draw(into painter: inout Painter, _ hits: inout HitMap, above bottom: Int, width: Int) {
        let items = shown
        guard items.count > 1 else { return }
        let inner = width - 4
        let column = min(inner, 2 + (items.map(DisplayWidth.of).max() ?? 0))
        let perRow = max(1, inner / column)
        let allRows = (items.count + perRow - 1) / perRow
        let rows = min(allRows, Self.mostRows)
        let rect = Rect(x: 0, y: bottom - rows - 2, width: width, height: rows + 2)
        painter.fill(rect, input.style(.overlay))
        hits.add(painter.onSurface(rect), .nothing)
        let inside = painter.box(rect, style: input.style(.border))
        let top = min(max(0, (prompt.completion ?? 0) / perRow - rows / 2), allRows - rows)
        for index in items.indices.dropFirst(top * perRow).prefix(rows * perRow) {
            let place = Rect(
                x: inside.x + 1 + index % perRow * column, y: inside.y + index / perRow - top,
                width: column - 1, height: 1)
            let isChosen = index == prompt.completion
            painter.text(
                place.x, place.y, items[index], input.style(isChosen ? .selection : .overlay),
                columns: place.width)
            hits.add(painter.onSurface(place), .row(index))
        }
        let hidden = items.count - min(rows * perRow, items.count - top * perRow)
        if hidden > 0 {
            painter.text(
                endingAt: rect.right - 2, rect.bottom - 1, " and \(hidden) more ", input.style(.muted))
        }
    }

    /// The completions without the word or folder that they all begin with.
    private var shown: [String] {
        let items = prompt.completions
        guard var common = items.first?.dropLast() else { return [] }
        for item in items {
            common = common.prefix(zip(common, item.dropLast()).prefix { $0 == $1 }.count)
        }
        let end = common.lastIndex { $0 == " " || $0 == "/" }
        let head = end.map { common.distance(from: common.startIndex, to: $0) + 1 } ?? 0
        return items.map { String($0.dropFirst(head)) }
    }
}
