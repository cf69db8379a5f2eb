import TestSupport
import Testing

@testable import HapiCore

@Suite("Random and greedy search")
struct ComparisonSearchTests {
    private func finish<Search: SteppingSearch>(_ search: Search) -> Search {
        var search = search
        while search.step() {}
        return search
    }

    @Test("Random search judges exactly its budget, and the same seed the same designs; another seed others")
    func seeds() throws {
        for seed in 0..<6 as Range<UInt64> {
            let problem = try SearchCase(seed: seed * 13).problem
            let first = finish(RandomSearch(problem, evaluations: 200, seed: seed))
            var second = RandomSearch(problem, evaluations: 200, seed: seed)
            while second.step() {}
            #expect(first.snapshot == second.snapshot && first.evaluations == 200)
            #expect(first.phase == .finished)
            let hasMore = second.step()
            #expect(!hasMore && second.evaluations == 200)
            let other = finish(RandomSearch(problem, evaluations: 200, seed: seed + 1))
            #expect(other.snapshot.tried != first.snapshot.tried)
        }
        let small = try SearchCase(seed: 3).problem
        #expect(finish(RandomSearch(small, evaluations: -5, seed: 1)).evaluations == 1)
    }

    @Test("Random search keeps to pins, forbidden exits and the number of exits, in every design it draws")
    func drawnWithinBounds() throws {
        for seed in 0..<30 as Range<UInt64> {
            let (pinned, forbidden): (Set<Int>, Set<Int>) = (
                [Int(seed % 7)], [Int((seed + 2) % 7), Int((seed + 5) % 7)]
            )
            let most = 1 + Int(seed % 3)
            let small = try SearchCase(
                seed: seed, goal: .weighted, pinned: pinned, forbidden: forbidden, maxExits: most,
                limits: Limits())
            // Without limits only pins and the number of exits make a design infeasible.
            var search = RandomSearch(small.problem, evaluations: 100, seed: seed)
            while search.step() {}
            // Where the pins are all that is allowed there are no more designs than thresholds.
            let designs = most == 1 ? small.problem.confident.count : 100
            #expect(search.snapshot.tried.count == designs)
            let allFeasible = search.snapshot.tried.allSatisfy { $0.isFeasible }
            #expect(allFeasible)
            for member in search.front.members {
                #expect(pinned.isSubset(of: member.runnable.exits))
                #expect(forbidden.isDisjoint(with: member.runnable.exits))
                #expect(member.runnable.exits.count <= most)
            }
        }
    }

    @Test("Every number of exits and every threshold is drawn about equally often")
    func even() throws {
        let small = try SearchCase(seed: 4, exits: 3, maxExits: 2, limits: Limits())
        var generator = Generator(seed: 8)
        var sizes: [Int: Int] = [:]
        var thresholds: [Double: Int] = [:]
        for _ in 0..<60 {
            let search = finish(RandomSearch(small.problem, evaluations: 1, seed: generator.next()))
            let drawn = try unwrap(search.best)
            sizes[drawn.runnable.exits.count, default: 0] += 1
            thresholds[drawn.threshold, default: 0] += 1
        }
        #expect(Set(sizes.keys) == [0, 1, 2] && sizes.values.allSatisfy { $0 >= 10 })
        #expect(thresholds.count == 4 && thresholds.values.allSatisfy { $0 >= 6 })
        // In the long run it sees all there is: seven sets at four thresholds.
        let long = finish(RandomSearch(small.problem, evaluations: 2000, seed: 1))
        let all = small.everyCandidate().filter { $0.runnable.exits.count <= 2 }
        #expect(long.best == small.best(of: all))
    }

    @Test("No single addition is preferred to what greedy search finds")
    func greedyEnds() throws {
        for seed in 0..<60 as Range<UInt64> {
            let small = try SearchCase(seed: seed, maxExits: seed % 4 == 0 ? 2 : nil)
            let search = finish(GreedySearch(small.problem))
            guard let best = search.best else { continue }
            let threshold = try unwrap(
                small.problem.confident.firstIndex { $0.threshold == best.threshold })
            var counter = TallyCounter()
            for exit in small.problem.evaluator.network.exits.indices {
                let exits = Design(exits: best.runnable.exits + [exit], threshold: 0).exits
                let found = small.problem.judge(exits, threshold: threshold, counter: &counter)
                #expect(found.map { !small.problem.prefers($0, to: best) } ?? true, "seed \(seed)")
            }
        }
    }

    @Test("Greedy search is the path of best additions at the best threshold, written down as it is read")
    func greedyPath() throws {
        for seed in 0..<60 as Range<UInt64> {
            let (pinned, forbidden): (Set<Int>, Set<Int>) = seed % 2 == 0 ? ([], []) : ([1], [4])
            // A deadline would cut exits off on the way.
            let limits = seed % 3 == 0 ? Limits() : nil
            let small = try SearchCase(
                seed: seed, pinned: pinned, forbidden: forbidden, maxExits: 4, limits: limits)
            let problem = small.problem
            guard problem.limits.deadline == nil else { continue }
            var counter = TallyCounter()
            var ends: [Candidate] = []
            for threshold in problem.confident.indices {
                var exits = pinned
                var current = try unwrap(
                    problem.judge(exits.sorted(), threshold: threshold, counter: &counter))
                while exits.count < 4 {
                    let additions = Set(0..<7).subtracting(exits).subtracting(forbidden).compactMap {
                        problem.judge(
                            exits.union([$0]).sorted(), threshold: threshold, counter: &counter)
                    }
                    guard let next = small.best(of: additions), problem.prefers(next, to: current)
                    else { break }
                    current = next
                    exits = Set(next.runnable.exits)
                }
                ends.append(current)
            }
            let search = finish(GreedySearch(problem))
            #expect(search.best == small.best(of: ends), "seed \(seed)")
            #expect(search.evaluations <= search.budget && search.phase == .finished)
        }
    }

    @Test("Greedy search works its way into a limit that the original network breaks")
    func intoTheLimits() throws {
        var entered = 0
        for seed in 0..<20 as Range<UInt64> {
            let free = try SearchCase(seed: seed, limits: Limits())
            let limits = Limits(meanLatency: 0.7 * free.problem.original.latency)
            let small = try SearchCase(seed: seed, goal: .accuracy, limits: limits)
            let best = try unwrap(finish(GreedySearch(small.problem)).best)
            let isPossible = small.everyCandidate().contains { $0.isFeasible }
            if best.isFeasible { entered += 1 }
            #expect(!best.isFeasible || isPossible)
        }
        #expect(entered > 10, "\(entered)")
    }

    @Test("Under a deadline that leaves the pins nothing, greedy search begins with what does run")
    func nothingRuns() throws {
        let free = try SearchCase(seed: 2, limits: Limits())
        let unit = free.problem.evaluator.decisionUnit
        let least = try unwrap((0..<7).map { unit.worstPaths([$0])[0] }.min())
        let small = try SearchCase(seed: 2, goal: .accuracy, limits: Limits(deadline: least))
        let best = try unwrap(finish(GreedySearch(small.problem)).best)
        #expect(best.isFeasible && best.runnable.exits.count == 1 && !best.runnable.finalRuns)
        let none = try SearchCase(seed: 2, goal: .accuracy, limits: Limits(deadline: least / 2))
        #expect(finish(GreedySearch(none.problem)).best == nil)
        #expect(finish(RandomSearch(none.problem, evaluations: 50, seed: 1)).best == nil)
    }
}
