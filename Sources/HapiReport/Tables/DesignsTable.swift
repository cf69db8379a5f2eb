import HapiCore
import HapiFigures

/// The designs side by side: a column each, the figures below each other.
struct DesignsTable {
    private let report: Report

    /// More exits than this are counted, not listed.
    private static let listedExits = 8

    init(_ report: Report) { self.report = report }

    /// A letter for the designs, a name for the baselines.
    var heads: [String] {
        report.designs.enumerated().map { index, design in "\(Words.letter(index)) · \(design.name)" }
            + report.baselines.map(\.name)
    }

    var table: PeopleTable {
        let designs = report.all
        var table = PeopleTable(heads: ["design"] + heads)
        func row(_ head: String, _ text: (ReportDesign) -> String) { table.add(head, designs.map(text)) }
        func lines(_ head: String, _ text: (ReportDesign) -> [String]) {
            table.add(head, designs.map(text))
        }
        lines("how it came about") { $0.origin }
        lines("exits after, and who leaves there", exits)
        row("threshold") { design in
            let evaluation = design.evaluation
            return evaluation.runnable.exits.isEmpty ? "–" : Words.threshold(evaluation.design.threshold)
        }
        lines("policy") { [$0.policy.metric.rawValue, $0.policy.fallback.rawValue] }
        table.heading("Accuracy, with 95 % intervals (Wilson 1927)")
        lines("on the calibration samples, which chose the designs") { accuracy($0.evaluation) }
        if report.source.testSamples != nil {
            lines("on the test samples, which did not") { $0.onTest.map(accuracy) ?? ["–"] }
        }
        if designs.count > 1 { compare(&table) }
        table.heading("Cost")
        lines("mean latency, and against the original’s") { design in
            let value = design.evaluation.meanLatency
            let isOriginal = design.role == .baseline(.original)
            return [Format.milliseconds(value)]
                + (isOriginal ? [] : [Words.change(value, from: report.terms.original.latency)])
        }
        row("median latency") { Format.milliseconds($0.evaluation.medianLatency) }
        row("95th percentile") { Format.milliseconds($0.evaluation.p95Latency) }
        row("99th percentile") { Format.milliseconds($0.evaluation.p99Latency) }
        row("worst path, \(report.source.hasTails ? "of tails" : "of medians")") {
            Format.milliseconds($0.evaluation.worstLatency)
        }
        row("weights") { Format.bytes($0.evaluation.memory) }
        if designs.contains(where: { $0.evaluation.meanEnergy != nil }) {
            row("mean energy") { $0.evaluation.meanEnergy.map { Format.millijoules($0) } ?? "–" }
        }
        row("objective (eq. 4), weight \(report.terms.latencyWeight)") {
            Format.fixed($0.evaluation.objective, digits: 4)
        }
        lines("limits") { design in
            design.evaluation.isFeasible
                ? ["met"] + Words.limits(design.limits) : ["missed"] + design.evaluation.broken.map(missed)
        }
        return table
    }

    /// The rows that hold the designs against the first, sample by sample.
    private func compare(_ table: inout PeopleTable) {
        guard let first = report.designs.first else { return }
        table.heading("Difference to A on the same samples (McNemar’s exact test, 5 %)")
        for onTest in report.source.testSamples == nil ? [false] : [false, true] {
            table.add(
                onTest ? "on the test samples" : "on the calibration samples",
                report.all.enumerated().map { index, design in
                    guard index > 0, let pair = design.compared(to: first, onTest: onTest) else {
                        return ["–"]
                    }
                    return [Format.points(pair.difference), Words.interval(pair.interval)]
                        + Words.verdict(pair)
                })
        }
    }

    private func exits(_ design: ReportDesign) -> [String] {
        let evaluation = design.evaluation
        let network = report.network
        let exits = evaluation.runnable.exits
        guard exits.count <= Self.listedExits else {
            return ["\(exits.count) of \(network.exits.count) candidates"]
        }
        return zip(design.classifiers(in: network), evaluation.shares).map { classifier, share in
            let layer = network.layers[network.layer(ofClassifier: classifier)].name
            let name = classifier == network.finalClassifier ? Network.finalName : layer
            return "\(Markup.short(name, 32)) \(Format.percent(share))"
        }
    }

    private func accuracy(_ evaluation: Evaluation) -> [String] {
        [Format.percent(evaluation.accuracy, digits: 2), Words.interval(evaluation.accuracyInterval)]
    }

    private func missed(_ limit: BrokenLimit) -> String {
        switch limit {
        case .meanLatency(let found, let limit):
            "\(Format.milliseconds(found)) mean > \(Format.milliseconds(limit))"
        case .deadline(let found, let limit):
            "\(Format.milliseconds(found)) path > \(Format.milliseconds(limit))"
        case .memory(let found, let limit): "\(Format.bytes(found)) > \(Format.bytes(limit))"
        case .accuracy(let found, let limit):
            "\(Format.percent(found, digits: 2)) < \(Format.percent(limit, digits: 2))"
        case .tooManyExits(let found, let limit): "\(found) exits > \(limit)"
        }
    }
}
