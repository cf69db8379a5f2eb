/// Simulated annealing over a problem's designs (HAPI Sec. 6.3, "Optimiser"; Reeves 1993), as a value that steps.
///
///     var search = Annealing(problem, evaluations: 100_000, seed: 1)
///     while search.step() {}
///     print(search.best)
///
/// Moves add, remove or shift an exit, or change the threshold. While annealing no two instantiated exits are
/// adjacent candidates (pins override it); afterwards the neighbours of the best design are tried with adjacency
/// allowed, until nothing gains. One step judges one design. The same problem, budget and seed visit the same
/// designs.
package struct Annealing: Sendable {
    /// What plans and evaluations call the method.
    package static let name = "annealing"

    package let problem: SearchProblem
    package let seed: UInt64
    /// Most designs judged, refinement included.
    package let budget: Int
    private let schedule: CoolingSchedule

    package private(set) var phase = SearchSnapshot.Phase.sampling
    package private(set) var evaluations = 0
    /// The preferred design of all seen, infeasible while no feasible one was seen.
    package private(set) var best: Candidate?
    package private(set) var front = Front()

    private var generator: Generator
    private var counter: TallyCounter
    private var current: Position
    private var currentValue = -Double.infinity
    private var temperature = 0.0
    private var sampledChanges: [Double] = []
    private var acceptance = 1.0
    private var refinement: Refinement?
    private var trace = DecimatedSeries<SearchSnapshot.TracePoint>(capacity: 512)
    private var tried = DecimatedSeries<SearchSnapshot.TriedPoint>(capacity: 4096)

    /// A point of the walk: exits by candidate, ascending, and the threshold's index.
    struct Position: Sendable, Hashable {
        var exits: [Int]
        var threshold: Int
    }

    package init(_ problem: SearchProblem, evaluations budget: Int, seed: UInt64) {
        self.problem = problem
        self.seed = seed
        self.budget = max(1, budget)
        schedule = CoolingSchedule(budget: self.budget)
        generator = Generator(seed: seed)
        counter = TallyCounter()
        current = Moves(problem).start(using: &generator)
    }

    /// Judges one design. Returns whether there is more to do.
    @discardableResult
    package mutating func step() -> Bool {
        switch phase {
        case .sampling: sample()
        case .annealing: anneal()
        case .refining: refine()
        case .finished: return false
        }
        if evaluations >= budget { phase = .finished }
        return phase != .finished
    }

    /// Walks freely at first, to learn how much a move changes: the start temperature accepts a typical
    /// worsening move with probability `CoolingSchedule.startAcceptance`.
    private mutating func sample() {
        let proposal = evaluations == 0 ? current : Moves(problem).propose(from: current, using: &generator)
        let value = judge(proposal)
        if evaluations > 1, value != currentValue { sampledChanges.append(abs(value - currentValue)) }
        move(to: proposal, value: value)
        guard evaluations >= schedule.sampling else { return }
        schedule.begin(changes: sampledChanges, temperature: &temperature)
        phase = .annealing
    }

    private mutating func anneal() {
        let proposal = Moves(problem).propose(from: current, using: &generator)
        let value = judge(proposal)
        let change = value - currentValue
        let isAccepted = change >= 0 || generator.unit() < exponential(change / temperature)
        if isAccepted { move(to: proposal, value: value) }
        acceptance += ((isAccepted ? 1 : 0) - acceptance) / 256
        // Every candidate cools, an infeasible or refused one too: the schedule is a function of the step.
        temperature *= schedule.factor
        if evaluations >= schedule.refinementStart { phase = .refining }
    }

    private mutating func refine() {
        var work = refinement ?? Refinement(problem, from: best)
        guard let proposal = work.next() else {
            phase = .finished
            return
        }
        judge(proposal) { work.consider($0) }
        refinement = work
    }

    /// Judges a position, keeps the books, and returns its climbing value.
    @discardableResult
    private mutating func judge(_ position: Position, then consider: (Candidate) -> Void = { _ in }) -> Double
    {
        let candidate = problem.judge(position.exits, threshold: position.threshold, counter: &counter)
        evaluations += 1
        let value = problem.climbingValue(candidate)
        if let candidate {
            if best.map({ problem.prefers(candidate, to: $0) }) ?? true { best = candidate }
            front.insert(candidate)
            tried.append(
                SearchSnapshot.TriedPoint(
                    meanLatency: candidate.figures.meanLatency, correct: candidate.figures.correct,
                    isFeasible: candidate.isFeasible))
            consider(candidate)
        }
        let point = SearchSnapshot.TracePoint(
            evaluation: evaluations, current: currentValue, best: bestValue)
        trace.append(point)
        return value
    }

    private mutating func move(to position: Position, value: Double) {
        // Exits that the deadline cuts off are dropped from the walk, so that it does not drift among designs
        // that are one and the same; pins stay.
        let runnable = problem.evaluator.decisionUnit.runnable(
            position.exits, deadline: problem.limits.deadline)
        current = position
        if let runnable { current.exits = Set(runnable.exits + problem.pinned).sorted() }
        currentValue = value
    }

    private var bestValue: Double? {
        guard let best, best.isFeasible else { return nil }
        return problem.value(best.figures)
    }

    /// What there is to see now. O(front + tried).
    package var snapshot: SearchSnapshot {
        SearchSnapshot(
            phase: phase, seed: seed, evaluations: evaluations, budget: budget, temperature: temperature,
            acceptance: acceptance, best: best, bestValue: bestValue, currentValue: currentValue,
            trace: trace.elements, tried: tried.elements, triedStride: tried.stride, front: front.members)
    }
}
