import HapiCore
import HapiRuntime
import Synchronization
import TestSupport
import Testing

@Suite("The exact search on every core")
struct ParallelWalkTests {
    @Test("It comes to the same answer, by the same number of evaluations, as one thread alone")
    func sameAsOneThread() throws {
        for seed in 0..<6 as Range<UInt64> {
            let problem = try RandomCases.problem(seed: seed, exits: 9, maxExits: 5)
            var alone = ExactSearch(problem, incumbent: nil)
            while alone.step(1000) {}
            var together = ExactSearch(problem, incumbent: nil)
            ParallelWalk.run(&together) { _, _ in true }
            #expect(together.isProven && together.best == alone.best && together.bound == alone.bound)
            #expect(together.evaluations == alone.evaluations)
        }
    }

    @Test("Stopped, it keeps the best so far and claims no proof")
    func stopped() throws {
        let problem = try RandomCases.problem(seed: 3, exits: 9, maxExits: 5)
        var search = ExactSearch(problem, incumbent: nil)
        let looks = Atomic(0)
        ParallelWalk.run(&search) { _, _ in looks.add(1, ordering: .relaxed).newValue < 3 }
        #expect(!search.isProven)
        let optimum = try unwrap(
            {
                var whole = ExactSearch(problem, incumbent: nil)
                while whole.step(1000) {}
                return whole.best
            }())
        #expect(try unwrap(search.bound) >= problem.value(optimum.figures))
    }
}
