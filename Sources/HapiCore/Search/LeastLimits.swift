/// What limits would have had to be for some design to meet them: the answer to a search that found none.
///
/// Each limit is loosened alone while the others stay. Mean latency and accuracy are the best that a short
/// annealing finds, so a limit at that value can be met, and perhaps a slightly tighter one. Deadline and
/// memory are what the least demanding design needs, whatever the others then ask: the deadline exactly, the
/// memory among designs with at most one exit besides the pins.
package struct LeastLimits: Sendable {
    package enum Least: Sendable, Hashable {
        case meanLatency(Double)
        case deadline(Double)
        case memory(Int)
        case accuracy(Double)
    }

    /// One entry for every limit that, loosened alone, lets some design through. Empty when several limits would
    /// have to give way together.
    package let loosenings: [Least]

    /// - Parameter evaluations: spent on each limit that needs a search.
    package init(_ problem: SearchProblem, evaluations: Int, seed: UInt64) {
        func best(goal: Goal, _ change: (inout Limits) -> Void) -> Candidate? {
            var limits = problem.limits
            change(&limits)
            let loosened = SearchProblem(
                evaluator: problem.evaluator, goal: goal, limits: limits,
                latencyWeight: problem.latencyWeight, thresholds: problem.confident.map(\.threshold),
                pinned: Set(problem.pinned), forbidden: Set(problem.forbidden), maxExits: problem.maxExits)
            var search = Annealing(loosened, evaluations: evaluations, seed: seed)
            while search.step() {}
            return search.best.flatMap { $0.isFeasible ? $0 : nil }
        }
        var found: [Least] = []
        if problem.limits.meanLatency != nil, let least = best(goal: .latency, { $0.meanLatency = nil }) {
            found.append(.meanLatency(least.figures.meanLatency))
        }
        if problem.limits.deadline != nil, best(goal: .latency, { $0.deadline = nil }) != nil,
            let least = problem.leastDeadline
        {
            found.append(.deadline(least))
        }
        if problem.limits.memory != nil, best(goal: .accuracy, { $0.memory = nil }) != nil,
            let least = problem.leastMemory
        {
            found.append(.memory(least))
        }
        if problem.limits.minAccuracy != nil, let least = best(goal: .accuracy, { $0.minAccuracy = nil }) {
            found.append(.accuracy(Double(least.figures.correct) / Double(problem.original.samples)))
        }
        loosenings = found
    }
}

extension SearchProblem {
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
