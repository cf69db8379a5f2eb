import HapiCore
import HapiFormats
import HapiRuntime

/// The evaluators of a workspace, each made once: on the calibration and the test samples, by policy.
final class ReportEvaluators {
    private let workspace: Workspace
    private var made: [ExitPolicy: (calibration: Evaluator, test: Evaluator?)] = [:]

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// - Throws: status 65 where the answers do not hold the policy's metric, or cannot be read.
    func pair(_ policy: ExitPolicy) throws -> (calibration: Evaluator, test: Evaluator?) {
        if let known = made[policy] { return known }
        let pair = (
            calibration: try Refusal.reporting { () throws(InputError) in try workspace.evaluator(policy) },
            test: try workspace.testSet(policy)
        )
        made[policy] = pair
        return pair
    }
}
