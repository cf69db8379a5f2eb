import HapiCore
import TestSupport
import Testing

@Suite("The front of non-dominated designs")
struct FrontTests {
    /// By definition: feasible, dominated by none, and of those with equal figures the simplest.
    private func bruteForce(_ candidates: [Candidate]) -> Set<Candidate> {
        let feasible = Set(candidates.filter(\.isFeasible))
        return feasible.filter { a in
            feasible.allSatisfy { b in
                if b.figures == a.figures { return a == b || isSimpler(a, than: b) }
                return !b.figures.dominates(a.figures)
            }
        }
    }

    private func isSimpler(_ a: Candidate, than b: Candidate) -> Bool {
        let (x, y) = (a.runnable.exits, b.runnable.exits)
        if x.count != y.count { return x.count < y.count }
        return x == y ? a.threshold < b.threshold : x.lexicographicallyPrecedes(y)
    }

    private func front(_ candidates: [Candidate]) -> Front {
        candidates.reduce(into: Front()) { $0.insert($1) }
    }

    private func shuffled(_ candidates: [Candidate], seed: UInt64) -> [Candidate] {
        var (generator, rest, result) = (Generator(seed: seed), candidates, [Candidate]())
        while !rest.isEmpty { result.append(rest.remove(at: generator.index(below: rest.count))) }
        return result
    }

    @Test(
        "In whatever order the designs of a problem come, the front is the one that definition asks for"
    )
    func anyOrder() throws {
        for seed in 0..<8 as Range<UInt64> {
            let all = try SearchCase(seed: 300 + seed * 7, exits: 5, samples: 40, tightness: 1.2)
                .everyCandidate()
            let expected = bruteForce(all)
            for order in [
                all, all.reversed(), shuffled(all, seed: seed), shuffled(all + all, seed: seed + 99),
            ] {
                let found = front(order)
                #expect(Set(found.members) == expected && found.members.count == expected.count)
            }
        }
    }

    @Test("Random figures on a coarse grid, where ties are the rule, make the same front in any order")
    func ties() throws {
        let base = try unwrap(SearchCase(seed: 1).everyCandidate().first)
        var generator = Generator(seed: 5)
        for seed in 0..<20 as Range<UInt64> {
            let all = (0..<60).map { index in
                var candidate = base
                candidate.figures = Figures(
                    correct: generator.index(below: 6), meanLatency: Double(generator.index(below: 6)),
                    memory: generator.index(below: 6))
                candidate.runnable = RunnableDesign(exits: [generator.index(below: 30)], finalRuns: true)
                candidate.threshold = Double(index)
                candidate.excess = generator.index(below: 10) == 0 ? 1 : 0
                return candidate
            }
            #expect(Set(front(all).members) == bruteForce(all))
            #expect(front(shuffled(all, seed: seed)).members == front(all).members)
        }
    }

    @Test("Members rise in latency, none dominates another, and an infeasible design is never one")
    func members() throws {
        for seed in 0..<10 as Range<UInt64> {
            let small = try SearchCase(seed: seed * 3, tightness: 0.9)
            let members = small.anneal(evaluations: 400, seed: seed).front.members
            #expect(members.allSatisfy { $0.isFeasible })
            let latencies = members.map(\.figures.meanLatency)
            #expect(latencies == latencies.sorted())
            for a in members {
                #expect(
                    members.allSatisfy {
                        !a.figures.dominates($0.figures) && (a == $0 || a.figures != $0.figures)
                    })
            }
        }
    }

    @Test("Inserting says whether the front changed")
    func insertion() throws {
        var candidate = try unwrap(SearchCase(seed: 1).everyCandidate().first)
        candidate.excess = 0
        var front = Front()
        func expectInsertion(_ candidate: Candidate, _ changes: Bool, leaving count: Int) {
            let hasChanged = front.insert(candidate)
            #expect(hasChanged == changes && front.members.count == count)
        }
        expectInsertion(candidate, true, leaving: 1)
        expectInsertion(candidate, false, leaving: 1)
        var worse = candidate
        worse.figures.memory += 1
        expectInsertion(worse, false, leaving: 1)
        worse.figures.correct += 1
        expectInsertion(worse, true, leaving: 2)
        worse.excess = 0.5
        worse.figures.correct += 1
        expectInsertion(worse, false, leaving: 2)
        candidate.figures = Figures(correct: .max, meanLatency: 0, memory: 0)
        expectInsertion(candidate, true, leaving: 1)
    }

    @Test("The edge of latency and accuracy rises in both, and leaves out what only memory speaks for")
    func edge() throws {
        let base = try unwrap(SearchCase(seed: 1).everyCandidate().first)
        let all = [(1.0, 5, 9), (1, 6, 10), (2, 6, 5), (3, 7, 10), (3, 8, 11), (4, 8, 1)].map { figures in
            var candidate = base
            candidate.excess = 0
            candidate.figures = Figures(correct: figures.1, meanLatency: figures.0, memory: figures.2)
            return candidate
        }
        let found = front(all)
        #expect(found.members.count == 6)
        #expect(found.latencyAccuracyEdge.map(\.figures.correct) == [6, 8])
        #expect(found.latencyAccuracyEdge.map(\.figures.meanLatency) == [1, 3])
    }
}
