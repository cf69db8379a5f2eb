import HapiCore
import HapiFigures

/// The designs of a report on the drawing of its front: their signs, intervals and names.
struct FrontMarks {
    private let designs: [Mark]
    /// Those that are not far below all that is drawn.
    private let baselines: [Mark]
    private let area: PlotArea

    private struct Mark {
        let design: ReportDesign
        /// `nil` for a baseline, whose sign is hollow.
        let look: DesignLook?
        let at: SVGPoint
        /// Signs on one place stand around each other.
        var radius: Double
    }

    /// Two signs nearer than this hide one another.
    private static let nearest = 8.0

    init(_ report: Report, in area: PlotArea) {
        self.area = area
        func mark(_ design: ReportDesign, _ look: DesignLook?) -> Mark {
            let at = area.point(design.evaluation.meanLatency, design.evaluation.accuracy)
            return Mark(design: design, look: look, at: at, radius: look == nil ? 5.5 : 7)
        }
        var marks = report.designs.enumerated().map { mark($1, DesignLook($0)) }
        marks += report.baselines.map { mark($0, nil) }
            .filter { area.rect.y - 1 <= $0.at.y && $0.at.y <= area.rect.bottom + 1 }
        for index in marks.indices {
            let below = marks[..<index].filter { $0.at.distance(to: marks[index].at) < Self.nearest }
            if let widest = below.map(\.radius).max() { marks[index].radius = widest + 4 }
        }
        designs = Array(marks.prefix(report.designs.count))
        baselines = Array(marks.dropFirst(report.designs.count))
    }

    /// - Parameter lines: that names keep away from where they can.
    func draw(into canvas: inout SVGCanvas, around lines: [[SVGPoint]]) {
        var labels = LabelPlacement(in: area.rect)
        for mark in designs + baselines { labels.take(mark.at, radius: mark.radius) }
        for line in lines + designs.map(interval) { labels.take(line: line) }
        for mark in designs { place(ofTest: mark).map { labels.take($0, radius: 4.5) } }
        for mark in baselines.reversed() {
            let ground = mark.radius > 6 ? "none" : "f-paper"
            canvas.marker(
                mark.design.marker, at: mark.at, radius: mark.radius, "s-ink \(ground) hollow",
                title: mark.design.name)
        }
        for mark in designs.reversed() { draw(mark, into: &canvas) }
        for (index, mark) in designs.enumerated() {
            let words = "\(Words.letter(index)) \(Markup.short(mark.design.name, 24))"
            draw(words, beside: mark, "\(mark.look?.fill ?? "f-ink") strong", &labels, &canvas)
        }
        for group in groups {
            let words = group.map { Markup.short($0.design.name, 24) }.joined(separator: ", ")
            draw(words, beside: group[0], "f-ink", &labels, &canvas)
        }
    }

    private func draw(_ mark: Mark, into canvas: inout SVGCanvas) {
        guard let look = mark.look else { return }
        canvas.path(interval(mark), "\(look.stroke) bold")
        canvas.marker(
            look.marker, at: mark.at, radius: mark.radius, "\(look.fill) s-paper thin",
            title: mark.design.name)
        if let test = place(ofTest: mark) {
            canvas.marker(
                look.marker, at: test, radius: 3.6, "\(look.stroke) f-paper hollow",
                title: "\(mark.design.name), on the test samples")
        }
    }

    private func draw(
        _ words: String, beside mark: Mark, _ look: String, _ labels: inout LabelPlacement,
        _ canvas: inout SVGCanvas
    ) {
        let around = (designs + baselines).filter { $0.at.distance(to: mark.at) < Self.nearest }
        let place = labels.place(
            words, beside: mark.at, radius: around.map(\.radius).max() ?? mark.radius)
        if let leader = place.leader { canvas.line(leader.from, leader.to, "s-muted thin") }
        canvas.text(words, at: place.at, "\(look) s-paper halo", anchor: place.anchor)
    }

    /// Baselines on one place, which share a label.
    private var groups: [[Mark]] {
        baselines.reduce(into: []) { groups, mark in
            if let index = groups.firstIndex(where: { $0[0].at.distance(to: mark.at) < Self.nearest / 2 }) {
                groups[index].append(mark)
            } else {
                groups.append([mark])
            }
        }
    }

    /// The 95 % interval of the accuracy, a line upwards.
    private func interval(_ mark: Mark) -> [SVGPoint] {
        let interval = mark.design.evaluation.accuracyInterval
        return [interval.lower, interval.upper].map {
            area.point(mark.design.evaluation.meanLatency, $0)
        }
    }

    private func place(ofTest mark: Mark) -> SVGPoint? {
        mark.design.onTest.map { area.point($0.meanLatency, $0.accuracy) }
    }
}
