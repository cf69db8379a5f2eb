import HapiCore
import TestSupport
import Testing

@Suite("Annealing")
struct SearchTests {
    @Test("The same seed gives the same snapshot at every moment; another seed visits other designs")
    func seeds() throws {
        for seed in 0..<6 as Range<UInt64> {
            let small = try SearchCase(seed: seed * 13)
            var (first, second) = (
                Annealing(small.problem, evaluations: 300, seed: seed),
                Annealing(small.problem, evaluations: 300, seed: seed)
            )
            while first.step() {
                second.step()
                if first.evaluations % 50 == 0 { #expect(first.snapshot == second.snapshot) }
            }
            second.step()
            #expect(first.snapshot == second.snapshot && first.evaluations == second.evaluations)
            #expect(small.anneal(evaluations: 300, seed: seed + 1).snapshot.tried != first.snapshot.tried)
        }
    }

    @Test("A search judges no more designs than its budget, one a step, and then stays as it is")
    func budget() throws {
        let small = try SearchCase(seed: 3)
        for budget in [1, 2, 3, 10, 101, 500] {
            var search = Annealing(small.problem, evaluations: budget, seed: 1)
            var steps = 0
            repeat { steps += 1 } while search.step()
            #expect(search.evaluations <= budget && steps >= search.evaluations)
            #expect(search.phase == .finished && search.snapshot.budget == budget)
            let last = search.snapshot
            let hasMore = search.step()
            #expect(!hasMore && search.snapshot == last)
        }
        #expect(Annealing(small.problem, evaluations: -5, seed: 1).budget == 1)
    }

    @Test("The phases follow one another and never go back")
    func phases() throws {
        let small = try SearchCase(seed: 5)
        var search = Annealing(small.problem, evaluations: 800, seed: 2)
        var seen = [search.phase]
        while search.step() {
            if search.phase != seen.last { seen.append(search.phase) }
        }
        seen.append(search.phase)
        #expect(seen == [.sampling, .annealing, .refining, .finished])
    }

    @Test(
        "Pins are in, forbidden exits out and exits no more than allowed, in the best and the whole front"
    )
    func constraints() throws {
        for seed in 0..<30 as Range<UInt64> {
            let (pinned, forbidden): (Set<Int>, Set<Int>) = (
                [Int(seed % 7)], [Int((seed + 2) % 7), Int((seed + 5) % 7)]
            )
            let most = 1 + Int(seed % 3)
            let small = try SearchCase(
                seed: seed, tightness: 1.6, pinned: pinned, forbidden: forbidden, maxExits: most)
            let search = small.anneal(evaluations: 300, seed: seed)
            for candidate in search.front.members + [search.best].compactMap(\.self)
            where candidate.isFeasible {
                #expect(pinned.isSubset(of: candidate.runnable.exits))
                #expect(forbidden.isDisjoint(with: candidate.runnable.exits))
                #expect(candidate.runnable.exits.count <= most)
            }
            #expect(search.best.map { forbidden.isDisjoint(with: $0.runnable.exits) } ?? true)
        }
    }

    @Test(
        "With no exit allowed, or all forbidden, there is the original network and nothing else, at once and proven"
    )
    func nothingToChoose() throws {
        for small in [
            try SearchCase(seed: 4, maxExits: 0, limits: Limits()),
            try SearchCase(seed: 4, forbidden: Set(0..<7), limits: Limits()),
            try SearchCase(seed: 4, exits: 0, limits: Limits()),
        ] {
            let search = small.anneal(evaluations: 1_000_000, seed: 1)
            #expect(search.isProven && search.snapshot.isProven && search.evaluations < 20)
            let best = try unwrap(search.best)
            #expect(best.runnable == RunnableDesign(exits: [], finalRuns: true) && best.isFeasible)
            #expect(best.figures.correct == small.problem.original.correct)
            #expect(
                best.threshold == small.problem.confident[0].threshold, "equals go to the lower threshold")
        }
    }

    @Test("Where only the threshold is left to choose, what is called proven is the best of every design")
    func onlyThresholds() throws {
        for seed in 0..<40 as Range<UInt64> {
            let pinned = Set([0, 3, 5].prefix(Int(seed % 4)))
            let small = try SearchCase(
                seed: seed, tightness: 1.2, pinned: pinned, forbidden: Set(0..<7).subtracting(pinned))
            let candidates = small.everyCandidate()
            let best = small.best(of: candidates.filter(\.isFeasible))
            let search = small.anneal(evaluations: 1_000_000, seed: seed)
            #expect(search.isProven && search.best.flatMap { $0.isFeasible ? $0 : nil } == best)
            let cut = small.anneal(evaluations: 1, seed: seed)
            #expect(cut.isProven == candidates.isEmpty, "one design says nothing of another threshold")
            var random = RandomSearch(small.problem, evaluations: 1_000_000, seed: seed)
            while random.step() {}
            #expect(random.best.flatMap { $0.isFeasible ? $0 : nil } == best)
            #expect(random.evaluations == small.problem.confident.count)
        }
    }

    @Test(
        "Once a feasible design was judged the best is feasible, and none of the front is preferred to it"
    )
    func bestIsFeasible() throws {
        for seed in 0..<24 as Range<UInt64> {
            let small = try SearchCase(seed: seed, tightness: 0.7)
            var search = Annealing(small.problem, evaluations: 250, seed: seed)
            while search.step() {
                guard !search.front.members.isEmpty else { continue }
                let best = try unwrap(search.best)
                guard best.isFeasible else {
                    Issue.record("an infeasible best, seed \(seed)")
                    break
                }
            }
            let best = try unwrap(search.best)
            #expect(best.isFeasible == !search.front.members.isEmpty)
            #expect(search.front.members.allSatisfy { !small.problem.prefers($0, to: best) })
        }
    }

    @Test("Every member of the front keeps to every limit when it is judged again by its name")
    func frontKeepsLimits() throws {
        for seed in 0..<30 as Range<UInt64> {
            let small = try SearchCase(seed: seed, tightness: 1)
            let limits = small.problem.limits
            for member in small.anneal(evaluations: 300, seed: seed).front.members {
                let again = small.problem.evaluator.evaluate(
                    member.design, limits: limits, latencyWeight: 0.5)
                let evaluation = try unwrap(again.evaluation)
                #expect(evaluation.isFeasible && evaluation.runnable == member.runnable)
                #expect(evaluation.correct == member.figures.correct)
                #expect(abs(evaluation.meanLatency - member.figures.meanLatency) < 1e-9)
                if let deadline = limits.deadline {
                    #expect(evaluation.worstLatency <= deadline * (1 + 1e-9))
                }
            }
        }
    }

    @Test("What a snapshot shows agrees with the search")
    func snapshot() throws {
        let small = try SearchCase(seed: 9, goal: .accuracy, limits: Limits())
        let search = small.anneal(evaluations: 700, seed: 4)
        let snapshot = search.snapshot
        #expect(snapshot.front == search.front.members && snapshot.best == search.best)
        #expect(snapshot.bestValue == search.best.map { small.problem.value($0.figures) })
        #expect(snapshot.seed == 4 && snapshot.evaluations == search.evaluations)
        #expect((0...1).contains(snapshot.acceptance) && snapshot.trace.count <= 1024)
        let bests = snapshot.trace.compactMap(\.best)
        #expect(zip(bests, bests.dropFirst()).allSatisfy { $0 <= $1 }, "the best never gets worse")
    }
}
