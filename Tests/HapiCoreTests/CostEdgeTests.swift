import TestSupport
import Testing

@testable import HapiCore

@Suite("The edges of cost and accuracy")
struct CostEdgeTests {
    /// A design as a plot has it.
    private struct Dot: Hashable {
        let cost: Double
        let correct: Int
    }

    /// By definition: those of which none other costs no more and is right no less often.
    private func staircase(_ dots: some Sequence<Dot>) -> [Dot] {
        let all = Set(dots)
        return all.filter { a in
            !all.contains { b in b != a && b.cost <= a.cost && b.correct >= a.correct }
        }.sorted { $0.cost < $1.cost }
    }

    private func dots(_ points: [CostEdge.Point]) -> [Dot] {
        points.map { Dot(cost: $0.cost, correct: $0.candidate.figures.correct) }
    }

    private func cost(_ axis: CostAxis, _ candidate: Candidate, _ problem: SearchProblem) throws -> Double {
        try unwrap(axis.cost(of: candidate, problem.evaluator))
    }

    @Test("A design's cost on each axis is its evaluation's, and the slow evaluator's")
    func costs() throws {
        for seed in 0..<12 as Range<UInt64> {
            let small = try SearchCase(seed: seed, exits: 4, tightness: 1.2)
            for candidate in small.everyCandidate() {
                let evaluation = try unwrap(
                    small.problem.evaluator.evaluate(
                        candidate.design, limits: small.problem.limits, latencyWeight: 0.5
                    ).evaluation)
                let slow = try unwrap(
                    small.slow.evaluate(candidate.design, deadline: small.problem.limits.deadline))
                #expect(try cost(.worstLatency, candidate, small.problem) == evaluation.worstLatency)
                #expect(try abs(cost(.worstLatency, candidate, small.problem) - slow.worstLatency) < 1e-9)
                #expect(try abs(cost(.energy, candidate, small.problem) - slow.meanEnergy) < 1e-9)
                #expect(try abs(cost(.meanLatency, candidate, small.problem) - slow.meanLatency) < 1e-9)
                #expect(try cost(.memory, candidate, small.problem) == Double(slow.memory))
            }
        }
    }

    @Test("Of all designs of a problem, judged by several books that are merged, each edge is the staircase")
    func allDesigns() throws {
        for seed in 0..<20 as Range<UInt64> {
            let small = try SearchCase(seed: seed * 7, exits: 5, samples: 40, tightness: 1.1)
            let problem = small.problem
            let all = small.everyCandidate()
            var books = (0..<3).map { _ in SearchRecord(problem, .init(keepsEdges: true)) }
            for (index, candidate) in all.enumerated() {
                let position = problem.position(of: candidate)
                books[index % 3].judge(position.exits, threshold: position.threshold)
            }
            var merged = SearchRecord(problem, .init(keepsEdges: true))
            for book in books { merged.merge(book) }
            let snapshot = merged.snapshot(
                .random, .searching, seed: 0, budget: 1, currentValue: 0, progress: 0)
            for axis in CostAxis.allCases {
                let expected = staircase(
                    try all.filter(\.isFeasible).map {
                        Dot(cost: try cost(axis, $0, problem), correct: $0.figures.correct)
                    })
                #expect(dots(snapshot.edgePoints(on: axis)) == expected, "\(axis), seed \(seed)")
                #expect(snapshot.edge(on: axis) == snapshot.edgePoints(on: axis).map(\.candidate))
                let alone = Front.edgePoints(
                    of: all, on: axis, problem.evaluator, confident: problem.confident)
                #expect(alone == snapshot.edgePoints(on: axis), "\(axis), seed \(seed)")
                #expect(Front.edge(of: all.reversed(), on: axis, problem.evaluator) == alone.map(\.candidate))
            }
        }
    }

    @Test("What any search shows as an edge is the staircase of all that it tried")
    func searches() throws {
        for seed in 0..<8 as Range<UInt64> {
            let problem = try SearchCase(seed: seed * 3, tightness: 1.2, maxExits: 3).problem
            for method in SearchMethod.allCases {
                // Few enough that every design tried is kept; those of annealing's refinement are not among them.
                let settings = SearchSettings(method: method, evaluations: 1000)
                var search = DesignSearch(problem, settings)
                while search.phase != .refining, search.step() {}
                let shown = search.snapshot
                guard shown.triedStride == 1 else { continue }
                for axis in CostAxis.allCases {
                    let tried = shown.tried.filter(\.isFeasible).compactMap { point in
                        point.costs[axis].map { Dot(cost: $0, correct: point.correct) }
                    }
                    #expect(dots(shown.edgePoints(on: axis)) == staircase(tried), "\(method), \(axis)")
                }
            }
        }
    }

    @Test("A proven design is entered on every edge")
    func proven() throws {
        let problem = try SearchCase(seed: 3, goal: .accuracy, limits: Limits()).problem
        var proof = ExactSearch(problem, incumbent: nil)
        while proof.step(1000) {}
        var search = DesignSearch(problem, SearchSettings(evaluations: 500))
        search.step()
        search.conclude(proven: try unwrap(proof.best))
        let best = try unwrap(search.best)
        for axis in CostAxis.allCases {
            #expect(search.snapshot.edge(on: axis).last?.figures.correct == best.figures.correct)
        }
    }

    @Test("Without energies there is no edge of energy; a search that keeps no edges has those of its front")
    func without() throws {
        var cases = RandomCases(seed: 3)
        let network = try cases.network(layers: 6, exits: 4, shape: .chain)
        var costs = cases.costs(network)
        costs.energy = nil
        let evaluator = try unwrap(
            Evaluator(
                network: network, costs: costs,
                answers: AnswerColumns(cases.calibration(network, samples: 50)),
                fallback: .mostConfident))
        let problem = SearchProblem(
            evaluator: evaluator, goal: .weighted, limits: Limits(), latencyWeight: 0.5, thresholds: [0.5])
        let shown = DesignSearch.replayed(problem, SearchSettings(), steps: 200, provenBeside: false)
        #expect(shown.edge(on: .energy).isEmpty && !shown.edge(on: .worstLatency).isEmpty)
        #expect(shown.tried.allSatisfy { $0.costs.energy == nil })
        #expect(Front.edge(of: shown.front, on: .energy, evaluator).isEmpty)
        var headless = Annealing(problem, evaluations: 200, seed: 1)
        while headless.step() {}
        #expect(headless.snapshot.edges == nil && headless.snapshot.edge(on: .worstLatency).isEmpty)
        #expect(!headless.snapshot.edge(on: .memory).isEmpty)
    }
}
