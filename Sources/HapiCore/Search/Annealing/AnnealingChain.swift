/// One walk of the annealing, with its own generator and its own books: chains know nothing of each other, so
/// that they may be walked in any order and on any number of threads.
package struct AnnealingChain: Sendable {
    private(set) var record: SearchRecord
    private let schedule: AnnealingSchedule
    private let moves: Moves
    private let budget: Int
    private var generator: Generator

    private var current: Position
    private(set) var currentValue = -Double.infinity
    private var proposal: Position
    /// The best position since the last restart, from which the chain is reheated.
    private var epochBest: Position
    private var epochValue = -Double.infinity
    private var sampledChanges: [Double] = []
    private var startTemperature = 0.0
    private(set) var temperature = 0.0
    private var factor = 1.0
    private(set) var acceptance = 1.0
    /// Cycles begun.
    private(set) var cycles = 0
    private var leftInCycle = 0
    private var leastExits = 0

    init(_ problem: SearchProblem, budget: Int, generator: Generator) {
        self.generator = generator
        self.budget = budget
        record = SearchRecord(problem, trace: 256, tried: 1024)
        schedule = AnnealingSchedule(budget: budget)
        moves = Moves(problem)
        current = moves.start(leastExits: 0, using: &self.generator)
        proposal = current
        epochBest = current
    }

    var isSampling: Bool { cycles == 0 }
    package var isFinished: Bool { record.evaluations >= budget }

    /// Judges one design.
    package mutating func step() {
        guard !isFinished else { return }
        if isSampling { sample() } else { anneal() }
        record.note(current: currentValue)
    }

    private mutating func sample() {
        if record.evaluations > 0 { propose(allowsAdjacent: false) }
        let found = record.judge(proposal.exits, threshold: proposal.threshold)
        let value = record.problem.climbingValue(found)
        if record.evaluations > 1, value != currentValue { sampledChanges.append(abs(value - currentValue)) }
        accept(found, value: value)
        guard record.evaluations >= schedule.sampling else { return }
        startTemperature = AnnealingSchedule.startTemperature(changes: sampledChanges)
        sampledChanges = []
        beginCycle()
    }

    private mutating func anneal() {
        if leftInCycle == 0 { beginCycle() }
        leftInCycle -= 1
        propose(allowsAdjacent: cycles > 1)
        let found = record.judge(proposal.exits, threshold: proposal.threshold)
        let value = record.problem.climbingValue(found)
        let change = value - currentValue
        let isAccepted = change >= 0 || generator.unit() < exponential(change / temperature)
        if isAccepted { accept(found, value: value) }
        acceptance += ((isAccepted ? 1 : 0) - acceptance) / 256
        // Every candidate cools, an infeasible or refused one too: the schedule is a function of the step.
        temperature *= factor
    }

    private mutating func beginCycle() {
        if cycles > 0 {
            if schedule.restarts(cycles) {
                leastExits = moves.leastExits(using: &generator)
                current = moves.start(leastExits: leastExits, using: &generator)
                (currentValue, epochValue) = (-.infinity, -.infinity)
            } else {
                (current, currentValue) = (epochBest, epochValue)
            }
        }
        temperature = startTemperature * schedule.heat(cycles)
        factor = schedule.factor(cycles)
        leftInCycle = schedule.cycle
        cycles += 1
    }

    private mutating func propose(allowsAdjacent: Bool) {
        proposal.exits.replaceSubrange(proposal.exits.indices, with: current.exits)
        proposal.threshold = current.threshold
        moves.move(
            &proposal, allowsAdjacent: allowsAdjacent, leastExits: leastExits, using: &generator)
    }

    private mutating func accept(_ found: SearchProblem.Appraisal?, value: Double) {
        swap(&current, &proposal)
        currentValue = value
        dropWhatIsCutOff(found)
        guard value > epochValue else { return }
        epochValue = value
        epochBest.exits.replaceSubrange(epochBest.exits.indices, with: current.exits)
        epochBest.threshold = current.threshold
    }

    private mutating func dropWhatIsCutOff(_ found: SearchProblem.Appraisal?) {
        // Exits that the deadline cuts off are dropped from the walk, so that it does not drift among designs
        // that are one and the same; pins stay.
        guard let found, found.reach.exits < current.exits.count else { return }
        let pinned = record.problem.pinned.filter { !current.exits[..<found.reach.exits].contains($0) }
        current.exits.removeSubrange(found.reach.exits...)
        current.exits = (current.exits + pinned).sorted()
    }
}
