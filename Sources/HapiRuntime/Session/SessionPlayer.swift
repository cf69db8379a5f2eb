import Foundation
import HapiCore
import HapiExplorer
import HapiFormats

/// Plays a recording: every action again on the same problem, nothing done to the world outside. Searches are
/// stepped to where each report says that they were, and another device's profile is read again.
package struct SessionPlayer {
    private let file: String
    private let recording: Recording
    private let workspace: Workspace
    private let context: ExplorerContext
    /// The search of the last report, to go on from.
    private var search: (run: Int, search: DesignSearch)?

    /// - Parameters:
    ///   - file: the recording's path, for errors.
    ///   - context: of the recording's terms.
    package init(
        _ recording: Recording, file: String, _ workspace: Workspace, _ context: ExplorerContext
    ) {
        self.file = file
        self.recording = recording
        self.workspace = workspace
        self.context = context
    }

    /// The state before the user left, or after the last action. As long as the searches that were reported.
    /// - Throws: `InputError` where something that was there then is not any more.
    package mutating func play() throws(InputError) -> ExplorerState {
        var state = try opening()
        for (line, recorded) in recording.actions {
            guard let action = try action(recorded, line, state) else { continue }
            var next = state
            _ = next.reduce(action, context)
            if next.isFinished { break }
            state = next
        }
        return state
    }

    private func opening() throws(InputError) -> ExplorerState {
        guard let work = recording.header.restored else { return ExplorerState(context) }
        do throws(ExplorerContext.Refusal) {
            var state = try ExplorerState(restoring: work, device: workspace.device(of: work), context)
            if recording.header.isExported { state.goOn(from: state.document) }
            return state
        } catch {
            throw InputError(
                file: file, place: "line 1, at $.restored", found: error.reason,
                expected: "work that can be restored")
        }
    }

    private mutating func action(
        _ recorded: RecordedAction, _ line: Int, _ state: ExplorerState
    ) throws(InputError) -> Action? {
        switch recorded {
        case .action(let action): return action
        case .device(let path):
            let result = workspace.openDevice(path)
            if case .failed(let reason) = result {
                throw InputError(
                    file: file, place: "line \(line), at $.deviceOpened.read", found: reason,
                    expected: "the profile that was opened then")
            }
            return .deviceOpened(result)
        case .report(let report):
            // A report of another search changes nothing.
            guard report.run == state.live.run, let terms = state.live.terms,
                let settings = state.live.settings
            else { return nil }
            var search = DesignSearch(terms.problem(context), settings)
            if let last = self.search, last.run == report.run, last.search.steps <= report.steps {
                search = last.search
            }
            self.search = nil
            search.replay(to: report.steps, provenBeside: report.provenBeside)
            self.search = (report.run, search)
            return .searchReported(report.report(search.snapshot))
        }
    }
}
