/// Simulated annealing over a problem's designs (HAPI Sec. 6.3, "Optimiser"; Reeves 1993), as a value that steps.
///
///     var search = Annealing(problem, evaluations: 100_000, seed: 1)
///     while search.step() {}
///     print(search.best)
///
/// Several chains walk side by side and know nothing of each other; when all have spent their share of the budget
/// the neighbours of the best design found are tried, until nothing gains. One step judges one design. The same
/// problem, budget, schedule and seed visit the same designs, in whatever order and on however many threads the chains are
/// walked. Where only a threshold is to be chosen there is nowhere to walk: the neighbours of any design are all there are,
/// and the best is proven.
package struct Annealing: Sendable {
    /// What plans and evaluations call the method.
    package static let name = "annealing"
    /// Chains; a fixed number, so that the result does not depend on the machine.
    package static let chainCount = 4

    package let problem: SearchProblem
    package let seed: UInt64
    /// Most designs judged, refinement included.
    package let budget: Int
    package let schedule: CoolingSchedule

    /// Each knows its own part of the budget.
    package private(set) var chains: [AnnealingChain]
    /// The chain whose turn it is.
    private var turn = 0
    private var refinement: Refinement?
    /// What all chains found together, and then the refinement.
    private var total: SearchRecord?
    private let keepsEdges: Bool
    private var isOver = false
    /// Whether `best` is known to be the best of all designs or, where it is not feasible, that none is.
    package private(set) var isProven = false

    /// O(candidates · (pins + forbidden)), whatever the budget.
    /// - Parameter keepsEdges: whether the snapshot's edges are kept on every axis.
    package init(
        _ problem: SearchProblem, evaluations budget: Int, seed: UInt64,
        schedule: CoolingSchedule = CoolingSchedule(), keepsEdges: Bool = false
    ) {
        self.keepsEdges = keepsEdges
        self.problem = problem
        self.seed = seed
        self.schedule = schedule
        self.budget = max(1, budget)
        let walking = problem.hasOneSetOfExits ? 1 : AnnealingSchedule.walking(of: self.budget)
        let count = max(1, min(Self.chainCount, walking / 100))
        var generator = Generator(seed: seed)
        chains = (0..<count).map { index in
            let share = walking * (index + 1) / count - walking * index / count
            return AnnealingChain(
                problem, budget: share, schedule: schedule, generator: Generator(seed: generator.next()),
                keepsEdges: keepsEdges)
        }
    }

    /// As the settings say, but for the number of exits, which is the problem's.
    package init(_ problem: SearchProblem, _ settings: SearchSettings, keepsEdges: Bool = false) {
        self.init(
            problem, evaluations: settings.evaluations, seed: settings.seed, schedule: settings.schedule,
            keepsEdges: keepsEdges)
    }

    /// Goes on where an annealing of the same problem, budget, schedule and seed was. The refinement, if it had begun, begins
    /// again: it follows from the chains. Judges the designs of their fronts anew, and enters each in O(front).
    /// - Parameter states: one for every chain, else `nil` is returned.
    package init?(
        _ problem: SearchProblem, evaluations budget: Int, seed: UInt64,
        schedule: CoolingSchedule = CoolingSchedule(), states: [AnnealingChain.State]
    ) {
        self.init(problem, evaluations: budget, seed: seed, schedule: schedule)
        guard states.count == chains.count else { return nil }
        for (index, state) in states.enumerated() {
            guard state.evaluations <= chains[index].budget else { return nil }
            chains[index] = AnnealingChain(
                problem, budget: chains[index].budget, schedule: schedule, state: state)
        }
        if chains.allSatisfy(\.isFinished) { endWalk() }
    }

    /// Where the chains are, for `init(_:evaluations:seed:schedule:states:)`. O(front × thresholds).
    package var states: [AnnealingChain.State] { chains.map(\.state) }

    /// O(chains).
    package var phase: SearchSnapshot.Phase {
        if isOver { return .finished }
        if total != nil { return .refining }
        return chains.allSatisfy(\.isSampling) ? .sampling : .annealing
    }

    /// Whether there are chains to be walked; afterwards `step` refines.
    package var isWalking: Bool { total == nil }

    /// Designs judged so far. O(chains).
    package var evaluations: Int {
        total?.evaluations ?? chains.reduce(0) { $0 + $1.record.evaluations }
    }

    /// What was found so far. O(1) once the chains have ended; while they walk, O(front²) at worst.
    package var record: SearchRecord {
        if let total { return total }
        var record = SearchRecord(problem, SearchRecord.Extent(keepsEdges: keepsEdges))
        for chain in chains { record.merge(chain.record) }
        return record
    }

    /// The preferred design of all seen, infeasible while no feasible one was seen; as long as `record`.
    package var best: Candidate? { record.best }
    /// As long as `record`.
    package var front: Front { record.front }

    /// Judges one design. Returns whether there is more to do. As long as `AnnealingChain.step`; where the chains
    /// end also as `endWalk`, and where a round of the refinement begins O(exits³ × candidates²) at most, for the
    /// list of its neighbours.
    @discardableResult
    package mutating func step() -> Bool {
        guard !isOver else { return false }
        if total == nil { walk() } else { refine() }
        return !isOver
    }

    private mutating func walk() {
        while chains[turn].isFinished, turn < chains.count - 1 { turn += 1 }
        chains[turn].step()
        turn = (turn + 1) % chains.count
        if chains.allSatisfy(\.isFinished) { endWalk() }
    }

    /// Gives back a chain that was walked elsewhere. O(1), and for the last one as `endWalk`.
    package mutating func take(_ chain: AnnealingChain, _ index: Int) {
        chains[index] = chain
        if chains.allSatisfy(\.isFinished) { endWalk() }
    }

    /// Leaves the chains where they are and goes on to the refinement. O(front²) at worst.
    package mutating func endWalk() {
        guard total == nil else { return }
        let found = record
        total = found
        refinement = found.best.map { Refinement(problem, from: $0) }
        isOver = refinement == nil || found.evaluations >= budget
        // What cannot run at one threshold runs at none.
        isProven = refinement == nil && found.evaluations > 0 && problem.hasOneSetOfExits
    }

    /// Ends the search with what another has proven to be the best of all designs, judged anew: so that its figures
    /// are the same to the last bit, however it was found. As `endWalk`.
    package mutating func conclude(proven best: Candidate) {
        endWalk()
        var counter = TallyCounter()
        total?.enter(problem.candidate(at: problem.position(of: best), counter: &counter) ?? best)
        isOver = true
        isProven = true
    }

    private mutating func refine() {
        guard let proposal = refinement?.next() else {
            isOver = true
            isProven = problem.hasOneSetOfExits
            return
        }
        total?.judge(proposal.exits, threshold: proposal.threshold)
        if let best = total?.best { refinement?.consider(best) }
        isOver = evaluations >= budget
    }

    /// What there is to see now. As long as `record`, plus O(tried + trace · log trace).
    package var snapshot: SearchSnapshot {
        let record = record
        let walking = chains.filter { !$0.isFinished }
        let shown = walking.isEmpty ? chains : walking
        func mean(_ figure: (AnnealingChain) -> Double) -> Double {
            shown.reduce(0) { $0 + figure($1) } / Double(shown.count)
        }
        return SearchSnapshot(
            method: .anneal, phase: phase, seed: seed, evaluations: record.evaluations, budget: budget,
            temperature: mean(\.temperature), acceptance: mean(\.acceptance), best: record.best,
            bestValue: record.bestValue, currentValue: shown.map(\.currentValue).max() ?? -.infinity,
            trace: trace, tried: chains.flatMap(\.record.tried.elements),
            triedStride: chains.map(\.record.tried.stride).max() ?? 1, front: record.front.members,
            edges: record.edges, isProven: isProven,
            progress: isOver ? 1 : Double(record.evaluations) / Double(budget))
    }

    /// The ways of all chains as one: they take turns, so that a chain's n-th evaluation is about the n · chains-th
    /// of all; the best is the best of all up to there.
    private var trace: [SearchSnapshot.TracePoint] {
        let count = chains.count
        let points = chains.enumerated().flatMap { index, chain in
            chain.record.trace.elements.map { point in
                SearchSnapshot.TracePoint(
                    evaluation: point.evaluation * count - count + 1 + index, current: point.current,
                    best: point.best)
            }
        }
        var best: Double?
        return points.sorted { $0.evaluation < $1.evaluation }.map { point in
            best = [best, point.best].compactMap { $0 }.max()
            return SearchSnapshot.TracePoint(
                evaluation: point.evaluation, current: point.current, best: best)
        }
    }
}
