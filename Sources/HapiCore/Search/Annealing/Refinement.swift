/// HAPI's last step: the neighbours of the best design, adjacent exits allowed, again and again until none is
/// preferred. A neighbour adds a candidate, removes an exit or puts it in another place, at the design's threshold
/// and at the two beside it; or it keeps the exits and takes any threshold. When none of those gains, pairs of
/// exits are put in other places.
struct Refinement: Sendable {
    private let problem: SearchProblem
    private let free: [Int]
    private var best: Candidate
    private var neighbours: [Position] = []
    private var cursor = 0
    /// Exits that a neighbour moves at once; 0 before the first round.
    private var radius = 0
    private var hasImproved = false

    init(_ problem: SearchProblem, from best: Candidate) {
        self.problem = problem
        self.best = best
        free = problem.evaluator.network.exits.indices.filter { !problem.forbidden.contains($0) }
    }

    /// The next design to judge, or `nil` when whole rounds have brought nothing.
    mutating func next() -> Position? {
        while cursor == neighbours.count {
            radius = hasImproved ? 1 : radius + 1
            hasImproved = false
            cursor = 0
            switch radius {
            case 1: neighbours = single
            case 2: neighbours = pairs
            default: return nil
            }
        }
        defer { cursor += 1 }
        return neighbours[cursor]
    }

    /// Takes note of the best after a design was judged.
    mutating func consider(_ candidate: Candidate) {
        guard problem.prefers(candidate, to: best) else { return }
        best = candidate
        hasImproved = true
        // Pairs are many: begin again at once.
        if radius == 2 { cursor = neighbours.count }
    }

    private var threshold: Int { problem.position(of: best).threshold }

    private func atNearThresholds(_ sets: [[Int]]) -> [Position] {
        let threshold = threshold
        return [threshold, threshold - 1, threshold + 1].filter(problem.confident.indices.contains)
            .flatMap { near in sets.map { Position(exits: $0, threshold: near) } }
    }

    private var single: [Position] {
        let exits = best.runnable.exits
        let others = free.filter { !exits.contains($0) }
        var sets: [[Int]] = []
        if exits.count < problem.maxExits ?? .max { sets += others.map { exits + [$0] } }
        for exit in exits where !problem.pinned.contains(exit) {
            let rest = exits.filter { $0 != exit }
            sets.append(rest)
            sets += others.map { rest + [$0] }
        }
        let retuned = problem.confident.indices.filter { $0 != threshold }
        return atNearThresholds(sets.map { $0.sorted() })
            + retuned.map { Position(exits: exits, threshold: $0) }
    }

    private var pairs: [Position] {
        let exits = best.runnable.exits
        let others = free.filter { !exits.contains($0) }
        let movable = exits.filter { !problem.pinned.contains($0) }
        var sets: [[Int]] = []
        for (i, first) in movable.enumerated() {
            for second in movable[(i + 1)...] {
                let rest = exits.filter { $0 != first && $0 != second }
                for (j, third) in others.enumerated() {
                    for fourth in others[(j + 1)...] { sets.append((rest + [third, fourth]).sorted()) }
                }
            }
        }
        return atNearThresholds(sets)
    }
}
