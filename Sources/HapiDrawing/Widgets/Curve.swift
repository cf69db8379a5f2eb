/// A curve over columns: bars in one row or two, a line of dots in more.
struct Curve {
    /// By column; what is not finite is a gap in the bars, and left out of the line.
    let values: [Double]
    let lower: Double
    let upper: Double

    /// From that many rows on, dots tell more than bars.
    static let leastRowsOfDots = 3

    /// Draws one value a column from the rectangle's left; `style` is asked with the column. O(columns · rows).
    func draw(into painter: inout Painter, in rect: Rect, style: (Int) -> Style) {
        guard rect.height >= Self.leastRowsOfDots else {
            let heights = Sparkline(values, from: lower, to: upper).eighths(
                columns: values.count, rows: rect.height)
            for (column, height) in heights.enumerated() {
                painter.bar(
                    rect.x + column, bottom: rect.bottom - 1, rows: rect.height, eighths: height,
                    style(column))
            }
            return
        }
        var canvas = BrailleCanvas(columns: values.count, rows: rect.height)
        var last: Dot?
        for (column, value) in values.enumerated() {
            guard let row = dotRow(of: value, rows: rect.height) else { continue }
            let layer = BrailleCanvas.Layer(priority: 0, style: style(column))
            let dot = Dot(x: 2 * column, y: row)
            canvas.line(from: last ?? dot, to: dot, layer)
            last = dot
        }
        canvas.draw(into: &painter, x: rect.x, y: rect.y)
    }

    /// The row of cells that a value's dot is in, `nil` where it is beyond the range.
    func row(of value: Double, rows: Int) -> Int? {
        guard lower < upper, (lower...upper).contains(value) else { return nil }
        return dotRow(of: value, rows: rows).map { $0 / 4 }
    }

    private func dotRow(of value: Double, rows: Int) -> Int? {
        guard value.isFinite, rows > 0 else { return nil }
        let share = upper > lower ? min(max((value - lower) / (upper - lower), 0), 1) : 0.5
        return Int(((1 - share) * Double(4 * rows - 1)).rounded())
    }
}
