import HapiCore
import HapiFormats
import HapiRuntime

extension Workload {
    /// R: the calibration of ResNet-56 that is shipped, measured.
    static func shipped(_ workspace: Workspace) throws -> Workload {
        let policy = ExitPolicy()
        let evaluator = try workspace.evaluator(policy)
        let file = try Workspace.dataSet(
            workspace.model.calibration, of: workspace.model, modelPath: workspace.modelPath,
            root: workspace.folder)
        return try Workload("R", evaluator, file.calibration(metric: policy.metric))
    }
}
