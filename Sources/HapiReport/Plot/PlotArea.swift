import HapiFigures

/// Two axes around a rectangle of a drawing, and how data become places in it.
struct PlotArea {
    let rect: SVGRect
    let x: Axis
    let y: Axis

    func point(_ horizontal: Double, _ vertical: Double) -> SVGPoint {
        SVGPoint(
            rect.x + x.fraction(of: horizontal) * rect.width,
            rect.bottom - y.fraction(of: vertical) * rect.height)
    }

    /// Room for the labels of a vertical axis, to the left of it; most need no more than the least.
    static func left(of y: Axis, height: Double) -> Double {
        let widths = ticks(of: y, height: height).map { LabelPlacement.width(of: $0.label) }
        return max(62, (widths.max() ?? 0) + 12)
    }

    private static func ticks(of y: Axis, height: Double) -> [AxisTick] {
        y.ticks(atMost: max(2, Int(height / 34)))
    }

    /// Lines across for the values of the vertical axis, ticks below for those of the horizontal one.
    func drawAxes(into canvas: inout SVGCanvas, vertical: String, horizontal: String?) {
        for tick in Self.ticks(of: y, height: rect.height) {
            let height = point(x.lower, tick.value).y
            canvas.line(SVGPoint(rect.x, height), SVGPoint(rect.right, height), "s-grid thin")
            canvas.text(tick.label, at: SVGPoint(rect.x - 8, height + 4.5), "f-muted", anchor: "end")
        }
        canvas.line(SVGPoint(rect.x, rect.bottom), SVGPoint(rect.right, rect.bottom), "s-muted thin")
        for tick in x.ticks(atMost: max(2, Int(rect.width / 76))) {
            let place = point(tick.value, y.lower).x
            canvas.line(SVGPoint(place, rect.bottom), SVGPoint(place, rect.bottom + 4), "s-muted thin")
            guard horizontal != nil else { continue }
            canvas.text(tick.label, at: SVGPoint(place, rect.bottom + 19), "f-muted", anchor: "middle")
        }
        canvas.text(vertical, at: SVGPoint(rect.x, rect.y - 12), "f-ink strong")
        if let horizontal {
            canvas.text(horizontal, at: SVGPoint(rect.right, rect.bottom + 38), "f-ink strong", anchor: "end")
        }
    }

    /// A line through data that goes on level until the next value: the best that can be had up to there.
    func stairs(_ values: [(x: Double, y: Double)]) -> [SVGPoint] {
        var points: [SVGPoint] = []
        for value in values {
            let place = point(value.x, value.y)
            if let last = points.last { points.append(SVGPoint(place.x, last.y)) }
            points.append(place)
        }
        return points
    }
}
