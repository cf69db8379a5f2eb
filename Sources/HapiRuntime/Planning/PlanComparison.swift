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
        let (calibration, test) = try opened.judged()
        let (workspace, plan) = (opened.workspace, opened.plan)
        let answers = Answers(
            calibration: Self.answers(calibration), test: test.map { Self.answers($0) })
        let against = first.map { first in
            ComparedDesign.Against(
                calibration: Self.difference(answers.calibration, first.calibration),
                test: answers.test.flatMap { test in first.test.map { Self.difference(test, $0) } })
        }
        designs.append(
            ComparedDesign(
                file: opened.path, plan: plan, platform: workspace.profile.platform.title,
                document: EvaluationDocument(
                    network: workspace.network, policy: plan.policy, original: calibration.evaluator.original,
                    limits: plan.limits, latencyWeight: plan.latencyWeight),
                evaluation: calibration.evaluation, onTest: test?.evaluation,
                againstFirst: against))
        if first == nil { first = answers }
    }

    private static func answers(_ judged: OpenedPlan.Judgement) -> SetAnswers {
        let (evaluator, evaluation) = (judged.evaluator, judged.evaluation)
        return SetAnswers(
            sha256: judged.stored.sha256,
            right: evaluator.rightAnswers(
                of: evaluation.runnable,
                confident: ConfidentColumns(evaluator.answers, threshold: evaluation.design.threshold)),
            labels: judged.stored.labels)
    }

    private static func difference(_ own: SetAnswers, _ first: SetAnswers) -> AccuracyDifference {
        let areTheSameSamples =
            own.sha256 == first.sha256 || own.labels != nil && own.labels == first.labels
        if areTheSameSamples, let pair = PairedComparison(own.right, first.right) { return .paired(pair) }
        return .independent(own.proportion, first: first.proportion)
    }
}
