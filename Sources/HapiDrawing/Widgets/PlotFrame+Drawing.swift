extension PlotFrame {
    /// Draws axis lines, ticks and labels; the plot itself is left as it is. Labels that would touch another
    /// one are left out, from the right, so that the last one, with the unit, is always there.
    package func draw(into painter: inout Painter, lines: Style = .plain, labels: Style = .plain) {
        guard hasAxes else { return }
        let glyphs = painter.glyphs
        let axisX = plot.x - 1
        painter.vertical(axisX, plot.y, length: plot.height, lines)
        painter.horizontal(plot.x, plot.bottom, length: plot.width, lines)
        painter.put(axisX, plot.bottom, glyphs.axisCorner, lines)
        for tick in yTicks {
            guard let cell = cell(x.lower, tick.value) else { continue }
            painter.put(axisX, cell.y, glyphs.axisTickLeft, lines)
            painter.text(endingAt: axisX, cell.y, tick.label, labels)
        }
        var end = rect.right
        for tick in xTicks.reversed() {
            guard let cell = cell(tick.value, y.lower) else { continue }
            painter.put(cell.x, plot.bottom, glyphs.axisTickBelow, lines)
            let width = DisplayWidth.of(tick.label)
            let start = min(cell.x - (width - 1) / 2, end - width)
            // Moved aside so far that it no longer stands under its tick, a label says something else.
            guard start >= rect.x, start + width > cell.x else { continue }
            painter.text(start, plot.bottom + 1, tick.label, labels)
            end = start - 1
        }
    }

    /// A line across the plot at a value of the horizontal axis, as a limit; nothing when it is off the plot.
    package func drawVertical(atX value: Double, into painter: inout Painter, _ style: Style = .plain) {
        guard let cell = cell(value, y.lower) else { return }
        painter.vertical(cell.x, plot.y, length: plot.height, style, with: painter.glyphs.limitVertical)
    }

    /// A line across the plot at a value of the vertical axis; nothing when it is off the plot.
    package func drawHorizontal(atY value: Double, into painter: inout Painter, _ style: Style = .plain) {
        guard let cell = cell(x.lower, value) else { return }
        painter.horizontal(plot.x, cell.y, length: plot.width, style, with: painter.glyphs.limitHorizontal)
    }
}
