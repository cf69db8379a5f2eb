import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFigures
import HapiFormats

/// Plans side by side as text for people; scripts ask for `--json`. A plan is a row, as there may be many.
struct ComparisonTable {
    private let designs: [ComparedDesign]

    init(_ designs: [ComparedDesign]) { self.designs = designs }

    var text: String {
        (legend + [""] + figures.lines + [""] + differences + shares + notes).joined(separator: "\n")
    }

    /// Which letter is which plan.
    private var legend: [String] {
        designs.enumerated().map { index, design in
            let plan = design.plan
            return InputError.printable(
                "\(Self.letter(index))  \(design.file): \(plan.model.name) on \(design.platform) "
                    + "(latency: \(plan.profile.latency.rawValue), calibration: \(plan.calibration.kind.rawValue))"
            )
        }
    }

    private var figures: TextTable {
        let hasEnergy = designs.contains { $0.evaluation.meanEnergy != nil }
        var table = TextTable(
            header: [
                "", "exits", "threshold", "accuracy", "on test", "mean", "p95", "worst path", "weights",
            ] + (hasEnergy ? ["energy"] : []))
        for (index, design) in designs.enumerated() {
            let evaluation = design.evaluation
            var row = [
                Self.letter(index), "\(evaluation.runnable.exits.count)", Self.threshold(design),
                Format.percent(evaluation.accuracy, digits: 2),
                design.onTest.map { Format.percent($0.accuracy, digits: 2) } ?? "—",
                Format.milliseconds(evaluation.meanLatency), Format.milliseconds(evaluation.p95Latency),
                Format.milliseconds(evaluation.worstLatency), Format.bytes(evaluation.memory),
            ]
            if hasEnergy {
                row.append(evaluation.meanEnergy.map { Format.fixed($0, digits: 2) + " mJ" } ?? "—")
            }
            table.rows.append(row)
        }
        return table
    }

    private static func threshold(_ design: ComparedDesign) -> String {
        let policy = design.plan.policy
        var text = "\(design.evaluation.design.threshold)"
        if policy.metric != .maxProbability { text += " \(policy.metric.rawValue)" }
        if policy.fallback != .mostConfident { text += " \(policy.fallback.rawValue)" }
        return text
    }

    /// Each against the first.
    private var differences: [String] {
        guard designs.count > 1 else { return [] }
        var table = TextTable(header: ["against A", "on calibration samples", "on test samples"])
        for (index, design) in designs.enumerated().dropFirst() {
            guard let against = design.againstFirst else { continue }
            table.rows.append([
                Self.letter(index), Self.text(against.calibration), against.test.map(Self.text) ?? "—",
            ])
        }
        return table.lines + [""]
    }

    private static func text(_ difference: AccuracyDifference) -> String {
        let p = Format.probability(difference.pValue)
        return Format.points(difference.difference)
            + (difference.isDistinguishable ? "  " : " ≈")
            + " (\(Format.points(difference.interval.lower).dropLast(3)) to "
            + "\(Format.points(difference.interval.upper).dropLast(3)); p \(p.hasPrefix("<") ? "" : "= ")\(p)"
            + (difference.isPaired ? ")" : ", not paired)")
    }

    /// Where the samples leave, plan by plan.
    private var shares: [String] {
        designs.enumerated().flatMap { index, design in
            let network = design.document.network
            let parts = zip(design.evaluation.runnable.classifiers(in: network), design.evaluation.shares)
                .map { "\(network.name(ofClassifier: $0)) \(Format.percent($1))" }
            return SafeText.wrapped(
                "\(Self.letter(index)) leaving at " + parts.joined(separator: ", "), columns: 100)
        } + [""]
    }

    private var notes: [String] {
        var notes = ["The accuracy on calibration samples is a selected one: designs are chosen by it."]
        if designs.count > 1 {
            notes.append(
                "Differences are to A, with their 95 % interval; ≈ not distinguishable at 5 %, by McNemar's exact "
                    + "test where the samples are the same.")
        }
        return notes.flatMap { SafeText.wrapped($0, columns: 100) }
    }

    /// A, B … Z, then A1, B1 …
    static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : letter + "\(index / 26)"
    }
}
