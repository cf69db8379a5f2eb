import HapiCore
import TestSupport
import Testing

@Suite("The hull of latency and accuracy")
struct HullTests {
    /// By definition: on the edge of latency and accuracy, and above every line between two others around it.
    private func bruteForce(_ front: Front) -> [Figures] {
        let edge = front.latencyAccuracyEdge.map(\.figures)
        return edge.filter { point in
            edge.allSatisfy { a in
                edge.allSatisfy { b in
                    guard a.meanLatency < point.meanLatency, point.meanLatency < b.meanLatency else {
                        return true
                    }
                    let share = (point.meanLatency - a.meanLatency) / (b.meanLatency - a.meanLatency)
                    let line = Double(a.correct) + share * Double(b.correct - a.correct)
                    return Double(point.correct) > line + 1e-9
                }
            }
        }
    }

    private func front(_ candidates: [Candidate]) -> Front {
        candidates.reduce(into: Front()) { $0.insert($1) }
    }

    /// Sweeps a problem with exact searches alone.
    private func swept(_ problem: SearchProblem) -> HullSearch {
        var sweep = HullSearch(problem, front: Front())
        while let next = sweep.next() {
            var search = ExactSearch(next, incumbent: nil)
            while search.step(100) {}
            sweep.take(front([search.best].compactMap(\.self)))
        }
        return sweep
    }

    @Test("On a coarse grid, where designs in line are common, vertices are those above every line")
    func definition() throws {
        let base = try unwrap(SearchCase(seed: 1, limits: Limits()).everyCandidate().first)
        var generator = Generator(seed: 4)
        for _ in 0..<60 {
            let all = (0..<20).map { _ in
                var candidate = base
                candidate.figures = Figures(
                    correct: generator.index(below: 12), meanLatency: Double(generator.index(below: 12)),
                    memory: generator.index(below: 3))
                return candidate
            }
            let front = front(all)
            #expect(front.hull.map(\.figures) == bruteForce(front))
        }
        #expect(Front().hull.isEmpty)
    }

    @Test("A sweep with exact searches finds the hull of all designs, after 2V − 1 of them for V vertices")
    func sweep() throws {
        var vertices = 0
        for seed in 0..<60 as Range<UInt64> {
            let small = try SearchCase(
                seed: 40 + seed, goal: .weighted, exits: 5, samples: 40, tightness: 1,
                pinned: seed % 7 == 3 ? [2] : [], maxExits: seed % 3 == 1 ? 2 : nil)
            let expected = front(small.everyCandidate()).hull
            let sweep = swept(small.problem)
            #expect(sweep.front.hull == expected, "seed \(seed)")
            #expect(sweep.rounds == max(2, 2 * expected.count - 1))
            vertices += expected.count
        }
        #expect(vertices > 150, "\(vertices)")
    }

    @Test("A sweep that goes on from a search does not repeat it, and its front is never poorer")
    func continued() throws {
        for seed in 0..<6 as Range<UInt64> {
            let small = try SearchCase(seed: 300 + seed, goal: .accuracy, limits: Limits())
            func sweep() -> HullSearch {
                var sweep = HullSearch(
                    small.problem, front: small.anneal(evaluations: 200, seed: seed).front)
                while let next = sweep.next() {
                    #expect(next.objective != .accuracy)
                    var search = Annealing(next, evaluations: 100, seed: seed)
                    while search.step() {}
                    sweep.take(search.front)
                }
                return sweep
            }
            let found = sweep().front
            #expect(found == sweep().front)
            for member in small.anneal(evaluations: 200, seed: seed).front.members {
                #expect(
                    found.members.contains {
                        $0.figures == member.figures || $0.figures.dominates(member.figures)
                    })
            }
        }
    }

    @Test("For any exchange of accuracy for latency the exact search finds the best of all designs")
    func exchanges() throws {
        var generator = Generator(seed: 6)
        for seed in 0..<60 as Range<UInt64> {
            let small = try SearchCase(
                seed: 800 + seed, exits: 5, samples: 40, tightness: 0.9,
                maxExits: seed % 3 == 0 ? 3 : nil)
            let original = small.problem.original
            let slow = Figures(
                correct: 1 + generator.index(below: 40),
                meanLatency: original.latency * (0.01 + 2 * generator.unit()), memory: 0)
            let exchange = try unwrap(
                Exchange(
                    between: Figures(correct: 0, meanLatency: 0, memory: 0), and: slow, original: original))
            #expect(abs(exchange.rate * slow.meanLatency - Double(slow.correct) / 40) < 1e-9)
            let problem = small.problem.seeking(.exchange(exchange))
            let best = problem.preferred(of: small.everyCandidate().filter(\.isFeasible))
            var search = ExactSearch(problem, incumbent: nil)
            while search.step(5) {}
            #expect(search.best == best && search.isProven, "seed \(seed)")
        }
    }

    @Test("There is no exchange between designs of which one is at least as fast and as accurate")
    func noExchange() throws {
        let original = try SearchCase(seed: 1).problem.original
        let middle = Figures(correct: 10, meanLatency: 2, memory: 1)
        for other in [(10, 3.0), (9, 3.0), (11, 2.0), (11, 1.0), (10, 2.0), (11, .infinity)] {
            let figures = Figures(correct: other.0, meanLatency: other.1, memory: 1)
            #expect(Exchange(between: middle, and: figures, original: original) == nil)
        }
    }
}
