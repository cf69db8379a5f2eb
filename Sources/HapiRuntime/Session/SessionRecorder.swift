import Foundation
import HapiCore
import HapiExplorer

/// Writes a session down while it goes on, a line an action, so that whatever ends the program leaves a recording of
/// all that was before.
package final class SessionRecorder {
    private let descriptor: Int32
    private let path: String
    private let codec: ActionCodec
    /// The last report of a running search, written only once something follows it.
    private var pending: RecordedReport?
    private var isBroken = false

    /// Begins a recording.
    /// - Parameter overwrite: whether an existing file may be replaced; a directory, device or pipe never is.
    package init(
        _ path: String, _ header: Recording.Header, _ network: Network, overwrite: Bool
    ) throws(AtomicWriter.Failure) {
        let target = try AtomicWriter.target(path, overwrite: overwrite)
        let ifThere = overwrite ? O_TRUNC : O_EXCL
        descriptor = open(target.path, O_WRONLY | O_CREAT | O_NONBLOCK | O_CLOEXEC | ifThere, 0o666)
        self.path = path
        codec = ActionCodec(network)
        guard descriptor >= 0 else {
            if errno == EEXIST { throw .exists(path: path) }
            throw .lastError(path: path)
        }
        guard write([header.line(network)]) else {
            let failure = AtomicWriter.Failure.lastError(path: path)
            discard()
            throw failure
        }
    }

    deinit { close(descriptor) }

    /// Takes an action down that is about to be performed. Only the last of several reports is kept, unless the
    /// front is walked.
    /// - Returns: why the recording ended here, once.
    package func record(_ action: Action, in state: ExplorerState) -> AtomicWriter.Failure? {
        let recorded = RecordedAction(action)
        if case .report(let report) = recorded, state.view.frontCursor == nil {
            // A report of another search leaves the state as it is.
            if report.run == state.live.run { pending = report }
            return nil
        }
        return write(recorded)
    }

    /// Writes what is held back.
    package func finish() {
        _ = write(nil)
    }

    /// Takes a recording back that was begun for nothing.
    package func discard() {
        unlink(path)
    }

    private func write(_ action: RecordedAction?) -> AtomicWriter.Failure? {
        guard !isBroken else { return nil }
        let actions = [pending.map(RecordedAction.report), action].compactMap { $0 }
        pending = nil
        guard !actions.isEmpty, !write(actions.map(codec.line)) else { return nil }
        isBroken = true
        return .lastError(path: path)
    }

    private func write(_ lines: [String]) -> Bool {
        AtomicWriter.writeAll(Array(lines.map { $0 + "\n" }.joined().utf8), to: descriptor)
    }
}
