import HapiFigures

/// A graph's axes in a rectangle: where the data is drawn, and how data and cells translate into each other.
///
/// The labels of the vertical axis stand to the left, those of the horizontal one in the row at the bottom,
/// the axis lines between them and the plot. Where that would leave less than 8 × 3 cells, the axes are left
/// out and all of the rectangle is the plot.
package struct PlotFrame: Sendable, Hashable {
    package let rect: Rect
    /// Where the data goes, in the coordinates of `rect`.
    package let plot: Rect
    package let x: Axis
    package let y: Axis
    let xTicks: [AxisTick]
    let yTicks: [AxisTick]
    let hasAxes: Bool

    package init(in rect: Rect, x: Axis, y: Axis) {
        self.rect = rect
        self.x = x
        self.y = y
        // A tick every other row and every eighth column leaves the labels apart.
        let yTicks = y.ticks(atMost: min(7, (rect.height - 1) / 2))
        let gutter = (yTicks.map { DisplayWidth.of($0.label) }.max() ?? 0) + 1
        let room = Rect(
            x: rect.x + gutter, y: rect.y, width: rect.width - gutter, height: rect.height - 2)
        hasAxes = room.width >= 8 && room.height >= 3
        plot = hasAxes ? room : rect
        self.yTicks = hasAxes ? yTicks : []
        xTicks = hasAxes ? x.ticks(atMost: room.width / 8) : []
    }

    /// An empty canvas as large as the plot; drawn at (`plot.x`, `plot.y`).
    package var canvas: BrailleCanvas { BrailleCanvas(columns: plot.width, rows: plot.height) }

    /// The dot of the canvas for a point of the data: the axes' ends lie on the outermost dots. Outside the
    /// canvas for a point beyond the axes; nil for one that is not finite, and where there is no cell.
    package func dot(_ xValue: Double, _ yValue: Double) -> Dot? {
        guard plot.width > 0, plot.height > 0, xValue.isFinite, yValue.isFinite else { return nil }
        return Dot(
            x: Self.nearest(x.fraction(of: xValue), last: plot.width * 2 - 1),
            y: Self.nearest(1 - y.fraction(of: yValue), last: plot.height * 4 - 1))
    }

    /// The cell that holds the dot of a point, in the coordinates of `rect`; nil when the point is not within
    /// the plot.
    package func cell(_ xValue: Double, _ yValue: Double) -> (x: Int, y: Int)? {
        guard let dot = dot(xValue, yValue), dot.x >= 0, dot.y >= 0, dot.x < plot.width * 2,
            dot.y < plot.height * 4
        else { return nil }
        return (plot.x + dot.x / 2, plot.y + dot.y / 4)
    }

    /// All the data that a cell, in the coordinates of `rect`, shows: what a click on it may mean. The
    /// outermost cells reach half a dot beyond the axes. Nil outside the plot.
    package func data(inCell column: Int, _ row: Int) -> (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
        guard plot.contains(x: column, y: row) else { return nil }
        let left = Double((column - plot.x) * 2) - 0.5
        let top = Double((row - plot.y) * 4) - 0.5
        let lastX = Double(plot.width * 2 - 1)
        let lastY = Double(plot.height * 4 - 1)
        return (
            x.value(atFraction: left / lastX)...x.value(atFraction: (left + 2) / lastX),
            y.value(atFraction: 1 - (top + 4) / lastY)...y.value(atFraction: 1 - top / lastY)
        )
    }

    /// The dot at a fraction of the way, kept within whole numbers that no line needs to be drawn from.
    private static func nearest(_ fraction: Double, last: Int) -> Int {
        Int(min(max(fraction * Double(last), -1e6), 1e6).rounded())
    }
}
