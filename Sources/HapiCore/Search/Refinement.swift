/// HAPI's last step: the neighbours of the best design, adjacent exits allowed, again and again until none is
/// preferred. It adds any candidate, removes one, moves one by one position, and takes the next threshold.
struct Refinement: Sendable {
    private let problem: SearchProblem
    private var best: Candidate?
    private var neighbours: [Annealing.Position] = []
    private var cursor = 0
    private var hasImproved = false

    init(_ problem: SearchProblem, from best: Candidate?) {
        self.problem = problem
        self.best = best
        if let best { neighbours = Self.neighbours(of: best, problem) }
    }

    /// The next design to judge, or `nil` when a whole round has brought nothing.
    mutating func next() -> Annealing.Position? {
        if cursor == neighbours.count {
            guard hasImproved, let best else { return nil }
            hasImproved = false
            neighbours = Self.neighbours(of: best, problem)
            cursor = 0
        }
        guard cursor < neighbours.count else { return nil }
        defer { cursor += 1 }
        return neighbours[cursor]
    }

    mutating func consider(_ candidate: Candidate) {
        guard let best, problem.prefers(candidate, to: best) else { return }
        self.best = candidate
        hasImproved = true
    }

    private static func neighbours(of best: Candidate, _ problem: SearchProblem) -> [Annealing.Position] {
        let exits = best.runnable.exits
        let present = Set(exits)
        let free = Set(0..<problem.evaluator.network.exits.count).subtracting(problem.forbidden)
        let fixed = Set(problem.pinned)
        let threshold = problem.confident.firstIndex { $0.threshold == best.threshold } ?? 0
        var sets: [Set<Int>] = free.subtracting(present).sorted().map { present.union([$0]) }
        for exit in exits where !fixed.contains(exit) {
            let rest = present.subtracting([exit])
            sets.append(rest)
            for target in [exit - 1, exit + 1] where free.contains(target) && !present.contains(target) {
                sets.append(rest.union([target]))
            }
        }
        let moved = sets.map { Annealing.Position(exits: $0.sorted(), threshold: threshold) }
        let retuned = [threshold - 1, threshold + 1].filter { problem.confident.indices.contains($0) }
            .map { Annealing.Position(exits: exits, threshold: $0) }
        return moved + retuned
    }
}
