/// A curve in one row, or a few, of bars: the higher the value, the higher the bar. The range is the
/// caller's, so that two sparklines can be compared, and a curve does not change its height while it grows.
package struct Sparkline: Sendable, Hashable {
    package let values: [Double]
    package let lower: Double
    package let upper: Double
    /// What a column shows of the values that share it (`ColumnMap`): an extreme must not be lost in a mean
    /// where it is what matters.
    package let summary: Summary

    /// Values outside `lower`…`upper` are drawn at its ends; those that are not finite are gaps.
    package init(_ values: [Double], from lower: Double, to upper: Double, summary: Summary = .mean) {
        self.values = values
        self.lower = lower
        self.upper = upper
        self.summary = summary
    }

    /// Over the range of the values themselves.
    package init(_ values: [Double], summary: Summary = .mean) {
        let finite = values.filter(\.isFinite)
        self.init(values, from: finite.min() ?? 0, to: finite.max() ?? 0, summary: summary)
    }

    /// The height of each column in eighths of a cell: 1 at `lower`, so that the least value can be told from
    /// a gap (0), and all `rows` full at `upper`. Without a range, half the height.
    package func eighths(columns: Int, rows: Int) -> [Int] {
        let map = ColumnMap(count: values.count, columns: columns)
        let steps = 8 * max(0, rows) - 1
        guard steps > 0 else { return Array(repeating: 0, count: map.columns) }
        let range = upper - lower
        return (0..<map.columns).map { column in
            guard let value = summary(of: values[map.indices(inColumn: column)]) else { return 0 }
            let fraction = range > 0 && range.isFinite ? min(max((value - lower) / range, 0), 1) : 0.5
            return 1 + Int((fraction * Double(steps)).rounded())
        }
    }

    /// Draws into a rectangle, one column of values a column of cells.
    package func draw(into painter: inout Painter, in rect: Rect, _ style: Style = .plain) {
        for (column, height) in eighths(columns: rect.width, rows: rect.height).enumerated() {
            painter.bar(rect.x + column, bottom: rect.bottom - 1, rows: rect.height, eighths: height, style)
        }
    }
}
