/// The moves of annealing: the paper's transformations, exit repositioning and confidence tuning, one at a time.
struct Moves {
    private let problem: SearchProblem
    private let candidates: Int

    init(_ problem: SearchProblem) {
        self.problem = problem
        candidates = problem.evaluator.network.exits.count
    }

    /// The pins, and up to three exits of the generator's choosing.
    func start(using generator: inout Generator) -> Annealing.Position {
        var position = Annealing.Position(
            exits: problem.pinned, threshold: generator.index(below: problem.confident.count))
        for _ in 0..<3 where candidates > 0 { position = adding(to: position, using: &generator) ?? position }
        return position
    }

    /// A neighbour of a position. When the kind of move drawn is not possible another is drawn; a problem with
    /// a single design keeps proposing it.
    func propose(from position: Annealing.Position, using generator: inout Generator) -> Annealing.Position {
        for _ in 0..<16 {
            let proposal: Annealing.Position? =
                switch generator.index(below: 10) {
                case 0, 1, 2: adding(to: position, using: &generator)
                case 3, 4: removing(from: position, using: &generator)
                case 5, 6, 7: shifting(position, using: &generator)
                default: retuning(position, using: &generator)
                }
            if let proposal { return proposal }
        }
        return position
    }

    /// Whether a candidate may join exits while adjacent candidates are barred.
    private func mayJoin(_ exit: Int, _ exits: [Int]) -> Bool {
        exit >= 0 && exit < candidates && !problem.forbidden.contains(exit)
            && !exits.contains { abs($0 - exit) <= 1 }
    }

    private func adding(
        to position: Annealing.Position, using generator: inout Generator
    ) -> Annealing.Position? {
        guard candidates > 0, position.exits.count < problem.maxExits ?? candidates else { return nil }
        let exit = generator.index(below: candidates)
        guard mayJoin(exit, position.exits) else { return nil }
        return with(position, exits: position.exits + [exit])
    }

    private func removing(
        from position: Annealing.Position, using generator: inout Generator
    ) -> Annealing.Position? {
        let removable = position.exits.filter { !problem.pinned.contains($0) }
        guard !removable.isEmpty else { return nil }
        let exit = removable[generator.index(below: removable.count)]
        return with(position, exits: position.exits.filter { $0 != exit })
    }

    /// Mostly a step or two along the backbone, at times anywhere.
    private func shifting(
        _ position: Annealing.Position, using generator: inout Generator
    ) -> Annealing.Position? {
        let movable = position.exits.filter { !problem.pinned.contains($0) }
        guard !movable.isEmpty else { return nil }
        let exit = movable[generator.index(below: movable.count)]
        let rest = position.exits.filter { $0 != exit }
        let target: Int
        if generator.index(below: 4) > 0 {
            let distance = 1 + generator.index(below: 3)
            target = generator.index(below: 2) == 0 ? exit - distance : exit + distance
        } else {
            target = generator.index(below: candidates)
        }
        guard target != exit, mayJoin(target, rest) else { return nil }
        return with(position, exits: rest + [target])
    }

    private func retuning(
        _ position: Annealing.Position, using generator: inout Generator
    ) -> Annealing.Position? {
        let count = problem.confident.count
        guard count > 1 else { return nil }
        let distance = 1 + generator.index(below: min(3, count - 1))
        let target = position.threshold + (generator.index(below: 2) == 0 ? -distance : distance)
        guard problem.confident.indices.contains(target) else { return nil }
        return Annealing.Position(exits: position.exits, threshold: target)
    }

    private func with(_ position: Annealing.Position, exits: [Int]) -> Annealing.Position {
        Annealing.Position(exits: exits.sorted(), threshold: position.threshold)
    }
}
