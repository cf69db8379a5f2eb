import Dispatch
import Foundation
import HapiCore
import HapiExplorer
import Synchronization

/// Keeps the user's work in a file while it changes: at most once a second, on a queue of its own, and at once when
/// the session ends.
package final class Autosaver: Sendable {
    private let store: AutosaveStore
    private let queue = DispatchQueue(label: "hapi autosave", qos: .utility)
    private let state: Mutex<State>
    private let notify: @Sendable () -> Void

    private struct State {
        /// The file, once there is one.
        var path: String?
        /// What is not written yet.
        var pending: SavedWork?
        var failure: AtomicWriter.Failure?
        var hasFailed = false
    }

    private static let delay = DispatchTimeInterval.seconds(1)

    /// - Parameters:
    ///   - path: of a file to go on with, whose work was restored; it is the session's from now on.
    ///   - notify: called from another thread when there is a failure to be taken.
    package init(_ store: AutosaveStore, goingOn path: String?, notify: @escaping @Sendable () -> Void) {
        self.store = store
        self.notify = notify
        state = Mutex(State(path: path))
    }

    /// Notes that the work has changed. O(1).
    package func note(_ work: SavedWork) {
        let isFirst = state.withLock { state in
            defer { state.pending = work }
            return state.pending == nil
        }
        if isFirst { queue.asyncAfter(deadline: .now() + Self.delay) { [self] in _ = write() } }
    }

    /// Writes the work before it returns.
    /// - Returns: why it could not be.
    @discardableResult
    package func keep(_ work: SavedWork) -> AtomicWriter.Failure? {
        state.withLock { $0.pending = work }
        return queue.sync { write() }
    }

    /// The file that the work is kept in, once there is one.
    package var path: String? { state.withLock(\.path) }

    /// Removes the file: there is nothing to keep.
    package func remove() {
        state.withLock { $0.pending = nil }
        queue.sync {
            if let path = state.withLock(\.path) { unlink(path) }
        }
    }

    /// Why nothing can be kept, once.
    package func takeFailure() -> AtomicWriter.Failure? {
        state.withLock { state in
            defer { state.failure = nil }
            return state.failure
        }
    }

    /// Only on the queue. Answers with what went wrong.
    private func write() -> AtomicWriter.Failure? {
        let (work, path) = state.withLock { state in
            defer { state.pending = nil }
            return (state.pending, state.path)
        }
        guard let work else { return nil }
        do throws(AtomicWriter.Failure) {
            let written = try store.write(work, to: path)
            state.withLock { $0.path = written }
            return nil
        } catch {
            let isNew = state.withLock { state in
                guard !state.hasFailed else { return false }
                state.hasFailed = true
                state.failure = error
                return true
            }
            if isNew { notify() }
            return error
        }
    }
}
