import HapiCore
import Synchronization

/// Walks the branches of an exact search on every core. The outcomes are taken in the branches' order, so the
/// answer is the same on any number of threads.
package enum ParallelWalk {
    /// Designs judged between two looks at whether to go on.
    private static let batch = 4096

    private struct Ledger {
        var outcomes: [Int: ExactBranch.Outcome] = [:]
        var evaluations = 0
    }

    /// - Parameters:
    ///   - threads: at most; `nil` for one a core.
    ///   - goesOn: asked every few milliseconds, from any thread, with the branches finished and the designs
    ///     judged so far; `false` leaves the rest unwalked.
    package static func run(
        _ search: inout ExactSearch, threads: Int? = nil,
        while goesOn: @escaping @Sendable (_ branches: Int, _ designs: Int) -> Bool
    ) {
        let snapshot = search
        let ledger = Mutex(Ledger())
        @Sendable func isWanted(_ judged: Int) -> Bool {
            let (branches, designs) = ledger.withLock {
                $0.evaluations += judged
                return ($0.outcomes.count, $0.evaluations)
            }
            return goesOn(branches, designs)
        }
        Workers.run(search.branchCount, threads: threads) { index in
            guard isWanted(0) else { return }
            var branch = snapshot.branch(index)
            while branch.step(batch), isWanted(batch) {}
            ledger.withLock { $0.outcomes[index] = branch.outcome }
        }
        let found = ledger.withLock { $0.outcomes }
        for (index, outcome) in found.sorted(by: { $0.key < $1.key }) { search.take(outcome, index) }
    }
}
