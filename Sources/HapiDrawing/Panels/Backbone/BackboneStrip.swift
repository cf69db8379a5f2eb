import HapiCore
import HapiExplorer

/// The candidate exits over the columns of the backbone, the cursor above them, and what a click on a column means.
struct BackboneStrip {
    let window: BackboneWindow
    /// By column: the layer that a click there goes to, and the state of its exit that is seen.
    private let columns: [(layer: Int, state: ExitState?)]
    private let cursor: Range<Int>

    /// O(columns + exits · exits of the design).
    init(_ input: PanelInput, _ window: BackboneWindow) {
        self.window = window
        let here = min(max(0, input.state.view.cursor), input.network.layers.count - 1)
        cursor = window.columns(ofLayer: here)
        var columns = (0..<window.columns).map { column in
            (layer: window.layers(inColumn: column).lowerBound, state: nil as ExitState?)
        }
        for (index, exit) in input.network.exits.enumerated() where window.layers.contains(exit.layer) {
            let column = window.columns(ofLayer: exit.layer).lowerBound
            guard columns.indices.contains(column) else { continue }
            let state = ExitState(index, input)
            guard columns[column].state.map({ state < $0 }) ?? true else { continue }
            columns[column] = (exit.layer, state)
        }
        // The cursor's own layer is the one seen, exit or not, where several share its column.
        if let column = cursor.first {
            let exit = input.state.exitUnderCursor(input.context)
            columns[column] = (here, exit.map { ExitState($0, input) })
        }
        self.columns = columns
    }

    /// The layer that a column stands for.
    func layer(inColumn column: Int) -> Int { columns[column].layer }

    /// Marks in the rows `y` (the cursor) and `y` + 1 (the exits), from column `x` on.
    func draw(_ input: PanelInput, into painter: inout Painter, x: Int, y: Int) {
        for (column, entry) in columns.enumerated() {
            guard let state = entry.state else { continue }
            painter.put(x + column, y + 1, state.glyph(input.glyphs), input.style(state.token))
        }
        let muted = input.style(.muted)
        if window.hasBefore { painter.put(x - 1, y + 1, input.glyphs.moreLeft, muted) }
        if window.hasAfter { painter.put(x + window.columns, y + 1, input.glyphs.moreRight, muted) }
        guard let column = cursor.first else { return }
        painter.put(x + column, y, input.glyphs.cursorAbove, input.style(.cursor))
        painter.restyle(Rect(x: x + column, y: y + 1, width: 1, height: 1)) { $0.reverse.toggle() }
    }

    /// Turns the cursor's columns around in rows that are already drawn.
    func highlight(into painter: inout Painter, x: Int, rows: Range<Int>) {
        painter.restyle(
            Rect(x: x + cursor.lowerBound, y: rows.lowerBound, width: cursor.count, height: rows.count)
        ) {
            $0.reverse.toggle()
        }
    }

    /// One target for every run of columns that stand for the same layer.
    func addTargets(_ painter: Painter, _ hits: inout HitMap, x: Int, rows: Range<Int>) {
        var first = 0
        while first < columns.count {
            // Columns without an exit's mark belong to the layer that began before them.
            let layer = columns[first].layer
            var end = first + 1
            while end < columns.count, window.columns(ofLayer: layer).contains(end) { end += 1 }
            let rect = Rect(x: x + first, y: rows.lowerBound, width: end - first, height: rows.count)
            hits.add(painter.onSurface(rect), .layer(layer))
            first = end
        }
    }
}
