import HapiCore

extension ExplorerState {
    mutating func beginExport(_ context: ExplorerContext) -> [Effect] {
        guard let evaluation = analysis.evaluation, evaluation.isFeasible else {
            view.message = Message("The design does not meet the limits; a plan must", isError: true)
            return []
        }
        view.overlay = .prompt(Prompt(.export, view.lastExport ?? context.labels.planName))
        return []
    }

    mutating func requestExport(
        to path: String, overwrite: Bool, _ context: ExplorerContext
    ) -> [Effect] {
        guard let evaluation = analysis.evaluation, evaluation.isFeasible else { return [] }
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
