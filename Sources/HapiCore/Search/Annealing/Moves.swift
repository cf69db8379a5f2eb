/// The moves of annealing: the paper's transformations, exit repositioning and confidence tuning, one at a time.
/// They change a position in place and allocate nothing.
struct Moves: Sendable {
    private let candidates: Int
    private let thresholds: Int
    private let maxExits: Int
    /// By candidate.
    private let isForbidden: [Bool]
    private let isPinned: [Bool]
    private let pinned: [Int]

    init(_ problem: SearchProblem) {
        candidates = problem.evaluator.network.exits.count
        thresholds = problem.confident.count
        maxExits = problem.maxExits ?? candidates
        isForbidden = (0..<candidates).map { problem.forbidden.contains($0) }
        isPinned = (0..<candidates).map { problem.pinned.contains($0) }
        pinned = problem.pinned
    }

    /// The pins, and up to three exits of the generator's choosing, or `leastExits`; no two adjacent.
    func start(leastExits: Int, using generator: inout Generator) -> Position {
        var position = Position(exits: pinned, threshold: generator.index(below: thresholds))
        for _ in 0..<max(3, 4 * leastExits) where position.exits.count < max(3, leastExits) {
            _ = add(to: &position, allowsAdjacent: false, using: &generator)
        }
        return position
    }

    /// The least number of exits that a restarted chain keeps to: drawn evenly, so that one small design that is
    /// hard to beat does not draw every chain in.
    func leastExits(using generator: inout Generator) -> Int {
        generator.index(below: min(maxExits, Self.mostLeastExits) + 1)
    }

    private static let mostLeastExits = 6

    /// Turns a position into a neighbour. When the kind of move drawn is not possible another is drawn; a problem
    /// with a single design keeps it.
    /// - Parameters:
    ///   - allowsAdjacent: whether two instantiated exits may be adjacent candidates.
    ///   - leastExits: no exit is removed from so many.
    func move(
        _ position: inout Position, allowsAdjacent: Bool, leastExits: Int, using generator: inout Generator
    ) {
        for _ in 0..<16 {
            let isMoved =
                switch generator.index(below: 10) {
                case 0, 1, 2: add(to: &position, allowsAdjacent: allowsAdjacent, using: &generator)
                case 3, 4: remove(from: &position, leastExits: leastExits, using: &generator)
                case 5, 6, 7: shift(&position, allowsAdjacent: allowsAdjacent, using: &generator)
                default: retune(&position, using: &generator)
                }
            if isMoved { return }
        }
    }

    /// Whether a candidate may join exits; the one at position `apart` among them is about to leave.
    private func mayJoin(_ exit: Int, _ exits: [Int], allowsAdjacent: Bool, apart: Int = -1) -> Bool {
        guard exit >= 0, exit < candidates, !isForbidden[exit] else { return false }
        let distance = allowsAdjacent ? 0 : 1
        for index in exits.indices where index != apart {
            if abs(exits[index] - exit) <= distance { return false }
        }
        return true
    }

    private func insert(_ exit: Int, into exits: inout [Int]) {
        exits.append(exit)
        var place = exits.count - 1
        while place > 0, exits[place - 1] > exit {
            exits[place] = exits[place - 1]
            place -= 1
        }
        exits[place] = exit
    }

    private func add(
        to position: inout Position, allowsAdjacent: Bool, using generator: inout Generator
    ) -> Bool {
        guard candidates > 0, position.exits.count < maxExits else { return false }
        let exit = generator.index(below: candidates)
        guard mayJoin(exit, position.exits, allowsAdjacent: allowsAdjacent) else { return false }
        insert(exit, into: &position.exits)
        return true
    }

    /// Index of an exit of the generator's choosing that is not pinned.
    private func choose(from exits: [Int], using generator: inout Generator) -> Int? {
        guard exits.count > pinned.count else { return nil }
        while true {
            let index = generator.index(below: exits.count)
            if !isPinned[exits[index]] { return index }
        }
    }

    private func remove(
        from position: inout Position, leastExits: Int, using generator: inout Generator
    ) -> Bool {
        guard position.exits.count > leastExits, let index = choose(from: position.exits, using: &generator)
        else { return false }
        position.exits.remove(at: index)
        return true
    }

    /// Mostly a step or two along the backbone, at times anywhere.
    private func shift(
        _ position: inout Position, allowsAdjacent: Bool, using generator: inout Generator
    ) -> Bool {
        guard let index = choose(from: position.exits, using: &generator) else { return false }
        let exit = position.exits[index]
        let target: Int
        if generator.index(below: 4) > 0 {
            let distance = 1 + generator.index(below: 3)
            target = generator.index(below: 2) == 0 ? exit - distance : exit + distance
        } else {
            target = generator.index(below: candidates)
        }
        guard target != exit,
            mayJoin(target, position.exits, allowsAdjacent: allowsAdjacent, apart: index)
        else { return false }
        position.exits.remove(at: index)
        insert(target, into: &position.exits)
        return true
    }

    private func retune(_ position: inout Position, using generator: inout Generator) -> Bool {
        guard thresholds > 1 else { return false }
        let distance = 1 + generator.index(below: min(3, thresholds - 1))
        let target = position.threshold + (generator.index(below: 2) == 0 ? -distance : distance)
        guard target >= 0, target < thresholds else { return false }
        position.threshold = target
        return true
    }
}
