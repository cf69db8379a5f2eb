import HapiCore

/// What follows from a document: computed once a change, so that drawing only reads.
package struct Analysis: Sendable, Hashable {
    package let outcome: EvaluationOutcome
    /// Bit columns of the present threshold.
    let confident: ConfidentColumns
    /// Accuracy, latency and energy of the same exits over the whole range of thresholds; `nil` when nothing can
    /// run.
    package let sweep: ThresholdSweep?
    /// What is to be seen of the problem whatever the design.
    package let survey: Survey
    /// Whether the samples can tell the slots from the present design.
    package let comparisons: SlotComparisons

    /// Points of the sweep over the range: one a hundredth for probabilities.
    package static let sweepPoints = 101

    /// - Parameter previous: the analysis of `before`; what cannot have changed is taken over.
    package init(
        _ document: Document, _ context: ExplorerContext, previous: (document: Document, analysis: Analysis)?
    ) {
        let evaluator = context.basis(document.policy).evaluator
        let samePolicy = previous?.document.policy == document.policy
        let sameThreshold = previous?.document.design.threshold == document.design.threshold
        if samePolicy, sameThreshold, let previous {
            confident = previous.analysis.confident
        } else {
            confident = ConfidentColumns(evaluator.answers, threshold: document.design.threshold)
        }
        outcome = evaluator.evaluate(
            document.design, confident: confident, limits: document.limits,
            latencyWeight: document.latencyWeight)
        comparisons = SlotComparisons(
            document, present: outcome.evaluation, confident: confident, context,
            previous: previous.map { ($0.document, $0.analysis.comparisons) })
        let sameExits =
            previous?.document.design.exits == document.design.exits
            && previous?.document.limits.deadline == document.limits.deadline
        if samePolicy, sameExits, let previous {
            sweep = previous.analysis.sweep
        } else {
            let runnable = evaluator.decisionUnit.runnable(
                document.design.exits, deadline: document.limits.deadline)
            sweep = runnable.map { ThresholdSweep(evaluator, design: $0, points: Self.sweepPoints) }
        }
        let terms = Survey.Terms(document)
        if let previous, Survey.Terms(previous.document) == terms {
            survey = previous.analysis.survey
        } else {
            survey = Survey(terms, context)
        }
    }

    package var evaluation: Evaluation? { outcome.evaluation }
}
