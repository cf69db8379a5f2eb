import HapiCore

/// What follows from a document: computed once a change, so that drawing only reads.
package struct Analysis: Sendable, Hashable {
    package let outcome: EvaluationOutcome
    /// Accuracy and latency of the same exits over the whole range of thresholds; `nil` when nothing can run.
    package let sweep: ThresholdSweep?
    /// Candidates whose worst path misses the deadline even alone.
    package let beyondDeadline: Set<Int>
    /// Whether the samples can tell the slots from the present design.
    package let comparisons: SlotComparisons

    /// Points of the sweep over the range: one a hundredth for probabilities.
    package static let sweepPoints = 101

    /// - Parameter previous: the analysis of `before`; what cannot have changed is taken over.
    package init(
        _ document: Document, _ context: ExplorerContext, previous: (document: Document, analysis: Analysis)?
    ) {
        let evaluator = context.evaluator
        let deadline = document.limits.deadline
        let confident = ConfidentColumns(evaluator.answers, threshold: document.design.threshold)
        outcome = evaluator.evaluate(
            document.design, confident: confident, limits: document.limits,
            latencyWeight: document.latencyWeight)
        comparisons = SlotComparisons(
            document, present: outcome.evaluation, confident: confident, evaluator,
            previous: previous.map { ($0.document, $0.analysis.comparisons) })
        let sameExits =
            previous?.document.design.exits == document.design.exits
            && previous?.document.limits.deadline == deadline
        if sameExits, let previous {
            sweep = previous.analysis.sweep
        } else {
            let runnable = evaluator.decisionUnit.runnable(document.design.exits, deadline: deadline)
            sweep = runnable.map { ThresholdSweep(evaluator, design: $0, points: Self.sweepPoints) }
        }
        if let previous, previous.document.limits.deadline == deadline {
            beyondDeadline = previous.analysis.beyondDeadline
        } else {
            beyondDeadline = Set(
                evaluator.network.exits.indices.filter { exit in
                    guard let deadline else { return false }
                    return !Limits.holds(evaluator.decisionUnit.worstPaths([exit])[0], atMost: deadline)
                })
        }
    }

    package var evaluation: Evaluation? { outcome.evaluation }
}
