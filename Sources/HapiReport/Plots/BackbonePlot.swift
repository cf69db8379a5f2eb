import HapiCore
import HapiFigures

/// The layers in execution order with q as bars, and below them the candidate exits and those of the design, once for
/// every design.
struct BackbonePlot {
    private let report: Report
    private let left = 46.0
    private let right = 14.0
    private let barHeight = 92.0

    init(_ report: Report) { self.report = report }

    private var network: Network { report.network }
    private var width: Double { Drawing.pageWidth - left - right }
    private var step: Double { width / Double(network.layers.count) }

    var drawing: Drawing {
        var canvas = SVGCanvas()
        var y = drawGroups(&canvas)
        for index in report.designs.indices { y = drawDesign(index, top: y, &canvas) }
        drawKey(&canvas, y: y + 4)
        return Drawing(
            title: "Execution rates q over the backbone, and the exits", description: description,
            height: y + 22, canvas)
    }

    private var description: String {
        report.designs.enumerated().map { index, design in
            let exits = design.evaluation.runnable.exits
            let names = exits.map { network.layers[network.exits[$0].layer].name }
            return
                "\(Words.letter(index)): exits after \(names.isEmpty ? "none" : names.joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    /// The stages over the columns of their layers. Returns where the first design begins.
    private func drawGroups(_ canvas: inout SVGCanvas) -> Double {
        var first = 0
        var lastLabel = -Double.infinity
        while first < network.layers.count {
            let group = network.layers[first].group
            var end = first + 1
            while end < network.layers.count, network.layers[end].group == group { end += 1 }
            let (from, to) = (left + Double(first) * step, left + Double(end) * step)
            canvas.line(SVGPoint(from + 1, 24), SVGPoint(max(from + 2, to - 1), 24), "s-muted line")
            let name = Markup.short(group, 18)
            let half = LabelPlacement.width(of: name) / 2
            let centre = min(max((from + to) / 2, half), Drawing.pageWidth - half)
            if !name.isEmpty, centre - half > lastLabel + 4 {
                canvas.text(name, at: SVGPoint(centre, 16), "f-muted", anchor: "middle")
                lastLabel = centre + half
            }
            first = end
        }
        return 34
    }

    /// Returns where the next one begins.
    private func drawDesign(_ index: Int, top: Double, _ canvas: inout SVGCanvas) -> Double {
        let design = report.designs[index]
        let look = DesignLook(index)
        var top = top
        if report.designs.count > 1 {
            canvas.text(
                "\(Words.letter(index)) \(Markup.short(design.name, 60))", at: SVGPoint(left, top + 14),
                "\(look.fill) strong")
            top += 24
        }
        let bottom = top + barHeight
        for (value, label) in [(0.0, "0"), (0.5, "50 %"), (1, "100 %")] {
            let y = bottom - value * barHeight
            canvas.line(SVGPoint(left, y), SVGPoint(left + width, y), "s-grid thin")
            canvas.text(label, at: SVGPoint(left - 6, y + 4), "f-muted small", anchor: "end")
        }
        let gap = min(2, step * 0.2)
        for (layer, q) in design.evaluation.rates.layers.enumerated() {
            canvas.rect(
                SVGRect(
                    x: left + Double(layer) * step + gap / 2, y: bottom - q * barHeight, width: step - gap,
                    height: q * barHeight), look.fill,
                title: "\(network.layers[layer].name): q \(Format.percent(q, digits: 2))")
        }
        return drawExits(design, look, y: bottom + 14, &canvas)
    }

    private func drawExits(
        _ design: ReportDesign, _ look: DesignLook, y: Double, _ canvas: inout SVGCanvas
    ) -> Double {
        let evaluation = design.evaluation
        let chosen = Set(evaluation.runnable.exits)
        canvas.dots(
            network.exits.indices.filter { !chosen.contains($0) }.map { SVGPoint(x(ofExit: $0), y) },
            radius: min(1.6, step * 0.3), "s-muted")
        var labels: [(x: Double, text: String)] = []
        for (exit, share) in zip(evaluation.runnable.exits, evaluation.shares) {
            let layer = network.layers[network.exits[exit].layer].name
            canvas.marker(
                .diamond, at: SVGPoint(x(ofExit: exit), y), radius: 4.6, look.fill,
                title: "\(network.exits[exit].name): \(Format.percent(share, digits: 2)) leave")
            labels.append((x(ofExit: exit), "\(Markup.short(layer, 22)) \(Format.percent(share, digits: 0))"))
        }
        if evaluation.runnable.finalRuns, let share = evaluation.shares.last {
            labels.append(
                (left + width - step / 2, "\(Network.finalName) \(Format.percent(share, digits: 0))"))
        }
        return drawLabels(labels, below: y, &canvas)
    }

    private func x(ofExit exit: Int) -> Double { left + (Double(network.exits[exit].layer) + 0.5) * step }

    /// Names under their exits, in as many lines as it takes for none to touch another; from the eighth line on they
    /// are left to the table. Returns where the next design begins.
    private func drawLabels(
        _ labels: [(x: Double, text: String)], below y: Double, _ canvas: inout SVGCanvas
    ) -> Double {
        var ends: [Double] = []
        for label in labels {
            let width = LabelPlacement.width(of: label.text)
            let start = min(max(label.x - width / 2, 2), Drawing.pageWidth - width - 2)
            let line = ends.firstIndex { $0 + 8 < start } ?? ends.count
            guard line < 7 else { continue }
            if line == ends.count { ends.append(0) }
            ends[line] = start + width
            let base = y + 24 + Double(line) * 17
            if line > 0 {
                canvas.line(SVGPoint(label.x, y + 8), SVGPoint(label.x, base - 12), "s-grid thin")
            }
            canvas.text(label.text, at: SVGPoint(start, base), "f-ink s-paper halo small")
        }
        return y + 24 + Double(max(0, ends.count - 1)) * 17 + 16
    }

    private func drawKey(_ canvas: inout SVGCanvas, y: Double) {
        let look = DesignLook(0)
        canvas.rect(SVGRect(x: left, y: y - 4, width: 7, height: 12), look.fill)
        canvas.text(
            "q, the share of samples that run a layer", at: SVGPoint(left + 14, y + 7), "f-muted small")
        canvas.marker(.diamond, at: SVGPoint(left + 272, y + 2.5), radius: 4.6, look.fill)
        canvas.text("exit, and the share that leaves there", at: SVGPoint(left + 283, y + 7), "f-muted small")
        canvas.dots([SVGPoint(left + 516, y + 2.5)], radius: 1.6, "s-muted")
        canvas.text("candidate", at: SVGPoint(left + 524, y + 7), "f-muted small")
    }
}
