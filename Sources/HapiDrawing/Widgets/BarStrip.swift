/// Execution rates along a backbone as a strip of bars: a rate of 1 fills the height, 0 leaves it empty.
///
/// Unlike a sparkline's, its scale begins at nothing, so areas compare; and what runs at all, however seldom,
/// shows at least an eighth of a cell, since "never" and "seldom" are different designs.
package struct BarStrip: Sendable, Hashable {
    /// Shares of the inputs, 0 to 1, in the order of the backbone.
    package let rates: [Double]
    /// What a column shows of the nodes that share it: the mean is the work that is done there, the maximum
    /// how often any of them is needed.
    package let summary: Summary

    /// Rates outside 0…1 are drawn at its ends; those that are not finite are gaps.
    package init(_ rates: [Double], summary: Summary = .mean) {
        self.rates = rates
        self.summary = summary
    }

    /// The height of each column in eighths of a cell, 0 to 8·`rows`.
    package func eighths(columns: Int, rows: Int) -> [Int] {
        let map = ColumnMap(count: rates.count, columns: columns)
        let steps = 8 * max(0, rows)
        return (0..<map.columns).map { column in
            guard let rate = summary(of: rates[map.indices(inColumn: column)]), rate > 0 else { return 0 }
            return min(steps, max(1, Int((min(rate, 1) * Double(steps)).rounded())))
        }
    }

    /// Draws into a rectangle, the nodes spread over its columns as `ColumnMap` has it. `style` is asked with
    /// the indices of the nodes that share a column.
    package func draw(into painter: inout Painter, in rect: Rect, style: (Range<Int>) -> Style) {
        let map = ColumnMap(count: rates.count, columns: rect.width)
        for (column, height) in eighths(columns: rect.width, rows: rect.height).enumerated() {
            painter.bar(
                rect.x + column, bottom: rect.bottom - 1, rows: rect.height, eighths: height,
                style(map.indices(inColumn: column)))
        }
    }

    package func draw(into painter: inout Painter, in rect: Rect, _ style: Style = .plain) {
        draw(into: &painter, in: rect) { _ in style }
    }
}
