import HapiCore
import HapiFigures

/// Mean latency against accuracy: the front that the search found, what random search of the same length and the rules
/// from before HAPI reach, and the designs of the report.
struct FrontPlot {
    private let report: Report
    private let area: PlotArea

    private static let height = 480.0
    /// Of the rules' lines.
    private static let dashes = ["1.5 3", "6 3 1.5 3"]
    private static let margin = (right: 28.0, top: 88.0, bottom: 50.0)

    init(_ report: Report) {
        self.report = report
        let front = report.search.front.map(\.figures.correct)
        // What is far below everything found would leave no room for the rest.
        let floor = front.min().map { Self.share($0, report) } ?? 0
        let intervals =
            front.map { WilsonInterval(correct: $0, samples: report.source.samples) }
            + report.designs.map(\.evaluation.accuracyInterval)
        let tested = report.designs.compactMap(\.onTest)
        let accuracies =
            intervals.flatMap { [$0.lower, $0.upper] } + tested.map(\.accuracy)
            + [report.terms.original.accuracy]
            + report.baselines.map(\.evaluation.accuracy).filter { $0 > floor }
        let latencies =
            report.search.front.map(\.figures.meanLatency)
            + (report.all.map(\.evaluation) + tested).map(\.meanLatency)
            + [report.terms.original.latency] + [report.terms.limits.meanLatency].compactMap { $0 }
        let margin = Self.margin
        let height = Self.height - margin.top - margin.bottom
        let y = Axis(covering: accuracies, margin: 0.04, unit: .percent)
        let left = PlotArea.left(of: y, height: height)
        area = PlotArea(
            rect: SVGRect(
                x: left, y: margin.top, width: Drawing.pageWidth - left - margin.right, height: height),
            x: Axis(covering: latencies, margin: 0.04, unit: .milliseconds), y: y)
    }

    var drawing: Drawing {
        var canvas = SVGCanvas()
        drawKey(&canvas)
        area.drawAxes(
            into: &canvas, vertical: "accuracy on the calibration samples", horizontal: "mean latency")
        canvas.clipped(to: area.rect, id: "front-area") { canvas in
            drawBand(&canvas)
            drawLimit(&canvas)
            for (index, baseline) in curves.enumerated() {
                canvas.path(
                    points(of: baseline), "s-muted none line", dashes: Self.dashes[index % 2])
            }
            let front = report.search.front
            canvas.path(stairs(front), "s-ink none line")
            // So many that they touch are a thick line, which hides what is beside it.
            canvas.dots(front.map(point), radius: front.count > 100 ? 1.2 : 2, "s-ink")
            // On the front, since it can be better nowhere: where both are the same, both are seen.
            if let random = report.search.random {
                canvas.path(stairs(random), "s-ochre none line", dashes: "5 5")
            }
        }
        FrontMarks(report, in: area).draw(
            into: &canvas, around: [stairs(report.search.front)] + curves.map(points(of:)))
        return Drawing(
            title: "Mean latency against accuracy: the front and the designs", description: description,
            height: Self.height, canvas)
    }

    private var description: String {
        report.all.map {
            "\($0.name): \(Format.percent($0.evaluation.accuracy, digits: 2)) at "
                + Format.milliseconds($0.evaluation.meanLatency)
        }.joined(separator: "; ")
    }

    /// Rules whose exits stay while the threshold moves.
    private var curves: [ReportDesign] {
        report.baselines.filter { !$0.evaluation.runnable.exits.isEmpty }
    }

    private func points(of design: ReportDesign) -> [SVGPoint] {
        zip(design.curve.meanLatency, design.curve.correct).map { latency, correct in
            area.point(latency, Self.share(correct, report))
        }
    }

    private func point(_ candidate: Candidate) -> SVGPoint {
        area.point(candidate.figures.meanLatency, Self.share(candidate.figures.correct, report))
    }

    private func stairs(_ candidates: [Candidate]) -> [SVGPoint] {
        stairs(candidates) { Self.share($0, report) }
    }

    /// The best that can be had up to each latency: beyond the last design too, as far as the limit lets.
    private func stairs(_ candidates: [Candidate], _ height: (_ correct: Int) -> Double) -> [SVGPoint] {
        let values = candidates.map { (x: $0.figures.meanLatency, y: height($0.figures.correct)) }
        guard let last = values.last else { return [] }
        let end = min(area.x.upper, report.terms.limits.meanLatency ?? .infinity)
        return area.stairs(end > last.x ? values + [(end, last.y)] : values)
    }

    /// The Wilson intervals of the front's accuracies.
    private func drawBand(_ canvas: inout SVGCanvas) {
        func edge(_ bound: (WilsonInterval) -> Double) -> [SVGPoint] {
            stairs(report.search.front) {
                bound(WilsonInterval(correct: $0, samples: report.source.samples))
            }
        }
        canvas.path(edge(\.upper) + edge(\.lower).reversed(), "f-band", isClosed: true)
    }

    private func drawLimit(_ canvas: inout SVGCanvas) {
        if let limit = report.terms.limits.meanLatency {
            let x = area.point(limit, area.y.lower).x
            canvas.line(
                SVGPoint(x, area.rect.y), SVGPoint(x, area.rect.bottom), "s-orange line", dashes: "7 4")
        }
        if let floor = report.terms.limits.minAccuracy {
            let y = area.point(area.x.lower, floor).y
            canvas.line(
                SVGPoint(area.rect.x, y), SVGPoint(area.rect.right, y), "s-orange line", dashes: "7 4")
        }
    }

    /// What the lines are, in the order that they are seen.
    private func drawKey(_ canvas: inout SVGCanvas) {
        var x = area.rect.x
        func entry(_ words: String, _ width: Double, _ draw: (inout SVGCanvas, SVGPoint, SVGPoint) -> Void) {
            draw(&canvas, SVGPoint(x, 17), SVGPoint(x + 24, 17))
            canvas.text(words, at: SVGPoint(x + 31, 21.5), "f-ink")
            x += 31 + width
        }
        entry("front, with its 95 % interval", 196) { canvas, from, to in
            canvas.rect(SVGRect(x: from.x, y: from.y - 6, width: 24, height: 12), "f-band")
            canvas.line(from, to, "s-ink line")
        }
        if report.search.random != nil {
            entry("random search", 110) { canvas, from, to in
                canvas.line(from, to, "s-ochre line", dashes: "5 3")
            }
        }
        entry("rules, over all thresholds", 186) { canvas, from, to in
            canvas.line(from, to, "s-muted line", dashes: Self.dashes[0])
        }
        if report.terms.limits.meanLatency != nil || report.terms.limits.minAccuracy != nil {
            entry("limit", 40) { canvas, from, to in
                canvas.line(from, to, "s-orange line", dashes: "7 4")
            }
        }
        guard report.designs.contains(where: { $0.onTest != nil }) else { return }
        canvas.marker(.circle, at: SVGPoint(area.rect.x + 12, 41), radius: 3.6, "s-blue f-paper hollow")
        canvas.text(
            "the same design on the test samples, which had no part in choosing it",
            at: SVGPoint(area.rect.x + 31, 45.5), "f-ink")
    }

    private static func share(_ correct: Int, _ report: Report) -> Double {
        Double(correct) / Double(report.source.samples)
    }
}
