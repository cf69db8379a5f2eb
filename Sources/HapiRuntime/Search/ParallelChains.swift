import HapiCore
import Synchronization

/// Walks the chains of an annealing on several threads. Chains know nothing of each other, so the result is the
/// same on any number of them.
package enum ParallelChains {
    /// Evaluations of each chain between two looks at the whole, and between two at whether to go on.
    private static let round = 25_000
    private static let batch = 1_000

    /// Walks until all chains are finished, leaving the refinement to the caller.
    /// - Parameters:
    ///   - threads: at most; `nil` for one a core.
    ///   - goesOn: asked every fraction of a millisecond, from any thread; `false` ends the walk where it is.
    ///   - look: called between rounds, on the calling thread.
    package static func run(
        _ search: inout Annealing, threads: Int? = nil, while goesOn: @escaping @Sendable () -> Bool,
        look: (Annealing) -> Void
    ) {
        while search.isWalking, goesOn() {
            let snapshot = search.chains
            let walked = Mutex([Int: AnnealingChain]())
            Workers.run(snapshot.count, threads: threads) { index in
                var chain = snapshot[index]
                var left = round
                while left > 0, !chain.isFinished, goesOn() {
                    for _ in 0..<batch { chain.step() }
                    left -= batch
                }
                walked.withLock { $0[index] = chain }
            }
            for (index, chain) in walked.withLock({ $0 }) { search.take(chain, index) }
            look(search)
        }
    }
}
