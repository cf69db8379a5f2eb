import HapiCore
import HapiRuntime
import TestSupport
import Testing

@Suite("Annealing on several threads")
struct ParallelChainsTests {
    @Test("One thread, two and three come to the same as stepping: chains, best, front and count")
    func sameAsStepping() throws {
        for seed in 0..<3 as Range<UInt64> {
            let problem = try RandomCases.problem(seed: seed, exits: 9)
            var stepped = Annealing(problem, evaluations: 3000, seed: seed)
            while stepped.step() {}
            for threads in 1...3 {
                var walked = Annealing(problem, evaluations: 3000, seed: seed)
                ParallelChains.run(&walked, threads: threads, while: { true }, look: { _ in })
                #expect(walked.states == stepped.states)
                while walked.step() {}
                #expect(walked.snapshot == stepped.snapshot && walked.evaluations == stepped.evaluations)
            }
        }
    }

    @Test("Stopped at any moment and gone on from its states, it comes to the same")
    func resumed() throws {
        let problem = try RandomCases.problem(seed: 5, exits: 9)
        var whole = Annealing(problem, evaluations: 2000, seed: 3)
        while whole.step() {}
        for moment in [0, 1, 2, 57, 399, 401, 1000, 1799, 1900] {
            var first = Annealing(problem, evaluations: 2000, seed: 3)
            for _ in 0..<moment { first.step() }
            var second = try unwrap(
                Annealing(problem, evaluations: 2000, seed: 3, states: first.states))
            while second.step() {}
            #expect(second.best == whole.best && second.front == whole.front, "after \(moment)")
            #expect(second.evaluations == whole.evaluations && second.states == whole.states)
        }
        #expect(Annealing(problem, evaluations: 2000, seed: 3, states: []) == nil)
        #expect(Annealing(problem, evaluations: 1000, seed: 3, states: whole.states) == nil, "too far on")
    }
}
