import HapiCore
import HapiFormats
import HapiRuntime

/// An evaluation as text for people; scripts ask for `--json`.
struct FigureTable {
    let workspace: Workspace
    let problem: (policy: ExitPolicy, original: Evaluator.Original)

    func text(_ evaluation: Evaluation) -> String {
        let network = workspace.network
        let names = evaluation.runnable.classifiers(in: network).map { network.name(ofClassifier: $0) }
        let interval = evaluation.accuracyInterval
        let original = problem.original
        let tails = workspace.costs.latencyTail != nil ? "of tails" : "of medians"
        var lines = [
            "\(network.name) on \(workspace.profile.platform.title) "
                + "(latency: \(workspace.profile.measurement.kind.rawValue), "
                + "calibration: \(workspace.model.calibration.kind.rawValue))",
            row(
                "exits",
                evaluation.runnable.exits.isEmpty ? "none" : names.dropLastFinal.joined(separator: ", ")),
            row("threshold", "\(evaluation.design.threshold)  \(problem.policy.metric.rawValue)"),
            row(
                "accuracy",
                "\(percent(evaluation.accuracy))  (95 %: \(percent(interval.lower)) to "
                    + "\(percent(interval.upper)); original \(percent(original.accuracy)))"),
            row(
                "mean latency",
                "\(milliseconds(evaluation.meanLatency))  (original \(milliseconds(original.latency)))"),
            row(
                "median, p95, p99",
                [evaluation.medianLatency, evaluation.p95Latency, evaluation.p99Latency].map(milliseconds)
                    .joined(separator: ", ")),
            row("worst path", "\(milliseconds(evaluation.worstLatency)) \(tails)"),
            row("weights", "\(evaluation.memory) bytes"),
            row("objective", "\(evaluation.objective)"),
        ]
        if let energy = evaluation.meanEnergy { lines.append(row("mean energy", "\(energy) mJ")) }
        lines.append("leaving at")
        for (name, share) in zip(names, evaluation.shares) { lines.append("  " + row(name, percent(share))) }
        return lines.joined(separator: "\n")
    }

    private func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(1, 20 - name.count)) + value
    }
}

extension [String] {
    /// The names of the exits among the classifiers that run.
    fileprivate var dropLastFinal: [String] { filter { $0 != Network.finalName } }
}
