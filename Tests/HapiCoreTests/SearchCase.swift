import HapiCore
import TestSupport

/// A seeded search problem small enough to judge every design of it.
struct SearchCase {
    let problem: SearchProblem
    /// The oracle of the same network, costs and answers.
    let slow: SlowEvaluator

    /// - Parameter tightness: what limits are drawn between: at 1 they hardly bind, at 0 nothing is left.
    init(
        seed: UInt64, goal: Goal? = nil, exits: Int = 7, samples: Int = 60, tightness: Double = 0.8,
        pinned: Set<Int> = [], forbidden: Set<Int> = [], maxExits: Int? = nil,
        limits given: Limits? = nil
    ) throws {
        var cases = RandomCases(seed: seed)
        let metric = ConfidenceMetric.allCases[Int(seed % 3)]
        let network = try cases.network(
            layers: exits + 3, exits: exits, shape: RandomCases.Shape.allCases[Int(seed / 3 % 2)])
        let costs = cases.costs(network, tail: seed % 5 == 0)
        let calibration = try cases.calibration(network, samples: samples, metric: metric)
        let fallback = Fallback.allCases[Int(seed / 6 % 2)]
        slow = SlowEvaluator(network: network, costs: costs, calibration: calibration, fallback: fallback)
        let evaluator = try unwrap(
            Evaluator(
                network: network, costs: costs, answers: AnswerColumns(calibration), fallback: fallback))
        let goal = goal ?? Goal.allCases[Int(seed / 12 % 3)]
        let original = evaluator.original
        func bound() -> Double { tightness * (0.6 + 0.8 * cases.generator.unit()) }
        let memory = network.layers.reduce(0) { $0 + $1.weightBytes }
        let drawn = [
            Limits(), Limits(meanLatency: bound() * original.latency),
            Limits(deadline: 1.5 * bound() * costs.worstCase.layers.reduce(0, +)),
            Limits(minAccuracy: min(1, bound() * original.accuracy)),
            Limits(meanLatency: bound() * original.latency, memory: Int(1.5 * bound() * Double(memory))),
        ]
        let top = metric.thresholdRange(classes: network.classes).upperBound
        problem = SearchProblem(
            evaluator: evaluator, goal: goal,
            limits: given ?? drawn[Int(seed / 7 % UInt64(drawn.count))], latencyWeight: 0.5,
            thresholds: [0.2, 0.45, 0.7, 0.9].map { $0 * top }, pinned: pinned, forbidden: forbidden,
            maxExits: maxExits)
    }

    /// Every design that the problem allows, judged.
    func everyCandidate() -> [Candidate] {
        var counter = TallyCounter()
        let count = problem.evaluator.network.exits.count
        return (0..<(1 << count)).flatMap { mask -> [Candidate] in
            let exits = (0..<count).filter { mask >> $0 & 1 == 1 }
            guard Set(problem.pinned).isSubset(of: exits), Set(problem.forbidden).isDisjoint(with: exits)
            else {
                return []
            }
            return problem.confident.indices.compactMap {
                problem.judge(exits, threshold: $0, counter: &counter)
            }
        }
    }

    /// The best of them under the complete order.
    func best(of candidates: [Candidate]) -> Candidate? {
        candidates.reduce(nil) { best, candidate in
            best.map { problem.prefers(candidate, to: $0) ? candidate : $0 } ?? candidate
        }
    }

    func anneal(evaluations: Int, seed: UInt64) -> Annealing {
        var search = Annealing(problem, evaluations: evaluations, seed: seed)
        while search.step() {}
        return search
    }
}
