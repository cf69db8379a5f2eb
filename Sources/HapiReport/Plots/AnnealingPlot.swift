import HapiCore
import HapiFigures

/// The way of the search: the goal's value where it stood, and the best up to there, against the designs judged.
struct AnnealingPlot {
    private let report: Report
    private let value: GoalValue
    private let area: PlotArea

    private static let height = 300.0

    init(_ report: Report) {
        self.report = report
        let value = GoalValue(report.search.goal, original: report.terms.original)
        self.value = value
        let points = report.search.points
        // A few far from the rest would flatten it; the best is an end of the range whatever the others are.
        let near = points.map(\.current).filter(value.isNear).sorted()
        let rare = near.count / 100
        let visible = near.dropFirst(rare).dropLast(rare) + [points.last?.best].compactMap { $0 }
        let y = Axis(covering: visible.map(value.shown), margin: 0.06, unit: value.unit)
        let height = Self.height - 112
        let left = PlotArea.left(of: y, height: height)
        area = PlotArea(
            rect: SVGRect(x: left, y: 62, width: Drawing.pageWidth - left - 22, height: height),
            x: Axis(from: 0, to: Double(max(1, report.search.trajectory.evaluations))), y: y)
    }

    /// Points of the way that lie outside the drawing: before the limits were met, and the farthest of the others.
    var hidden: Int { report.search.points.count - visible.count }

    private var visible: [SearchSnapshot.TracePoint] {
        report.search.points.filter {
            value.isNear($0.current) && (area.y.lower...area.y.upper).contains(value.shown($0.current))
        }
    }

    var drawing: Drawing {
        var canvas = SVGCanvas()
        area.drawAxes(into: &canvas, vertical: name, horizontal: "designs judged")
        let points = report.search.points
        canvas.clipped(to: area.rect, id: "annealing-area") { canvas in
            canvas.dots(
                visible.map { area.point(Double($0.evaluation), value.shown($0.current)) }, radius: 1.4,
                "s-muted")
            let best = points.compactMap { point in
                point.best.map { (Double(point.evaluation), value.shown($0)) }
            }
            canvas.path(area.stairs(best), "s-blue none bold")
        }
        drawKey(&canvas)
        return Drawing(
            title: "The search’s objective against the designs judged", description: description,
            height: Self.height, canvas)
    }

    private var description: String {
        guard let best = report.search.trajectory.bestValue else { return "No design met the limits." }
        return
            "Best \(value.text(best)) after \(Format.grouped(report.search.trajectory.evaluations)) designs."
    }

    private var name: String {
        switch report.search.goal {
        case .accuracy: "accuracy on the calibration samples"
        case .latency: "mean latency"
        case .weighted: "objective (eq. 4)"
        }
    }

    private func drawKey(_ canvas: inout SVGCanvas) {
        let left = area.rect.x
        canvas.line(SVGPoint(left, 16), SVGPoint(left + 24, 16), "s-blue bold")
        let best = report.search.trajectory.bestValue.map { "best so far; \(value.text($0)) in the end" }
        let words = best ?? "best so far: none meets the limits"
        canvas.text(words, at: SVGPoint(left + 31, 20.5), "f-ink")
        let x = left + 31 + LabelPlacement.width(of: words) + 16
        canvas.dots([4.0, 12, 20].map { SVGPoint(x + $0, 16) }, radius: 1.4, "s-muted")
        canvas.text("where the chains stood", at: SVGPoint(x + 31, 20.5), "f-ink")
    }
}
