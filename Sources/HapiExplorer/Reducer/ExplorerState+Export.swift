import HapiCore

extension ExplorerState {
    mutating func beginExport(_ context: ExplorerContext) -> [Effect] {
        guard let evaluation = analysis.evaluation, evaluation.isFeasible else {
            view.message = Message("The design does not meet the limits; a plan must", isError: true)
            return []
        }
        view.overlay = .exportPrompt(TextField(view.lastExport ?? context.labels.planName))
        return []
    }

    mutating func reduce(_ edit: TextEdit, _ context: ExplorerContext) -> [Effect] {
        guard case .exportPrompt(var field) = view.overlay else { return [] }
        switch edit {
        case .insert(let text): field.insert(text)
        case .deleteBackward: field.deleteBackward()
        case .deleteForward: field.deleteForward()
        case .left: field.move(by: -1)
        case .right: field.move(by: 1)
        case .clear: field = TextField("")
        case .start: field.moveToStart()
        case .end: field.moveToEnd()
        case .cancel:
            view.overlay = .none
            return []
        case .accept:
            guard !field.text.isEmpty else { return [] }
            view.overlay = .none
            return requestExport(to: field.text, overwrite: false, context)
        }
        view.overlay = .exportPrompt(field)
        return []
    }

    mutating func requestExport(
        to path: String, overwrite: Bool, _ context: ExplorerContext
    ) -> [Effect] {
        guard let evaluation = analysis.evaluation, evaluation.isFeasible else { return [] }
        return [
            .export(
                ExportRequest(
                    path: path, overwrite: overwrite, evaluation: evaluation, limits: document.limits,
                    goal: document.goal, latencyWeight: document.latencyWeight, origin: document.origin))
        ]
    }

    /// "87.40 %".
    private static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }

    mutating func reduce(_ result: ExportResult) -> [Effect] {
        switch result {
        case .written(let path, let design, let testAccuracy):
            // The plan names the design as it runs; what the deadline cuts off is not lost by leaving.
            view.safeDesign = analysis.evaluation?.design == design ? document.design : design
            view.lastExport = path
            let onTest = testAccuracy.map { "; accuracy on the test samples \(Self.percent($0))" } ?? ""
            view.message = Message("Plan written to \(path)\(onTest)")
        case .exists(let path):
            view.overlay = .question(.overwrite(path: path))
        case .failed(let reason):
            view.message = Message(reason, isError: true)
        }
        return []
    }
}
