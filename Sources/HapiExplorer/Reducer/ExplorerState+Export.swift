import HapiCore
import HapiFigures

extension ExplorerState {
    /// The limits that the present design does not keep to, the number of exits that is wanted among them.
    package var broken: [BrokenLimit] { broken(by: analysis.outcome) }

    /// The same of any design.
    package func broken(by outcome: EvaluationOutcome) -> [BrokenLimit] {
        guard let most = document.maxExits, let count = outcome.evaluation?.runnable.exits.count, count > most
        else { return outcome.broken }
        return outcome.broken + [.tooManyExits(found: count, limit: most)]
    }

    mutating func beginExport(_ context: ExplorerContext) -> [Effect] {
        guard broken.isEmpty else {
            view.message = Message("The design does not meet the limits; a plan must", isError: true)
            return []
        }
        view.overlay = .prompt(Prompt(.export, view.lastExport ?? context.labels.planName))
        return []
    }

    mutating func requestExport(
        to path: String, overwrite: Bool, _ context: ExplorerContext
    ) -> [Effect] {
        guard let evaluation = analysis.evaluation, broken.isEmpty else { return [] }
        return [
            .export(
                ExportRequest(
                    path: path, overwrite: overwrite, evaluation: evaluation, policy: document.policy,
                    limits: document.limits, goal: document.goal, latencyWeight: document.latencyWeight,
                    origin: document.origin))
        ]
    }

    mutating func reduce(_ result: ExportResult) -> [Effect] {
        switch result {
        case .written(let path, let design, let testAccuracy):
            view.safe = document
            // The plan names the design as it runs; what the deadline cuts off is not lost by leaving.
            if analysis.evaluation?.design != design { view.safe.design = design }
            view.lastExport = path
            let onTest =
                testAccuracy.map { "; accuracy on the test samples \(Format.percent($0, digits: 2))" } ?? ""
            view.message = Message("Plan written to \(path)\(onTest)")
        case .exists(let path):
            view.overlay = .question(.overwrite(path: path))
        case .failed(let reason):
            view.message = Message(reason, isError: true)
        }
        return []
    }
}
