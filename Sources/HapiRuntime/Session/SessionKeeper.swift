import HapiCore
import HapiExplorer

/// What goes on beside a session on the screen: its recording, and the keeping of its work.
package final class SessionKeeper {
    private let recorder: SessionRecorder?
    private let autosaver: Autosaver
    /// The version that is kept already, or that there is no need to keep.
    private var kept: Document
    /// What was safe as the session began; work that is back there is no work.
    private let opening: Document

    /// - Parameter state: with which the session begins.
    package init(
        recorder: SessionRecorder?, autosaver: Autosaver, _ state: ExplorerState
    ) {
        self.recorder = recorder
        self.autosaver = autosaver
        kept = state.document
        opening = state.view.safe
    }

    /// Takes down what is about to happen.
    /// - Returns: what the user should know of it.
    package func willPerform(_ action: Action, _ state: ExplorerState) -> Message? {
        recorder?.record(action, in: state).map {
            Message("The recording ends here: \($0)", isError: true)
        }
    }

    /// Keeps what has changed. O(slots) where nothing has.
    package func didPerform(_ action: Action, _ state: ExplorerState) {
        if case .searchReported = action { return }
        guard state.document != kept else { return }
        kept = state.document
        autosaver.note(SavedWork(state))
    }

    /// What the user should know of the keeping, once.
    package func takeMessage() -> Message? {
        autosaver.takeFailure().map { Message("Work is not saved as you go: \($0)", isError: true) }
    }

    /// Whether what happens is taken down: a recording is of one profile.
    package var isRecording: Bool { recorder != nil }

    /// Leaves the work for that on another profile: in its file, exported or not, for it is to be there on return.
    /// - Returns: the file, from which the work can be had back; `nil` where nothing was done.
    /// - Throws: why the work cannot be kept, and so should not be left.
    package func setAside(_ state: ExplorerState) throws(AtomicWriter.Failure) -> String? {
        guard state.document != opening else {
            autosaver.remove()
            return nil
        }
        if let failure = autosaver.keep(SavedWork(state)) { throw failure }
        return autosaver.path
    }

    /// Ends the recording, and leaves the work where it can be had back if there is some: on leaving with work that
    /// is not exported, and on any other end with any.
    package func finish(_ state: ExplorerState, hasLeft: Bool) {
        recorder?.finish()
        let isWork = hasLeft ? state.hasUnsavedWork : state.document != opening
        if isWork { autosaver.keep(SavedWork(state)) } else { autosaver.remove() }
    }
}
