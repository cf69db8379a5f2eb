import HapiCore
import HapiRuntime
import Synchronization
import TestSupport
import Testing

@Suite("The exact search on every core")
struct ParallelWalkTests {
    private func problem(_ seed: UInt64) throws -> SearchProblem {
        var cases = RandomCases(seed: seed)
        let network = try cases.network(layers: 12, exits: 9, shape: .residual)
        let costs = cases.costs(network)
        let evaluator = try unwrap(
            Evaluator(
                network: network, costs: costs,
                answers: AnswerColumns(cases.calibration(network, samples: 120)), fallback: .mostConfident))
        return SearchProblem(
            evaluator: evaluator, goal: .accuracy,
            limits: Limits(meanLatency: costs.originalLatency * 0.7), latencyWeight: 0.5,
            thresholds: [0.3, 0.6, 0.8], maxExits: 5)
    }

    @Test("It comes to the same answer, by the same number of evaluations, as one thread alone")
    func sameAsOneThread() throws {
        for seed in 0..<6 as Range<UInt64> {
            let problem = try problem(seed)
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
        let problem = try problem(3)
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
