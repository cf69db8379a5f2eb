/// One walk of the annealing, with its own generator and its own books: chains know nothing of each other, so
/// that they may be walked in any order and on any number of threads.
package struct AnnealingChain: Sendable {
    private(set) var record: SearchRecord
    private let schedule: AnnealingSchedule
    private let moves: Moves
    let budget: Int
    private(set) var walk: ChainWalk
    private var proposal: Position
    private var factor = 1.0

    /// Most points of the way that a chain keeps, and most designs of those tried.
    private static let kept = SearchRecord.Extent(trace: 256, tried: 1024)

    init(
        _ problem: SearchProblem, budget: Int, schedule: CoolingSchedule, generator: Generator,
        keepsEdges: Bool
    ) {
        var generator = generator
        moves = Moves(problem)
        let start = moves.start(leastExits: 0, using: &generator)
        self.budget = budget
        var kept = Self.kept
        kept.keepsEdges = keepsEdges
        record = SearchRecord(problem, kept)
        self.schedule = AnnealingSchedule(budget: budget, schedule)
        walk = ChainWalk(generator: generator, current: start, epochBest: start)
        proposal = start
    }

    /// Goes on from a state that a chain of the same problem, budget and schedule was in.
    init(_ problem: SearchProblem, budget: Int, schedule: CoolingSchedule, state: State) {
        moves = Moves(problem)
        self.budget = budget
        record = SearchRecord(
            problem, evaluations: state.evaluations, best: state.best, front: state.front, Self.kept)
        self.schedule = AnnealingSchedule(budget: budget, schedule)
        walk = state.walk
        proposal = state.walk.current
        if walk.cycles > 0 { factor = self.schedule.factor(walk.cycles - 1) }
    }

    /// All it takes to go on: where the walk is, and the books.
    package struct State: Sendable, Hashable {
        package var walk: ChainWalk
        package var evaluations: Int
        package var best: Position?
        package var front: [Position]

        package init(walk: ChainWalk, evaluations: Int, best: Position?, front: [Position]) {
            self.walk = walk
            self.evaluations = evaluations
            self.best = best
            self.front = front
        }
    }

    var state: State {
        let problem = record.problem
        return State(
            walk: walk, evaluations: record.evaluations, best: record.best.map(problem.position),
            front: record.front.members.map(problem.position))
    }

    var currentValue: Double { walk.currentValue }
    var temperature: Double { walk.temperature }
    var acceptance: Double { walk.acceptance }
    var isSampling: Bool { walk.cycles == 0 }
    package var isFinished: Bool { record.evaluations >= budget }

    /// Judges one design. As `SearchProblem.appraise`, plus O(exits) for the move and O(front) for the books.
    package mutating func step() {
        guard !isFinished else { return }
        if isSampling { sample() } else { anneal() }
        record.note(current: walk.currentValue)
    }

    private mutating func sample() {
        if record.evaluations > 0 { propose(allowsAdjacent: false) }
        let found = record.judge(proposal.exits, threshold: proposal.threshold)
        let value = record.problem.climbingValue(found)
        if record.evaluations > 1, value != walk.currentValue {
            walk.sampledChanges.append(abs(value - walk.currentValue))
        }
        accept(found, value: value)
        guard record.evaluations >= schedule.sampling else { return }
        walk.startTemperature = schedule.startTemperature(changes: walk.sampledChanges)
        walk.sampledChanges = []
        beginCycle()
    }

    private mutating func anneal() {
        if walk.leftInCycle == 0 { beginCycle() }
        walk.leftInCycle -= 1
        propose(allowsAdjacent: walk.cycles > 1)
        let found = record.judge(proposal.exits, threshold: proposal.threshold)
        let value = record.problem.climbingValue(found)
        let change = value - walk.currentValue
        let isAccepted = change >= 0 || walk.generator.unit() < exponential(change / walk.temperature)
        if isAccepted { accept(found, value: value) }
        walk.acceptance += ((isAccepted ? 1 : 0) - walk.acceptance) / 256
        // Every candidate cools, an infeasible or refused one too: the schedule is a function of the step.
        walk.temperature *= factor
    }

    private mutating func beginCycle() {
        if walk.cycles > 0 {
            if schedule.restarts(walk.cycles) {
                walk.leastExits = moves.leastExits(using: &walk.generator)
                walk.current = moves.start(leastExits: walk.leastExits, using: &walk.generator)
                (walk.currentValue, walk.epochValue) = (-.infinity, -.infinity)
            } else {
                (walk.current, walk.currentValue) = (walk.epochBest, walk.epochValue)
            }
        }
        walk.temperature = walk.startTemperature * schedule.heat(walk.cycles)
        factor = schedule.factor(walk.cycles)
        walk.leftInCycle = schedule.cycle
        walk.cycles += 1
    }

    private mutating func propose(allowsAdjacent: Bool) {
        proposal.exits.replaceSubrange(proposal.exits.indices, with: walk.current.exits)
        proposal.threshold = walk.current.threshold
        moves.move(
            &proposal, allowsAdjacent: allowsAdjacent, leastExits: walk.leastExits, using: &walk.generator)
    }

    private mutating func accept(_ found: SearchProblem.Appraisal?, value: Double) {
        swap(&walk.current, &proposal)
        walk.currentValue = value
        dropWhatIsCutOff(found)
        guard value > walk.epochValue else { return }
        walk.epochValue = value
        walk.epochBest.exits.replaceSubrange(walk.epochBest.exits.indices, with: walk.current.exits)
        walk.epochBest.threshold = walk.current.threshold
    }

    private mutating func dropWhatIsCutOff(_ found: SearchProblem.Appraisal?) {
        // Exits that the deadline cuts off are dropped from the walk, so that it does not drift among designs
        // that are one and the same; pins stay.
        guard let found, found.reach.exits < walk.current.exits.count else { return }
        let pinned = record.problem.pinned.filter { !walk.current.exits[..<found.reach.exits].contains($0) }
        walk.current.exits.removeSubrange(found.reach.exits...)
        walk.current.exits = (walk.current.exits + pinned).sorted()
    }
}
