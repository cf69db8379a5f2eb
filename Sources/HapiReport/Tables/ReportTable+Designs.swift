import HapiCore

extension ReportTable {
    /// A row a design, a column a figure.
    static func designs(_ report: Report) -> CSVTable {
        let network = report.network
        let isTested = report.source.testSamples != nil
        var table = CSVTable(
            header: [
                "design", "name", "origin", "exits", "leave at each, then at the end (share)", "threshold",
            ]
                + ["policy", "fallback", "meets limits"] + headers("calibration")
                + (isTested ? headers("test") : []) + ["weights (bytes)", "objective"]
                + comparisonHeaders("calibration") + (isTested ? comparisonHeaders("test") : []))
        for (index, design) in report.all.enumerated() {
            let evaluation = design.evaluation
            let first = index == 0 ? nil : report.designs.first
            var cells: [CSVTable.Cell] = [
                .text(design.isBaseline ? "" : Words.letter(index)), .text(design.name),
                .text(design.origin.joined(separator: ", ")),
                .text(evaluation.runnable.exits.map { network.exits[$0].name }.joined(separator: " ")),
                .text(evaluation.shares.map { "\($0)" }.joined(separator: " ")),
                .number(evaluation.design.threshold), .text(design.policy.metric.rawValue),
                .text(design.policy.fallback.rawValue), .text(evaluation.isFeasible ? "yes" : "no"),
            ]
            cells += figures(evaluation)
            if isTested { cells += figures(design.onTest) }
            cells += [.whole(evaluation.memory), .number(evaluation.objective)]
            cells += comparison(first.flatMap { design.compared(to: $0, onTest: false) })
            if isTested { cells += comparison(first.flatMap { design.compared(to: $0, onTest: true) }) }
            table.add(cells)
        }
        return table
    }

    private static func headers(_ set: String) -> [String] {
        [
            "samples", "accuracy (share)", "accuracy lower (share)", "accuracy upper (share)",
            "mean latency (ms)", "median latency (ms)", "p95 latency (ms)", "p99 latency (ms)",
            "worst latency (ms)", "mean energy (mJ)",
        ].map { "\(set) \($0)" }
    }

    private static func figures(_ evaluation: Evaluation?) -> [CSVTable.Cell] {
        guard let evaluation else { return headers("").map { _ in .none } }
        let interval = evaluation.accuracyInterval
        return [
            .whole(evaluation.samples), .number(evaluation.accuracy), .number(interval.lower),
            .number(interval.upper), .number(evaluation.meanLatency), .number(evaluation.medianLatency),
            .number(evaluation.p95Latency), .number(evaluation.p99Latency), .number(evaluation.worstLatency),
            .init(evaluation.meanEnergy),
        ]
    }

    private static func comparisonHeaders(_ set: String) -> [String] {
        ["difference to A (share)", "lower (share)", "upper (share)", "McNemar p"].map { "\(set) \($0)" }
    }

    private static func comparison(_ pair: PairedComparison?) -> [CSVTable.Cell] {
        guard let pair else { return comparisonHeaders("").map { _ in .none } }
        return [
            .number(pair.difference), .number(pair.interval.lower), .number(pair.interval.upper),
            .number(pair.pValue),
        ]
    }
}
