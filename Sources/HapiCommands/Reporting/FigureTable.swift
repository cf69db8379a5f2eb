import HapiCore
import HapiDrawing
import HapiFigures
import HapiFormats
import HapiRuntime

/// An evaluation as text for people; scripts ask for `--json`.
struct FigureTable {
    let workspace: Workspace
    let policy: ExitPolicy
    let original: Evaluator.Original
    let limits: Limits

    func text(_ evaluation: Evaluation, _ confidence: DesignConfidence) -> String {
        let network = workspace.network
        let names = evaluation.runnable.classifiers(in: network).map {
            InputError.printable(network.name(ofClassifier: $0))
        }
        let interval = evaluation.accuracyInterval
        let rows = ConfidenceRows(confidence: confidence)
        let tails = workspace.costs.latencyTail != nil ? "of tails" : "of medians"
        var lines = [
            InputError.printable("\(network.name) on \(workspace.profile.platform.title) ")
                + "(latency: \(workspace.profile.measurement.kind.rawValue), "
                + "calibration: \(workspace.model.calibration.kind.rawValue))",
            row(
                "exits",
                evaluation.runnable.exits.isEmpty ? "none" : names.dropLastFinal.joined(separator: ", ")),
            row("threshold", "\(evaluation.design.threshold)  \(policy.metric.rawValue)"),
            row(
                "accuracy",
                "\(Format.percent(evaluation.accuracy, digits: 2))  (95 %: \(Format.percent(interval.lower, digits: 2)) to "
                    + "\(Format.percent(interval.upper, digits: 2)); original \(Format.percent(original.accuracy, digits: 2)))"
            ),
            row(ConfidenceRows.originalLabel, rows.againstOriginal),
        ]
        lines += rows.onTest.map(row)
        lines += [
            row(
                "mean latency",
                "\(Format.milliseconds(evaluation.meanLatency))  (original \(Format.milliseconds(original.latency)))"
            ),
            row(
                "median, p95, p99",
                [evaluation.medianLatency, evaluation.p95Latency, evaluation.p99Latency].map {
                    Format.milliseconds($0)
                }
                .joined(separator: ", ")),
            row("worst path", "\(Format.milliseconds(evaluation.worstLatency)) \(tails)"),
            row("weights", Format.bytes(evaluation.memory)),
            row("objective", Format.fixed(evaluation.objective, digits: 4)),
        ]
        let bounds = boundsInForce
        if !bounds.isEmpty { lines.append(row("limits", bounds.joined(separator: ", "))) }
        if let energy = evaluation.meanEnergy {
            lines.append(row("mean energy", "\(Format.fixed(energy, digits: 2)) mJ"))
        }
        lines.append("leaving at")
        let labels = names.map { "  " + SafeText.tail(of: $0, columns: Self.longestName) }
        let width = max(Self.labelWidth, (labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2)
        for (label, share) in zip(labels, evaluation.shares) {
            lines.append(row(label, Format.percent(share, digits: 2), width: width))
        }
        return lines.joined(separator: "\n")
    }

    private var boundsInForce: [String] {
        var bounds: [String] = []
        if let value = limits.meanLatency { bounds.append("mean latency \(Format.milliseconds(value))") }
        if let value = limits.deadline { bounds.append("deadline \(Format.milliseconds(value))") }
        if let value = limits.minAccuracy { bounds.append("accuracy \(Format.percent(value, digits: 2))") }
        if let value = limits.memory { bounds.append("memory \(Format.bytes(value))") }
        return bounds
    }

    /// Columns before the figures.
    private static let labelWidth = 20
    /// Columns of a classifier's name, which keeps its end.
    private static let longestName = 48

    private func row(_ name: String, _ value: String) -> String { row(name, value, width: Self.labelWidth) }

    private func row(_ name: String, _ value: String, width: Int) -> String {
        name + String(repeating: " ", count: max(1, width - DisplayWidth.of(name))) + value
    }
}

extension [String] {
    /// The names of the exits among the classifiers that run.
    fileprivate var dropLastFinal: [String] { filter { $0 != Network.finalName } }
}
