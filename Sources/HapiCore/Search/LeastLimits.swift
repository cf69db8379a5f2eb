/// What limits would have had to be for some design to meet them: the answer to a search that found none.
///
/// Each limit is loosened alone while the others stay. The values are the best that short annealings find, so a
/// limit at that value can be met, and perhaps a slightly tighter one.
package struct LeastLimits: Sendable {
    package enum Least: Sendable, Hashable {
        case meanLatency(Double)
        case deadline(Double)
        case memory(Int)
        case accuracy(Double)
    }

    /// Whether some design that was found on the way meets all limits as they are: then nothing has to give way, and
    /// the search that found none was too short. O(limits).
    package func showsFeasible(_ limits: Limits) -> Bool {
        loosenings.contains { least in
            switch least {
            case .meanLatency(let value): limits.meanLatency.map { Limits.holds(value, atMost: $0) } ?? false
            case .deadline(let value): limits.deadline.map { Limits.holds(value, atMost: $0) } ?? false
            case .memory(let value): limits.memory.map { value <= $0 } ?? false
            case .accuracy(let value): limits.minAccuracy.map { Limits.holds(value, atLeast: $0) } ?? false
            }
        }
    }

    /// One entry for every limit that, loosened alone, lets some design through. Empty when several limits would
    /// have to give way together.
    package let loosenings: [Least]

    /// As long as annealing that many designs for a latency or an accuracy, up to twelve times that for a
    /// deadline or memory.
    /// - Parameter evaluations: spent on each limit, several times for a deadline or memory that needs to be
    ///   closed in on.
    package init(_ problem: SearchProblem, evaluations: Int, seed: UInt64) {
        func best(goal: Goal, _ change: (inout Limits) -> Void) -> Candidate? {
            problem.best(goal: goal, evaluations: evaluations, seed: seed, change)
        }
        var found: [Least] = []
        if problem.limits.meanLatency != nil, let least = best(goal: .latency, { $0.meanLatency = nil }) {
            found.append(.meanLatency(least.figures.meanLatency))
        }
        if problem.limits.deadline != nil, let start = problem.leastDeadline {
            let unit = problem.evaluator.decisionUnit
            let least = Self.closeIn(from: start) { deadline in
                best(goal: .accuracy) { $0.deadline = deadline }.map { candidate in
                    let paths = unit.worstPaths(candidate.runnable.exits)
                    return candidate.runnable.finalRuns ? paths[paths.count - 1] : paths[paths.count - 2]
                }
            }
            if let least { found.append(.deadline(least)) }
        }
        if problem.limits.memory != nil, let start = problem.leastMemory {
            let least = Self.closeIn(from: Double(start)) { memory in
                best(goal: .accuracy) { $0.memory = memory.map { Int($0) } }
                    .map { Double($0.figures.memory) }
            }
            if let least { found.append(.memory(Int(least))) }
        }
        if problem.limits.minAccuracy != nil, let least = best(goal: .accuracy, { $0.minAccuracy = nil }) {
            found.append(.accuracy(Double(least.figures.correct) / Double(problem.original.samples)))
        }
        loosenings = found
    }

    /// The least value at which a design is found, by bisection between what the simplest design needs and what
    /// one needs that is free of the limit.
    /// - Parameter needed: what a design found under a limit (`nil`: under none) needs of it, if one is found.
    private static func closeIn(from start: Double, needed: (Double?) -> Double?) -> Double? {
        if let least = needed(start) { return least }
        guard var upper = needed(nil) else { return nil }
        var lower = start
        for _ in 0..<10 where upper - lower > upper * 1e-3 {
            let middle = (lower + upper) / 2
            if let found = needed(middle) { upper = min(found, middle) } else { lower = middle }
        }
        return upper
    }
}

extension SearchProblem {
    /// The best feasible design that a short annealing finds under other limits and another goal.
    fileprivate func best(
        goal: Goal, evaluations: Int, seed: UInt64, _ change: (inout Limits) -> Void
    ) -> Candidate? {
        var changed = limits
        change(&changed)
        let problem = SearchProblem(
            evaluator: evaluator, goal: goal, limits: changed, latencyWeight: latencyWeight,
            confident: confident, pinned: Set(pinned), forbidden: Set(forbidden), maxExits: maxExits)
        var search = Annealing(problem, evaluations: evaluations, seed: seed)
        while search.step() {}
        return search.best.flatMap { $0.isFeasible ? $0 : nil }
    }

    /// The pins alone, and with each exit that may join them.
    private var simplestDesigns: [[Int]] {
        let mayJoin = pinned.count < maxExits ?? .max
        let free = evaluator.network.exits.indices.filter { !pinned.contains($0) && !forbidden.contains($0) }
        return [pinned] + (mayJoin ? free.map { (pinned + [$0]).sorted() } : [])
    }

    /// The least deadline under which every pinned exit can run or, without pins, any classifier, ms.
    fileprivate var leastDeadline: Double? {
        let unit = evaluator.decisionUnit
        if let deepest = pinned.indices.last { return unit.worstPaths(pinned)[deepest] }
        return simplestDesigns.compactMap { unit.worstPaths($0).min() }.min()
    }

    /// The least memory of those of the simplest designs that keep their pins under the deadline, bytes.
    fileprivate var leastMemory: Int? {
        simplestDesigns.compactMap { evaluator.decisionUnit.runnable($0, deadline: limits.deadline) }
            .filter { Set(pinned).isSubset(of: $0.exits) }
            .map(evaluator.memory).min()
    }
}
