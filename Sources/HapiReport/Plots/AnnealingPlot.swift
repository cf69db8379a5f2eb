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
        // The worst at the start, and what is far outside the limits, would flatten all that comes after.
        let near = points.map(\.current).filter(value.isNear).sorted()
        let visible = near.dropFirst(near.count / 10) + [points.last?.best].compactMap { $0 }
        area = PlotArea(
            rect: SVGRect(x: 62, y: 62, width: Drawing.pageWidth - 84, height: Self.height - 112),
            x: Axis(from: 0, to: Double(max(1, report.search.trajectory.evaluations))),
            y: Axis(covering: visible.map(value.shown), margin: 0.06, unit: value.unit))
    }

    var drawing: Drawing {
        var canvas = SVGCanvas()
        area.drawAxes(into: &canvas, vertical: name, horizontal: "designs judged")
        let points = report.search.points
        canvas.clipped(to: area.rect, id: "annealing-area") { canvas in
            canvas.dots(
                points.compactMap { point in
                    guard value.isNear(point.current) else { return nil }
                    let shown = value.shown(point.current)
                    guard (area.y.lower...area.y.upper).contains(shown) else { return nil }
                    return area.point(Double(point.evaluation), shown)
                }, radius: 1.4, "s-muted")
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
        canvas.line(SVGPoint(62, 16), SVGPoint(86, 16), "s-blue bold")
        let best = report.search.trajectory.bestValue.map { "best so far; \(value.text($0)) in the end" }
        let words = best ?? "best so far: none meets the limits"
        canvas.text(words, at: SVGPoint(93, 20.5), "f-ink")
        let x = 93 + LabelPlacement.width(of: words) + 16
        canvas.dots([4.0, 12, 20].map { SVGPoint(x + $0, 16) }, radius: 1.4, "s-muted")
        canvas.text("where the chains stood", at: SVGPoint(x + 31, 20.5), "f-ink")
    }
}
