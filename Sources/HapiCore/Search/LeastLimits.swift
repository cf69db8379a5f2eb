/// What limits would have had to be for some design to meet them: the answer to a search that found none.
///
/// Each limit is loosened alone while the others stay. Mean latency and accuracy are the best that a short
/// annealing finds, so a limit at that value can be met, and perhaps a slightly tighter one. Deadline and memory
/// are exact, but are what the least demanding design needs, whatever the others then ask.
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
        if problem.limits.deadline != nil, best(goal: .latency, { $0.deadline = nil }) != nil {
            found.append(.deadline(problem.evaluator.leastDeadline(pinned: problem.pinned)))
        }
        if problem.limits.memory != nil, best(goal: .accuracy, { $0.memory = nil }) != nil,
            let least = problem.evaluator.leastMemory(
                pinned: problem.pinned, deadline: problem.limits.deadline)
        {
            found.append(.memory(least))
        }
        if problem.limits.minAccuracy != nil, let least = best(goal: .accuracy, { $0.minAccuracy = nil }) {
            found.append(.accuracy(Double(least.figures.correct) / Double(problem.original.samples)))
        }
        loosenings = found
    }
}

extension Evaluator {
    /// The least deadline under which every pinned exit can run, or, without pins, any classifier, milliseconds.
    func leastDeadline(pinned: [Int]) -> Double {
        guard let deepest = pinned.indices.last else { return decisionUnit.leastDeadline }
        return decisionUnit.worstPaths(pinned)[deepest]
    }

    /// The least memory of the pins alone, or with one more exit that the deadline makes the last.
    func leastMemory(pinned: [Int], deadline: Double?) -> Int? {
        let designs = [pinned] + network.exits.indices.map { Set(pinned + [$0]).sorted() }
        return designs.compactMap { decisionUnit.runnable($0, deadline: deadline).map(memory) }.min()
    }
}
