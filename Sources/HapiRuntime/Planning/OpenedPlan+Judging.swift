import HapiCore
import HapiFormats

extension OpenedPlan {
    /// The plan's design judged anew by the fast evaluator, on the answers and costs that it was made with.
    package struct Judgement: Sendable {
        package let evaluator: Evaluator
        package let evaluation: Evaluation
        /// On samples that no search saw; `nil` where the model has none.
        package let test: (evaluator: Evaluator, evaluation: Evaluation)?
    }

    /// O(classifiers × samples).
    /// - Throws: `InputError` for answers that cannot be read, and for a plan that was edited: one whose design does
    ///   not keep to its own limits, or runs further under its deadline than it says.
    package func judged() throws(InputError) -> Judgement {
        let evaluator = try workspace.evaluator(plan.policy)
        let evaluation = try evaluation(on: evaluator)
        guard evaluation.broken.isEmpty else {
            throw refusal(
                evaluation.broken.map(\.reason).joined(separator: "; "),
                expected: "limits that its design meets")
        }
        let test = try workspace.testEvaluator(plan.policy)
        return Judgement(
            evaluator: evaluator, evaluation: evaluation,
            test: try test.map { (test) throws(InputError) in (test, try self.evaluation(on: test)) })
    }

    private func evaluation(on evaluator: Evaluator) throws(InputError) -> Evaluation {
        let outcome = evaluator.evaluate(design, limits: plan.limits, latencyWeight: plan.latencyWeight)
        guard case .evaluated(let evaluation) = outcome else {
            throw refusal(
                outcome.broken.map(\.reason).joined(separator: "; "),
                expected: "a deadline that its design meets")
        }
        guard evaluation.runnable == runnable else {
            let names = evaluation.runnable.classifiers(in: workspace.network)
                .map { workspace.network.name(ofClassifier: $0) }
            throw refusal(
                "a deadline under which \(names.joined(separator: ", ")) run",
                expected: plan.shares.map(\.name).joined(separator: ", ") + ", as $.shares has it")
        }
        return evaluation
    }

    private func refusal(_ found: String, expected: String) -> InputError {
        InputError(
            file: path, place: "at $.limits", found: found, expected: expected, remedy: PlanCheck.remedy)
    }
}
