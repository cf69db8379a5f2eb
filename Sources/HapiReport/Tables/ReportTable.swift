import HapiCore
import HapiFigures

/// The tables of a report that are written for programs, by the names that the command line takes.
package enum ReportTable: String, Sendable, CaseIterable {
    case designs, backbone, front, thresholds, annealing

    /// As long as what it lists; `backbone` O(layers · designs).
    package func csv(_ report: Report) -> CSVTable {
        switch self {
        case .designs: Self.designs(report)
        case .backbone: Self.backbone(report)
        case .front: Self.front(report)
        case .thresholds: Self.thresholds(report)
        case .annealing: Self.annealing(report)
        }
    }

    /// q of every layer, then of every candidate exit, a column a design.
    private static func backbone(_ report: Report) -> CSVTable {
        let network = report.network
        let rates = report.designs.map(\.evaluation.rates)
        let chosen = report.designs.map { Set($0.evaluation.runnable.exits) }
        var table = CSVTable(
            header: ["node", "kind", "group", "after layer", "latency (ms)"]
                + report.designs.indices.map { "q of \(Words.letter($0)) (share)" })
        for (index, layer) in network.layers.enumerated() {
            table.add(
                [
                    .text(layer.name), .text(layer.kind), .text(layer.group), .none,
                    .number(report.source.costs.latency.layers[index]),
                ] + rates.map { .number($0.layers[index]) })
        }
        for (index, exit) in network.exits.enumerated() {
            table.add(
                [
                    .text(exit.name), .text("exit"), .text(network.layers[exit.layer].group),
                    .text(network.layers[exit.layer].name),
                    .number(report.source.costs.latency.exits[index]),
                ] + zip(rates, chosen).map { $1.contains(index) ? .number($0.exits[index]) : .none })
        }
        return table
    }

    private static func front(_ report: Report) -> CSVTable {
        var table = CSVTable(header: [
            "found by", "mean latency (ms)", "accuracy on calibration (share)", "weights (bytes)",
            "threshold", "exits",
        ])
        let samples = Double(report.source.samples)
        for (method, designs) in [("annealing", report.search.front), ("random", report.search.random ?? [])]
        {
            for design in designs {
                let names = design.runnable.exits.map { report.network.exits[$0].name }
                table.add([
                    .text(method), .number(design.figures.meanLatency),
                    .number(Double(design.figures.correct) / samples), .whole(design.figures.memory),
                    .number(design.threshold), .text(names.joined(separator: " ")),
                ])
            }
        }
        return table
    }

    private static func thresholds(_ report: Report) -> CSVTable {
        var table = CSVTable(header: [
            "design", "policy", "threshold", "accuracy on calibration (share)",
            "mean latency on calibration (ms)", "mean energy on calibration (mJ)",
            "accuracy on test (share)", "mean latency on test (ms)",
        ])
        for (letter, design) in report.designs.enumerated() {
            let (curve, test) = (design.curve, design.curveOnTest)
            for (index, threshold) in curve.thresholds.enumerated() {
                table.add([
                    .text(Words.letter(letter)), .text(design.policy.metric.rawValue), .number(threshold),
                    .number(Double(curve.correct[index]) / Double(report.source.samples)),
                    .number(curve.meanLatency[index]), .init(curve.meanEnergy?[index]),
                    .init(test.map { Double($0.correct[index]) / Double(report.source.testSamples ?? 1) }),
                    .init(test?.meanLatency[index]),
                ])
            }
        }
        return table
    }

    private static func annealing(_ report: Report) -> CSVTable {
        let value = GoalValue(report.search.goal, original: report.terms.original)
        let unit =
            switch report.search.goal {
            case .accuracy: "accuracy (share)"
            case .latency: "mean latency (ms)"
            case .weighted: "objective"
            }
        var table = CSVTable(header: ["designs judged", "current \(unit)", "best \(unit)"])
        for point in report.search.points {
            table.add([
                .whole(point.evaluation), .number(value.shown(point.current)),
                .init(point.best.map(value.shown)),
            ])
        }
        return table
    }
}
