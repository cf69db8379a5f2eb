import HapiCore
import HapiFormats

/// Plans laid side by side, each judged anew and held against the first.
package struct PlanComparison {
    package private(set) var designs: [ComparedDesign] = []
    private var first: Answers?

    /// A plan's right answers on its two sets.
    private struct Answers {
        let calibration: SetAnswers
        let test: SetAnswers?
    }

    private struct SetAnswers {
        let sha256: String
        let right: RightAnswers
        let labels: [Int]?

        var proportion: Proportion { Proportion(correct: right.count, samples: right.samples) }
    }

    package init() {}

    /// O(classifiers × samples).
    /// - Throws: `InputError` where the plan cannot be judged.
    package mutating func add(_ opened: OpenedPlan) throws(InputError) {
        let judgement = try opened.judged()
        let (workspace, plan) = (opened.workspace, opened.plan)
        let calibration = try workspace.calibrationAnswers(plan.policy.metric)
        let test = try workspace.testAnswers(plan.policy.metric)
        let answers = Answers(
            calibration: Self.answers(judgement.evaluator, judgement.evaluation, calibration),
            test: judgement.test.flatMap { judged in
                test.map { Self.answers(judged.evaluator, judged.evaluation, $0) }
            })
        let against = first.map { first in
            ComparedDesign.Against(
                calibration: Self.difference(answers.calibration, first.calibration),
                test: answers.test.flatMap { test in first.test.map { Self.difference(test, $0) } })
        }
        designs.append(
            ComparedDesign(
                file: opened.path, plan: plan, platform: workspace.profile.platform.title,
                document: EvaluationDocument(
                    network: workspace.network, policy: plan.policy, original: judgement.evaluator.original,
                    limits: plan.limits, latencyWeight: plan.latencyWeight),
                evaluation: judgement.evaluation, onTest: judgement.test?.evaluation,
                againstFirst: against))
        if first == nil { first = answers }
    }

    private static func answers(
        _ evaluator: Evaluator, _ evaluation: Evaluation, _ stored: StoredAnswers
    ) -> SetAnswers {
        SetAnswers(
            sha256: stored.sha256,
            right: evaluator.rightAnswers(
                of: evaluation.runnable,
                confident: ConfidentColumns(evaluator.answers, threshold: evaluation.design.threshold)),
            labels: stored.labels)
    }

    private static func difference(_ own: SetAnswers, _ first: SetAnswers) -> AccuracyDifference {
        let areTheSameSamples =
            own.sha256 == first.sha256 || own.labels != nil && own.labels == first.labels
        if areTheSameSamples, let pair = PairedComparison(own.right, first.right) { return .paired(pair) }
        return .independent(own.proportion, first: first.proportion)
    }
}
