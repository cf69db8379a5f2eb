import Foundation
import HapiCore
import Synchronization

/// Tries to prove, on a thread of its own, which design of a problem is the best while another search looks for it:
/// for problems so small that this may take a few seconds.
package final class Prover: Sendable {
    private let state = Mutex((isCancelled: false, proven: Candidate?.none))

    /// Designs of a problem that are walked in a few seconds even if nothing is pruned.
    private static let affordable = 0x1p24
    private static let batch = 4096

    /// Whether a proof is a matter of seconds. O(candidates).
    package static func affords(_ problem: SearchProblem) -> Bool {
        ExactSearch.designCount(problem) <= affordable
    }

    /// - Parameter incumbent: a good design, from which the proof starts.
    init?(_ problem: SearchProblem, incumbent: Candidate?) {
        guard Self.affords(problem) else { return nil }
        let thread = Thread { [self] in
            SearchRunner.yieldToTheMainThread()
            var preparation = ExactPreparation(problem, incumbent: incumbent)
            while preparation.step() {
                if state.withLock({ $0.isCancelled }) { return }
            }
            var search = ExactSearch(preparation)
            while search.step(Self.batch) {
                if state.withLock({ $0.isCancelled }) { return }
            }
            state.withLock { $0.proven = search.isProven ? search.best : nil }
        }
        thread.name = "hapi proof"
        thread.start()
    }

    /// The proven best, once there is one. Nothing is ever proven of a problem without a feasible design.
    var proven: Candidate? { state.withLock(\.proven) }

    func cancel() { state.withLock { $0.isCancelled = true } }
}
