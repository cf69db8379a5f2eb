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
    private static let margin = (left: 62.0, right: 28.0, top: 88.0, bottom: 50.0)

    init(_ report: Report) {
        self.report = report
        let front = report.search.front.map { Self.share($0.figures.correct, report) }
        // What is far below everything found would leave no room for the rest.
        let floor = front.min() ?? 0
        let accuracies =
            report.designs.map(\.evaluation.accuracy) + [report.terms.original.accuracy]
            + report.baselines.map(\.evaluation.accuracy).filter { $0 > floor }
        let latencies =
            report.search.front.map(\.figures.meanLatency) + report.all.map(\.evaluation.meanLatency)
            + [report.terms.original.latency] + [report.terms.limits.meanLatency].compactMap { $0 }
        let margin = Self.margin
        area = PlotArea(
            rect: SVGRect(
                x: margin.left, y: margin.top, width: Drawing.pageWidth - margin.left - margin.right,
                height: Self.height - margin.top - margin.bottom),
            x: Axis(covering: latencies, margin: 0.04, unit: .milliseconds),
            y: Axis(covering: accuracies + front, margin: 0.06, unit: .percent))
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
            if let random = report.search.random {
                canvas.path(stairs(random), "s-ochre none line", dashes: "5 3")
            }
            canvas.path(stairs(report.search.front), "s-ink none line")
            canvas.dots(report.search.front.map(point), radius: 2, "s-ink")
        }
        drawMarks(&canvas)
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
        area.stairs(candidates.map { ($0.figures.meanLatency, Self.share($0.figures.correct, report)) })
    }

    /// The Wilson intervals of the front's accuracies.
    private func drawBand(_ canvas: inout SVGCanvas) {
        func edge(_ bound: (WilsonInterval) -> Double) -> [SVGPoint] {
            area.stairs(
                report.search.front.map {
                    let interval = WilsonInterval(
                        correct: $0.figures.correct, samples: report.source.samples)
                    return ($0.figures.meanLatency, bound(interval))
                })
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
        var x = Self.margin.left
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
        canvas.marker(.circle, at: SVGPoint(Self.margin.left + 12, 41), radius: 3.6, "s-blue f-paper hollow")
        canvas.text(
            "the same design on the test samples, which had no part in choosing it",
            at: SVGPoint(Self.margin.left + 31, 45.5), "f-ink")
    }

    private func drawMarks(_ canvas: inout SVGCanvas) {
        var labels = LabelPlacement(in: area.rect)
        let designs = report.designs.enumerated().map { index, design in
            (design: design, look: DesignLook(index), at: place(design.evaluation))
        }
        let baselines = report.baselines.map { (design: $0, at: place($0.evaluation)) }
            .filter { area.rect.y - 1 <= $0.at.y && $0.at.y <= area.rect.bottom + 1 }
        for mark in designs.map(\.at) + baselines.map(\.at) { labels.take(mark, radius: 7) }
        labels.take(line: stairs(report.search.front))
        for baseline in curves { labels.take(line: points(of: baseline)) }
        for mark in baselines {
            canvas.marker(
                mark.design.marker, at: mark.at, radius: 5.5, "s-ink f-paper hollow", title: mark.design.name)
        }
        for mark in designs {
            drawInterval(mark.design.evaluation, mark.at, mark.look, &canvas)
            canvas.marker(
                mark.look.marker, at: mark.at, radius: 7, mark.look.fill, title: mark.design.name)
            if let test = mark.design.onTest {
                canvas.marker(
                    mark.look.marker, at: place(test), radius: 3.6, "\(mark.look.stroke) f-paper hollow",
                    title: "\(mark.design.name), on the test samples")
            }
        }
        for (index, mark) in designs.enumerated() {
            let words = "\(Words.letter(index)) \(Markup.short(mark.design.name, 24))"
            canvas.text(
                words, at: labels.place(words, beside: mark.at), "\(mark.look.fill) s-paper halo strong")
        }
        for mark in baselines {
            let words = Markup.short(mark.design.name, 24)
            canvas.text(words, at: labels.place(words, beside: mark.at), "f-ink s-paper halo")
        }
    }

    private func drawInterval(
        _ evaluation: Evaluation, _ at: SVGPoint, _ look: DesignLook, _ canvas: inout SVGCanvas
    ) {
        let interval = evaluation.accuracyInterval
        let ends = [interval.lower, interval.upper].map { area.point(evaluation.meanLatency, $0) }
        canvas.line(ends[0], ends[1], "\(look.stroke) bold")
    }

    private func place(_ evaluation: Evaluation) -> SVGPoint {
        area.point(evaluation.meanLatency, evaluation.accuracy)
    }

    private static func share(_ correct: Int, _ report: Report) -> Double {
        Double(correct) / Double(report.source.samples)
    }
}
