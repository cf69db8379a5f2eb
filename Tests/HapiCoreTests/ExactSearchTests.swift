import HapiCore
import TestSupport
import Testing

@Suite("The exact search")
struct ExactSearchTests {
    /// Walks a search to its end, in steps of `batch` designs.
    private func solve(_ problem: SearchProblem, incumbent: Candidate? = nil, batch: Int = 7) -> ExactSearch {
        var search = ExactSearch(problem, incumbent: incumbent)
        while search.step(batch) {}
        return search
    }

    /// One of many small problems: chains and residual graphs, all limits, goals, fallbacks and policies, with and
    /// without pins, forbidden exits and a bound on their number.
    private func small(_ seed: UInt64) throws -> SearchCase {
        let pinned: Set<Int> = seed % 4 == 1 ? [Int(seed / 4 % 5)] : []
        let forbidden: Set<Int> = seed % 5 == 2 ? [Int(seed / 5 % 5)] : []
        return try SearchCase(
            seed: seed, exits: 5, samples: 40, tightness: seed % 3 == 0 ? 0.6 : 0.9, pinned: pinned,
            forbidden: forbidden.subtracting(pinned), maxExits: seed % 3 == 1 ? 3 : nil)
    }

    @Test("On 500 small problems it equals the enumeration of every design, judged sample by sample")
    func equalsEnumeration() throws {
        var (feasible, infeasible) = (0, 0)
        for seed in 0..<500 as Range<UInt64> {
            let small = try small(seed)
            let best = try enumerate(small)
            let search = solve(small.problem)
            #expect(search.isProven)
            #expect(search.best == best, "seed \(seed)")
            if best == nil { infeasible += 1 } else { feasible += 1 }
        }
        #expect(feasible > 250 && infeasible > 20, "\(feasible) and \(infeasible)")
    }

    /// The best of all designs; the slow evaluator confirms every figure on the way.
    private func enumerate(_ small: SearchCase) throws -> Candidate? {
        let candidates = small.everyCandidate()
        for candidate in candidates {
            let slow = try unwrap(
                small.slow.evaluate(candidate.design, deadline: small.problem.limits.deadline))
            #expect(slow.correct == candidate.figures.correct && slow.memory == candidate.figures.memory)
            #expect(abs(slow.meanLatency - candidate.figures.meanLatency) < 1e-9)
        }
        return small.best(of: candidates.filter(\.isFeasible))
    }

    @Test("With eleven candidates too, where whole stages are walked anew")
    func largerProblems() throws {
        for seed in 0..<12 as Range<UInt64> {
            let many = try SearchCase(
                seed: 700 + 7 * seed, exits: 11, samples: 30, maxExits: seed % 2 == 0 ? 5 : nil)
            let best = many.best(of: many.everyCandidate().filter(\.isFeasible))
            #expect(solve(many.problem).best == best, "seed \(seed)")
        }
    }

    @Test("A good incumbent, or none, makes no difference to the answer, only to the work")
    func incumbent() throws {
        for seed in 0..<40 as Range<UInt64> {
            let problem = try small(900 + seed).problem
            var annealing = Annealing(problem, evaluations: 300, seed: seed)
            while annealing.step() {}
            let (cold, warm) = (solve(problem), solve(problem, incumbent: annealing.best))
            #expect(cold.best == warm.best)
            #expect(warm.evaluations <= cold.evaluations)
        }
    }

    @Test("Branches may be walked in any order and any steps: best and evaluations stay the same")
    func order() throws {
        for seed in 0..<20 as Range<UInt64> {
            let problem = try small(1200 + seed).problem
            let straight = solve(problem)
            var backwards = ExactSearch(problem, incumbent: nil)
            for index in (0..<backwards.branchCount).reversed() {
                var branch = backwards.branch(index)
                while branch.step(3) {}
                backwards.take(branch.outcome, index)
            }
            #expect(backwards.best == straight.best && backwards.evaluations == straight.evaluations)
            #expect(backwards.isProven)
        }
    }

    @Test("Stopped early it bounds the optimum from the right side, and says that nothing is proven")
    func earlyBound() throws {
        var (stopped, strict) = (0, 0)
        for seed in 0..<60 as Range<UInt64> {
            let problem = try small(1500 + seed).problem
            guard let optimum = solve(problem).best else { continue }
            var search = ExactSearch(problem, incumbent: nil)
            search.step(2)
            guard !search.isProven, let bound = search.bound else { continue }
            stopped += 1
            if problem.goal == .latency {
                #expect(bound <= optimum.figures.meanLatency * (1 + 1e-9))
                if bound < optimum.figures.meanLatency { strict += 1 }
            } else {
                #expect(bound >= problem.value(optimum.figures) - 1e-9)
                if bound > problem.value(optimum.figures) { strict += 1 }
            }
        }
        #expect(stopped > 20 && strict > 0)
    }

    @Test("With no exit allowed it proves the original network, or that nothing is feasible")
    func noExits() throws {
        for seed in 0..<30 as Range<UInt64> {
            let small = try SearchCase(seed: seed, maxExits: 0)
            var search = ExactSearch(small.problem, incumbent: nil)
            while search.step(100) {}
            let allowed = small.everyCandidate().filter { $0.isFeasible && $0.runnable.exits.isEmpty }
            #expect(search.isProven && search.best == small.best(of: allowed))
        }
    }
}
