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
        case .startSearch(let terms, let settings, let run):
            search.start(terms.problem(context), settings, run: run)
        case .pauseSearch: search.pause()
        case .resumeSearch: search.resume()
        case .export(let request): return .exportEnded(workspace.export(request, program: program))
        case .openPlan(let path): return .planOpened(workspace.openPlan(path))
        case .openDevice(let path): return .deviceOpened(workspace.openDevice(path))
        case .listProfiles(let use):
            let catalogue = ProfileCatalogue(.current, beside: workspace.path)
            return .profilesListed(catalogue.rows(for: use, open: workspace))
        // Ends what this runs for: up to the application.
        case .openProfile: break
        case .listFiles(let kind, let prefix):
            return .filesListed(FileCompletion.files(kind, prefix: prefix, locator: .current))
        }
        return nil
    }

    /// The search's latest report, once.
    package func takeReport() -> Action? { search.takeReport().map(Action.searchReported) }

    /// Ends the search's thread.
    package func stop() { search.stop() }
}
