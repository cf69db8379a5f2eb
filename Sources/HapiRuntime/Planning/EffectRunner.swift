import HapiCore
import HapiExplorer
import HapiFormats

/// Carries out what the explorer asks of the world outside: the search's thread, and files.
package final class EffectRunner {
    private let workspace: Workspace
    private let context: ExplorerContext
    private let program: String
    private let search: SearchRunner

    /// - Parameters:
    ///   - program: name and version, as plans record them.
    ///   - notify: called from the search's thread when a report can be taken.
    package init(
        workspace: Workspace, context: ExplorerContext, program: String,
        notify: @escaping @Sendable () -> Void
    ) {
        self.workspace = workspace
        self.context = context
        self.program = program
        search = SearchRunner(notify: notify)
    }

    /// Returns what came of it at once; searches report later, through `takeReport`.
    package func run(_ effect: Effect) -> Action? {
        switch effect {
        case .startSearch(let terms, let seed, let run):
            search.start(
                terms.problem(context),
                SearchSettings(seed: seed, evaluations: context.searchBudget), run: run)
        case .pauseSearch: search.pause()
        case .resumeSearch: search.resume()
        case .export(let request): return .exportEnded(export(request))
        }
        return nil
    }

    /// The search's latest report, once.
    package func takeReport() -> Action? { search.takeReport().map(Action.searchReported) }

    /// Ends the search's thread.
    package func stop() { search.stop() }

    private func export(_ request: ExportRequest) -> ExportResult {
        let origin: Plan.Origin =
            switch request.origin {
            case .hand: Plan.Origin(method: "hand", goal: request.goal)
            case .annealing(let seed, let evaluations):
                Plan.Origin(
                    method: Annealing.name, goal: request.goal, seed: Int(clamping: seed),
                    evaluations: evaluations)
            }
        do throws(InputError) {
            let plan = try workspace.plan(
                request.evaluation, policy: context.policy, limits: request.limits,
                latencyWeight: request.latencyWeight, origin: origin, program: program)
            do throws(AtomicWriter.Failure) {
                try AtomicWriter.write(plan.text, to: request.path, overwrite: request.overwrite)
                return .written(
                    path: request.path, design: request.evaluation.design,
                    testAccuracy: plan.predictedOnTest?.accuracy)
            } catch {
                if case .exists(let path) = error { return .exists(path: path) }
                return .failed(reason: error.description)
            }
        } catch {
            return .failed(reason: error.description)
        }
    }
}
