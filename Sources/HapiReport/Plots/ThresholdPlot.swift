import HapiCore
import HapiFigures

/// What the designs' exits do at every threshold: accuracy above, mean latency below, once for every confidence that is
/// a design's measure.
struct ThresholdPlot {
    private let report: Report

    private let margin = (left: 62.0, right: 22.0, top: 62.0)
    private let height = 188.0
    private let between = 44.0

    init(_ report: Report) { self.report = report }

    private typealias Member = (index: Int, design: ReportDesign)

    /// Designs under one measure of confidence, by the first of each.
    private var groups: [[Member]] {
        var metrics: [ConfidenceMetric] = []
        for design in report.designs where !metrics.contains(design.policy.metric) {
            metrics.append(design.policy.metric)
        }
        return metrics.map { metric in
            report.designs.enumerated().filter { $0.element.policy.metric == metric }
                .map { ($0.offset, $0.element) }
        }
    }

    var drawing: Drawing {
        var canvas = SVGCanvas()
        drawKey(&canvas)
        var y = margin.top
        for group in groups { y = draw(group, top: y, &canvas) }
        return Drawing(
            title: "Accuracy and mean latency over the whole range of thresholds", description: description,
            height: y - margin.top + 18, canvas)
    }

    private var description: String {
        report.designs.enumerated().map { index, design in
            "\(Words.letter(index)) at \(Words.threshold(design.evaluation.design.threshold)): "
                + "\(Format.percent(design.evaluation.accuracy, digits: 2)), "
                + Format.milliseconds(design.evaluation.meanLatency)
        }.joined(separator: "; ")
    }

    private func draw(_ group: [Member], top: Double, _ canvas: inout SVGCanvas) -> Double {
        guard let metric = group.first?.design.policy.metric else { return top }
        let range = metric.thresholdRange(classes: report.network.classes)
        let x = Axis(from: range.lowerBound, to: range.upperBound)
        let designs = group.map(\.design)
        let shares = Axis(covering: designs.flatMap(accuracies), margin: 0.06, unit: .percent)
        let latencies = Axis(
            covering: designs.flatMap {
                $0.curve.meanLatency + (designs.count == 1 ? $0.curveOnTest?.meanLatency ?? [] : [])
            }, margin: 0.06, unit: .milliseconds)
        let left = [shares, latencies].map { PlotArea.left(of: $0, height: height) }.reduce(margin.left, max)
        func area(_ top: Double, _ y: Axis) -> PlotArea {
            PlotArea(
                rect: SVGRect(
                    x: left, y: top, width: Drawing.pageWidth - left - margin.right, height: height),
                x: x, y: y)
        }
        let accuracy = area(top, shares)
        let latency = area(top + height + between, latencies)
        accuracy.drawAxes(into: &canvas, vertical: "accuracy", horizontal: nil)
        latency.drawAxes(
            into: &canvas, vertical: "mean latency", horizontal: "threshold (\(metric.rawValue))")
        for member in group { draw(member, accuracy, latency, &canvas) }
        return latency.rect.bottom + 38 + margin.top
    }

    /// Of all that is drawn of a design, the band too.
    private func accuracies(_ design: ReportDesign) -> [Double] {
        let samples = report.source.samples
        let own = design.curve.correct.flatMap { correct in
            let interval = WilsonInterval(correct: correct, samples: samples)
            return report.designs.count == 1
                ? [interval.lower, interval.upper] : [share(correct, samples)]
        }
        guard report.designs.count == 1, let test = design.curveOnTest else { return own }
        return own + test.correct.map { share($0, report.source.testSamples ?? 1) }
    }

    private func draw(
        _ member: Member, _ accuracy: PlotArea, _ latency: PlotArea, _ canvas: inout SVGCanvas
    ) {
        let (design, look) = (member.design, DesignLook(member.index))
        let curve = design.curve
        let evaluation = design.evaluation
        func line(_ area: PlotArea, _ thresholds: [Double], _ values: [Double]) -> [SVGPoint] {
            zip(thresholds, values).map { area.point($0, $1) }
        }
        let shares = curve.correct.map { share($0, report.source.samples) }
        if report.designs.count == 1 {
            let intervals = curve.correct.map { WilsonInterval(correct: $0, samples: report.source.samples) }
            canvas.path(
                line(accuracy, curve.thresholds, intervals.map(\.upper))
                    + line(accuracy, curve.thresholds, intervals.map(\.lower)).reversed(), "f-band",
                isClosed: true)
        }
        if let test = design.curveOnTest, report.designs.count == 1 {
            let samples = report.source.testSamples ?? 1
            canvas.path(
                line(accuracy, test.thresholds, test.correct.map { share($0, samples) }),
                "s-orange none line", dashes: "6 3")
            canvas.path(line(latency, test.thresholds, test.meanLatency), "s-orange none line", dashes: "6 3")
        }
        canvas.path(line(accuracy, curve.thresholds, shares), "\(look.stroke) none line", dashes: look.dashes)
        canvas.path(
            line(latency, curve.thresholds, curve.meanLatency), "\(look.stroke) none line",
            dashes: look.dashes)
        let threshold = evaluation.design.threshold
        for (area, value, text) in [
            (accuracy, evaluation.accuracy, Format.percent(evaluation.accuracy, digits: 2)),
            (latency, evaluation.meanLatency, Format.milliseconds(evaluation.meanLatency)),
        ] {
            let place = area.point(threshold, value)
            if report.designs.count == 1 {
                canvas.line(
                    SVGPoint(place.x, area.rect.y), SVGPoint(place.x, area.rect.bottom), "s-muted thin",
                    dashes: "2 3")
            }
            canvas.marker(look.marker, at: place, radius: 5.5, look.fill)
            let words =
                report.designs.count == 1
                ? "\(text) at \(Words.threshold(threshold))" : Words.letter(member.index)
            // Above a rising line there is room to its left, or below it to its right.
            let isRising = (curve.correct.last ?? 0) >= (curve.correct.first ?? 0)
            let width = LabelPlacement.width(of: words) + 14
            let isAbove =
                place.y - area.rect.y > 20
                && (isRising ? place.x - width > area.rect.x : place.x + width < area.rect.right)
            let isRight = isAbove != isRising
            canvas.text(
                words, at: SVGPoint(place.x + (isRight ? 9 : -9), place.y + (isAbove ? -8 : 21)),
                "\(look.fill) s-paper halo strong", anchor: isRight ? "start" : "end")
        }
    }

    private func drawKey(_ canvas: inout SVGCanvas) {
        var x = margin.left
        for (index, design) in report.designs.enumerated() {
            let look = DesignLook(index)
            let isOnly = report.designs.count == 1
            let words =
                isOnly
                ? "calibration samples, with their 95 % interval"
                : "\(Words.letter(index)) \(Markup.short(design.name, 18))"
            guard x < Drawing.pageWidth - 80 else { break }
            if isOnly { canvas.rect(SVGRect(x: x, y: 10, width: 24, height: 12), "f-band") }
            canvas.line(SVGPoint(x, 16), SVGPoint(x + 24, 16), "\(look.stroke) line", dashes: look.dashes)
            canvas.text(words, at: SVGPoint(x + 31, 20.5), "f-ink")
            x += 31 + LabelPlacement.width(of: words) + 12
        }
        if report.designs.count == 1, report.source.testSamples != nil {
            canvas.line(SVGPoint(x, 16), SVGPoint(x + 24, 16), "s-orange line", dashes: "6 3")
            canvas.text("test samples", at: SVGPoint(x + 31, 20.5), "f-ink")
        }
    }

    private func share(_ correct: Int, _ samples: Int) -> Double { Double(correct) / Double(samples) }
}
