import HapiCore

/// A design with everything that a report tells of it.
package struct ReportDesign: Sendable {
    package enum Role: Sendable, Hashable {
        /// Found by the report's own search.
        case found
        case plan
        case baseline(BaselineMethod)
    }

    /// "best found", a plan's file, or a rule's name.
    package let name: String
    package let role: Role
    /// How it came about, in a few words a line.
    package let origin: [String]
    package let policy: ExitPolicy
    /// That it is judged by.
    package private(set) var limits: Limits
    /// On the calibration samples, by which it was chosen.
    package private(set) var evaluation: Evaluation
    /// On the test samples, which had no part in that; `nil` without any.
    package let onTest: Evaluation?
    /// Its exits at every threshold, exactly, on both sets.
    package let curve: ThresholdSweep
    package let curveOnTest: ThresholdSweep?
    package let right: RightAnswers
    package let rightOnTest: RightAnswers?

    /// Points of a curve over the whole range of thresholds.
    package static let curvePoints = 201

    /// `nil` when nothing of the design runs before the deadline. O(samples × classifiers × log points) of the two
    /// sets.
    /// - Parameters:
    ///   - evaluator: of the design's policy on the calibration samples; `test` likewise on the test samples.
    ///   - limits: that truncate the design by their deadline, and that it is judged by.
    package init?(
        _ design: Design, name: String, role: Role, origin: [String], evaluator: Evaluator, test: Evaluator?,
        limits: Limits, latencyWeight: Double
    ) {
        let outcome = evaluator.evaluate(design, limits: limits, latencyWeight: latencyWeight)
        guard let evaluation = outcome.evaluation else { return nil }
        self.evaluation = evaluation
        self.name = name
        self.role = role
        self.origin = origin
        self.limits = limits
        policy = evaluator.policy
        onTest = test?.evaluate(design, limits: limits, latencyWeight: latencyWeight).evaluation
        let runnable = evaluation.runnable
        func right(_ evaluator: Evaluator) -> RightAnswers {
            evaluator.rightAnswers(
                of: runnable,
                confident: ConfidentColumns(evaluator.answers, threshold: design.threshold))
        }
        func curve(_ evaluator: Evaluator) -> ThresholdSweep {
            ThresholdSweep(evaluator, design: runnable, points: Self.curvePoints)
        }
        self.curve = curve(evaluator)
        self.right = right(evaluator)
        curveOnTest = test.map(curve)
        rightOnTest = test.map(right)
    }

    /// The same with a limit that it misses, though nothing of it was cut off. O(limits).
    func missing(_ limit: BrokenLimit, of limits: Limits) -> ReportDesign {
        var design = self
        design.evaluation.broken.append(limit)
        design.limits = limits
        return design
    }

    /// This design's answers, then another's, to the same samples; `nil` on the test samples where there are none.
    /// O(samples / 64).
    package func compared(to other: ReportDesign, onTest: Bool) -> PairedComparison? {
        guard onTest else { return PairedComparison(right, other.right) }
        guard let own = rightOnTest, let others = other.rightOnTest else { return nil }
        return PairedComparison(own, others)
    }

    package var isBaseline: Bool { if case .baseline = role { true } else { false } }
    /// Every classifier that runs, in depth order. O(exits).
    package func classifiers(in network: Network) -> [Int] { evaluation.runnable.classifiers(in: network) }
}
