import HapiCore
import TestSupport
import Testing

@Suite("The grid search for the latency weight")
struct WeightSweepTests {
    private func front(_ candidates: [Candidate]) -> Front {
        candidates.reduce(into: Front()) { $0.insert($1) }
    }

    private func curve(_ points: [(Int, Double)]) -> [Figures] {
        points.map { Figures(correct: $0.0, meanLatency: $0.1, memory: 1) }
    }

    @Test("The grid rises by the same factor from 0.01 to 1 and has the default weight")
    func grid() {
        let grid = WeightSweep.grid
        #expect(grid.count == 21 && grid.first == 0.01 && grid.last == 1)
        for (a, b) in zip(grid, grid.dropFirst()) { #expect(abs(b / a - 1.2589) < 0.025) }
        #expect(grid.contains(defaultLatencyWeight) && grid.contains(0.315))
    }

    @Test(
        "Every weight's design is the best of all designs by eq. 4 at that weight, and a vertex of the hull")
    func everyWeight() throws {
        var designs = 0
        for seed in 0..<30 as Range<UInt64> {
            let small = try SearchCase(seed: 60 + seed, exits: 5, tightness: 1.1)
            let all = small.everyCandidate().filter(\.isFeasible)
            let front = front(all)
            guard let sweep = WeightSweep(small.problem, front: front) else {
                #expect(all.isEmpty)
                continue
            }
            #expect(sweep.entries.map(\.weight) == WeightSweep.grid)
            for entry in sweep.entries {
                let weighted = small.problem.weighing(latency: entry.weight)
                #expect(weighted.goal == .weighted)
                #expect(weighted.preferred(of: all) == entry.design, "seed \(seed), \(entry.weight)")
                #expect(entry.objective == weighted.value(entry.design.figures))
                #expect(front.hull.contains(entry.design))
            }
            designs += Set(sweep.entries.map(\.design)).count
        }
        #expect(designs > 50, "\(designs)")
    }

    @Test("The heavier latency weighs, the faster and the less accurate the design")
    func monotone() throws {
        for seed in 0..<20 as Range<UInt64> {
            let small = try SearchCase(seed: 90 + seed, exits: 5, limits: Limits())
            let sweep = try unwrap(WeightSweep(small.problem, front: front(small.everyCandidate())))
            for (a, b) in zip(sweep.entries, sweep.entries.dropFirst()) {
                #expect(a.design.figures.meanLatency >= b.design.figures.meanLatency)
                #expect(a.design.figures.correct >= b.design.figures.correct)
            }
        }
    }

    @Test("The weight taken is the middle one of those that give the knee, or the default without one")
    func choice() throws {
        var (knees, others) = (0, 0)
        for seed in 0..<60 as Range<UInt64> {
            let small = try SearchCase(seed: 120 + seed, exits: 5, tightness: 1.1)
            guard let sweep = WeightSweep(small.problem, front: front(small.everyCandidate())) else {
                continue
            }
            var designs: [Figures] = []
            for entry in sweep.entries.reversed() where designs.last != entry.design.figures {
                designs.append(entry.design.figures)
            }
            if let knee = Knee.index(of: designs) {
                knees += 1
                let giving = sweep.entries.filter { $0.design.figures == designs[knee] }
                #expect(sweep.hasKnee && sweep.chosen == giving[(giving.count - 1) / 2])
            } else {
                others += 1
                #expect(designs.count < 3 && !sweep.hasKnee && sweep.weight == defaultLatencyWeight)
            }
        }
        #expect(knees > 10 && others > 10, "\(knees) and \(others)")
    }

    @Test("An empty front has no weights, and a single design needs none")
    func degenerate() throws {
        let small = try SearchCase(seed: 2, limits: Limits())
        #expect(WeightSweep(small.problem, front: Front()) == nil)
        let one = try unwrap(small.everyCandidate().first)
        let sweep = try unwrap(WeightSweep(small.problem, front: front([one])))
        #expect(sweep.entries.allSatisfy { $0.design == one })
        #expect(!sweep.hasKnee && sweep.weight == defaultLatencyWeight)
    }

    @Test("The knee is where a curve turns, and there is none on a line, between two designs, or at one")
    func knee() {
        #expect(Knee.index(of: curve([(0, 0), (50, 1), (80, 2), (90, 4), (95, 8)])) == 2)
        #expect(Knee.index(of: curve([(0, 0), (90, 1), (91, 10)])) == 1)
        for none in [[], [(5, 1.0)], [(5, 1), (9, 2)], [(0, 0), (10, 1), (20, 2), (30, 3)]] {
            #expect(Knee.index(of: curve(none)) == nil)
        }
        #expect(
            Knee.index(of: curve([(0, 0), (2, 1), (10, 2)])) == nil, "what lies below the line is no knee")
        #expect(Knee.index(of: curve([(0, 0), (4, 1), (8, 3), (10, 5)])) == 1, "of equals the fastest")
    }

    @Test("The knee is the best for an exchange at the line's own slope, in whatever units the axes are")
    func kneeOfHull() throws {
        for seed in 0..<30 as Range<UInt64> {
            let small = try SearchCase(seed: 200 + seed, exits: 5, limits: Limits())
            let hull = front(small.everyCandidate()).hull
            let figures = hull.map(\.figures)
            guard let index = Knee.index(of: figures) else {
                #expect(hull.count < 3)
                continue
            }
            let scaled = figures.map {
                Figures(correct: 7 * $0.correct + 3, meanLatency: 1000 * $0.meanLatency + 5, memory: 0)
            }
            #expect(Knee.index(of: scaled) == index)
            let exchange = try unwrap(
                Exchange(
                    between: figures[0], and: figures[figures.count - 1], original: small.problem.original))
            let problem = small.problem.seeking(.exchange(exchange))
            let best = try unwrap(problem.preferred(of: hull)).figures
            #expect(abs(problem.value(best) - problem.value(figures[index])) < 1e-12)
        }
    }
}
