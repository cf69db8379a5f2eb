import HapiCore
import TestSupport
import Testing

/// Small problems against the best of all their designs.
extension SearchTests {
    @Test(
        "Annealing comes to the best design without adjacent exits or a better one, mostly to the best of all"
    )
    func optimum() throws {
        var (problems, reached, found) = (0, 0, 0)
        for seed in 0..<60 as Range<UInt64> {
            let small = try SearchCase(seed: 1000 + seed)
            let all = small.everyCandidate()
            guard let best = small.best(of: all), best.isFeasible else { continue }
            problems += 1
            let search = small.anneal(evaluations: 1200, seed: seed)
            let mine = try unwrap(search.best)
            #expect(!small.problem.prefers(mine, to: best), "nothing is better than the best of all")
            if mine == best { found += 1 }
            let apart = small.best(of: all.filter { !hasAdjacentExits($0) })
            if apart.map({ !small.problem.prefers($0, to: mine) }) ?? true { reached += 1 }
        }
        // Measured: 46 and 56 of 56. What is missed has adjacent exits, which only the refinement tries.
        #expect(problems == 56 && reached >= 53 && found >= 42, "\(found) and \(reached) of \(problems)")
    }

    private func hasAdjacentExits(_ candidate: Candidate) -> Bool {
        zip(candidate.runnable.exits, candidate.runnable.exits.dropFirst()).contains { $1 - $0 == 1 }
    }

    @Test("A search that ends before its budget is at a design that no single change betters")
    func localOptimum() throws {
        for seed in 0..<20 as Range<UInt64> {
            let small = try SearchCase(seed: 2000 + seed, tightness: 1)
            // Truncation may make a change of several exits look like one of a single exit.
            guard small.problem.limits.deadline == nil else { continue }
            let search = small.anneal(evaluations: 1500, seed: seed)
            let best = try unwrap(search.best)
            #expect(search.evaluations < 1500)
            let thresholds = small.problem.confident.map(\.threshold)
            let place = try unwrap(thresholds.firstIndex(of: best.threshold))
            for other in small.everyCandidate() {
                let change = Set(other.runnable.exits).symmetricDifference(best.runnable.exits).sorted()
                let isRetuned =
                    change.isEmpty && abs((thresholds.firstIndex(of: other.threshold) ?? 99) - place) == 1
                let isMoved =
                    change.count == 2 && change[1] - change[0] == 1
                    && best.runnable.exits.contains(change[0]) != best.runnable.exits.contains(change[1])
                guard isRetuned || ((isMoved || change.count == 1) && other.threshold == best.threshold)
                else {
                    continue
                }
                #expect(!small.problem.prefers(other, to: best), "seed \(seed)")
            }
        }
    }

    @Test("Of infeasible designs the search keeps the one that exceeds its limits least, near enough")
    func leastExcess() throws {
        for seed in 0..<12 as Range<UInt64> {
            let small = try SearchCase(seed: seed, limits: Limits(meanLatency: 1e-3, memory: 1))
            let best = try unwrap(small.best(of: small.everyCandidate()))
            #expect(!best.isFeasible)
            let found = try unwrap(small.anneal(evaluations: 1200, seed: seed).best)
            #expect(!found.isFeasible && found.excess >= best.excess && found.excess <= 1.5 * best.excess)
        }
    }

    @Test(
        "The order asks, in turn, for excess, goal, the other figure, memory, how many exits, which, threshold"
    )
    func order() throws {
        let small = try SearchCase(seed: 1, goal: .accuracy, limits: Limits())
        let base = try unwrap(small.everyCandidate().first)
        func candidate(
            excess: Double = 0, correct: Int = 30, latency: Double = 2, memory: Int = 100,
            exits: [Int] = [1, 3],
            threshold: Double = 0.5
        ) -> Candidate {
            var result = base
            result.excess = excess
            result.figures = Figures(correct: correct, meanLatency: latency, memory: memory)
            result.runnable = RunnableDesign(exits: exits, finalRuns: true)
            result.threshold = threshold
            return result
        }
        func problem(_ goal: Goal) -> SearchProblem {
            SearchProblem(
                evaluator: small.problem.evaluator, goal: goal, limits: Limits(), latencyWeight: 0.5,
                thresholds: [0.5])
        }
        func expectOrder(_ goal: Goal, _ ordered: [Candidate]) {
            for (i, a) in ordered.enumerated() {
                for (j, b) in ordered.enumerated() {
                    #expect(problem(goal).prefers(a, to: b) == (i < j), "\(goal): \(i) and \(j)")
                }
            }
        }
        let ending = [
            candidate(memory: 99, exits: [1, 2, 3], threshold: 0.9), candidate(exits: [6], threshold: 0.9),
            candidate(exits: [0, 6], threshold: 0.9), candidate(exits: [1, 2], threshold: 0.9), candidate(),
            candidate(threshold: 0.6), candidate(excess: 0.1, correct: 60, latency: 0.1),
            candidate(excess: 0.2, correct: 60, latency: 0.1),
        ]
        expectOrder(
            .accuracy,
            [
                candidate(correct: 32, latency: 9), candidate(correct: 31, latency: 1, memory: 900),
                candidate(correct: 31, latency: 1.5, memory: 1), candidate(latency: 1.9, memory: 900),
            ] + ending)
        expectOrder(
            .latency,
            [
                candidate(correct: 1, latency: 1), candidate(correct: 40, latency: 1.5),
                candidate(correct: 39, latency: 1.5),
                candidate(correct: 31, memory: 900),
            ] + ending)
        expectOrder(.weighted, [candidate(correct: 60, latency: 1), candidate(correct: 45)] + ending)
    }

    @Test("Latencies that differ by rounding alone are equal, accuracies never are unless the counts are")
    func rounding() throws {
        let small = try SearchCase(seed: 1, goal: .latency, limits: Limits())
        var a = try unwrap(small.everyCandidate().first)
        a.figures = Figures(correct: 30, meanLatency: 0.3, memory: 100)
        var b = a
        b.figures.meanLatency = 0.1 + 0.2
        b.figures.memory = 99
        #expect(b.figures.meanLatency > a.figures.meanLatency && small.problem.prefers(b, to: a))
        b.figures.correct = 29
        #expect(small.problem.prefers(a, to: b))
        b.figures.meanLatency = 0.3 * (1 - 1e-11)
        #expect(small.problem.prefers(b, to: a))
    }

    @Test("No design is preferred to itself, of two unlike designs one is, and a third keeps the order")
    func completeOrder() throws {
        for seed in 0..<6 as Range<UInt64> {
            let small = try SearchCase(seed: 50 + seed * 12, exits: 4, samples: 20)
            let all = Array(Set(small.everyCandidate()))
            for a in all {
                for b in all {
                    #expect(small.problem.prefers(a, to: b) != small.problem.prefers(b, to: a) || a == b)
                }
            }
            let sorted = all.sorted { small.problem.prefers($0, to: $1) }
            #expect(sorted.first == small.best(of: all.reversed()))
        }
    }
}
