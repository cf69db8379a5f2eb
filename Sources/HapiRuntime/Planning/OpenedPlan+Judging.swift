import HapiCore
import HapiFormats

extension OpenedPlan {
    /// The plan's design judged anew by the fast evaluator on one set of answers, and with the plan's costs.
    struct Judgement {
        let stored: StoredAnswers
        let evaluator: Evaluator
        let evaluation: Evaluation
    }

    /// On the calibration set, and on that which no search saw; `nil` where the model has none.
    /// O(classifiers × samples).
    /// - Throws: `InputError` for answers that cannot be read, and for a plan that was edited: one whose design does
    ///   not keep to its own limits.
    func judged() throws(InputError) -> (calibration: Judgement, test: Judgement?) {
        let metric = plan.policy.metric
        let calibration = try judged(on: workspace.calibrationAnswers(metric))
        let broken = calibration.evaluation.broken
        guard broken.isEmpty else { throw refusal(broken) }
        let test = try workspace.testAnswers(metric)
        return (calibration, try test.map { (test) throws(InputError) in try judged(on: test) })
    }

    private func judged(on stored: StoredAnswers) throws(InputError) -> Judgement {
        let evaluator = try workspace.evaluator(plan.policy, on: stored.answers)
        let outcome = evaluator.evaluate(design, limits: plan.limits, latencyWeight: plan.latencyWeight)
        guard case .evaluated(let evaluation) = outcome else { throw refusal(outcome.broken) }
        return Judgement(stored: stored, evaluator: evaluator, evaluation: evaluation)
    }

    private func refusal(_ broken: [BrokenLimit]) -> InputError {
        InputError(
            file: path, place: "at $.limits", found: broken.map(\.reason).joined(separator: "; "),
            expected: "limits that its design meets", remedy: PlanCheck.remedy)
    }
}
