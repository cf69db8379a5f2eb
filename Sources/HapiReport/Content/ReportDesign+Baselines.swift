import HapiCore
import HapiFigures

extension ReportDesign {
    /// What a rule from before HAPI makes of a problem: its exits at the threshold that the problem prefers, which may
    /// still miss a limit. The original network is taken whole, whatever the deadline. One design a threshold is judged.
    /// - Parameters:
    ///   - problem: under the rule's own policy.
    ///   - test: likewise.
    /// - Returns: `nil` for a search, and where nothing of the rule's exits fits the deadline.
    package init?(_ method: BaselineMethod, of problem: SearchProblem, test: Evaluator?) {
        guard let exits = method.exits(of: problem.evaluator.network) else { return nil }
        var (limits, best) = (problem.limits, Design(exits: [], threshold: 0))
        if method == .original {
            limits.deadline = nil
        } else {
            var counter = TallyCounter()
            let candidates = problem.confident.indices.compactMap {
                problem.judge(exits, threshold: $0, counter: &counter)
            }
            guard let preferred = problem.preferred(of: candidates) else { return nil }
            best = preferred.design
        }
        self.init(
            best, name: method.title, role: .baseline(method),
            origin: Self.origin(of: method, exits: exits.count),
            evaluator: problem.evaluator, test: test, limits: limits, latencyWeight: problem.latencyWeight)
        if method == .original, let deadline = problem.limits.deadline,
            !Limits.holds(evaluation.worstLatency, atMost: deadline)
        {
            self = missing(.deadline(least: evaluation.worstLatency, limit: deadline), of: problem.limits)
        }
    }

    /// Two parts of a network with few candidates have the same exit nearest to them.
    private static func origin(of method: BaselineMethod, exits: Int) -> [String] {
        func rule(_ most: Int, _ places: String) -> [String] {
            let count = Words.counted(exits, "exit")
            return ["rule", exits < most ? "\(count) of at most \(most)" : count, places]
        }
        return switch method {
        case .sdn: rule(6, "nearest to k/7 of the work")
        case .branchyNet: rule(2, "nearest to 1/3 and 2/3")
        case .allExits: ["rule", "every candidate"]
        default: ["no exits"]
        }
    }
}
