import HapiCore
import HapiFigures
import HapiFormats
import HapiRuntime

/// The rows of the table that say how far an accuracy can be trusted.
struct ConfidenceRows {
    let confidence: DesignConfidence

    static let originalLabel = "  against original"

    /// The difference to the original network on the calibration samples.
    var againstOriginal: String { Self.text(confidence.againstOriginal) }

    /// Accuracy on the test samples, and how much less that is than on those that chose the design; the original
    /// network there; and the caution that comes with every choice.
    var onTest: [(name: String, value: String)] {
        let name = "on test samples"
        guard let onTest = confidence.onTest else { return [(name, "none in the model")] }
        let gap = onTest.gap
        return [
            (
                name,
                "\(Format.percent(gap.test.share, digits: 2))  (calibration minus test: "
                    + "\(Format.points(gap.difference)), \(Self.text(gap.interval)); "
                    + "original \(Format.percent(onTest.againstOriginal.second.share, digits: 2)))"
            ),
            (Self.originalLabel, Self.text(onTest.againstOriginal)),
            ("", "(the calibration figure is a selected one: designs are chosen by it, not by the test)"),
        ]
    }

    private static func text(_ pair: PairedComparison) -> String {
        let samples = "\(Format.grouped(pair.samples)) samples"
        let p = Format.probability(pair.pValue)
        let test = "McNemar p \(p.hasPrefix("<") ? "" : "= ")\(p)"
        let verdict =
            pair.isDistinguishable
            ? "\(test) on \(samples)" : "not distinguishable on \(samples), \(test)"
        return "\(Format.points(pair.difference))  (\(text(pair.interval)); \(verdict))"
    }

    /// In percentage points, as the difference before it.
    private static func text(_ interval: DifferenceInterval) -> String {
        let (lower, upper) = (Format.points(interval.lower), Format.points(interval.upper))
        return "95 %: \(lower.dropLast(3)) to \(upper.dropLast(3))"
    }
}

extension Workspace {
    /// An evaluator on the test set for a command, `nil` when the model has none.
    /// - Throws: status 65 when the test set cannot be read.
    func testSet(_ policy: ExitPolicy) throws -> Evaluator? {
        try Refusal.reporting { () throws(InputError) in try testEvaluator(policy) }
    }
}
