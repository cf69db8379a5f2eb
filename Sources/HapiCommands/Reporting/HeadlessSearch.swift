import HapiCore
import HapiFigures
import HapiFormats
import HapiRuntime

/// A search without a screen: to its end, to Ctrl-C or to a time, and told of while it runs.
struct HeadlessSearch {
    let problem: SearchProblem
    var settings: SearchSettings
    /// When it ends, whatever it has judged; its result then depends on the machine.
    var end: ContinuousClock.Instant?
    /// `nil` for one a core.
    var threads: Int?
    /// Where annealing keeps its state, and the state found there.
    var checkpoint: CheckpointFile?
    var resumed: Annealing?
    var progress = Progress(.none)
    /// What its progress begins with, of a search that is one of several: up to a colon, what it is a part of.
    var label = ""

    struct Result {
        var best: Candidate?
        var front: Front
        var origin: Plan.Origin
        /// Whether the user stopped it before its end.
        var isInterrupted: Bool
        /// What there was to see at its end; of an exact search, at the end of the annealing that it started from.
        let snapshot: SearchSnapshot

        /// Adds the front of another search and what it took.
        mutating func take(_ other: Result) {
            for member in other.front.members { front.insert(member) }
            origin.evaluations = (origin.evaluations ?? 0) + (other.origin.evaluations ?? 0)
            isInterrupted = isInterrupted || other.isInterrupted
        }

        /// For the table: how the design was found, and what is known of it.
        var summary: String {
            let count = origin.evaluations ?? 0
            let isExact = origin.method == ExactSearch.name
            let proof =
                origin.provenOptimal
                ? "proven optimal; "
                : isExact ? "not proven, bound \(Format.fixed(origin.bound ?? 0, digits: 6)); " : ""
            let seed = origin.seed.map { "seed \($0), " } ?? ""
            return "found by \(origin.method): \(proof)goal \(origin.goal.rawValue), \(seed)"
                + "\(count) evaluations, front of \(front.members.count)"
        }
    }

    /// - Parameter known: a design that is good for the problem, if one is known already.
    func run(known: Candidate? = nil) -> Result {
        progress.update { beginning(known) }
        return switch settings.method {
        case .anneal: anneal()
        case .random: random()
        case .greedy: greedy()
        case .exact: exact(known: known)
        }
    }

    private func beginning(_ known: Candidate?) -> ProgressReport {
        let phase: SearchSnapshot.Phase =
            switch settings.method {
            case .anneal: .sampling
            case .random, .greedy: .searching
            case .exact: .preparing
            }
        return ProgressReport(
            problem, phase: phase.rawValue, label: label, evaluations: resumed?.evaluations ?? 0,
            budget: budget, best: resumed?.best ?? known)
    }

    /// Simulated annealing on every core.
    func anneal() -> Result { result(annealed()) }

    /// The seed as plans have it.
    private var seed: Int? { settings.method == .greedy ? nil : Int(clamping: settings.seed) }

    func result<Search: SteppingSearch>(_ search: Search) -> Result {
        let snapshot = search.snapshot
        return Result(
            best: search.best, front: search.front,
            origin: Plan.Origin(
                method: Search.name, goal: problem.goal, seed: seed, evaluations: search.evaluations,
                provenOptimal: snapshot.isProven),
            isInterrupted: Interruption.hasHappened, snapshot: snapshot)
    }

    /// Branch and bound on every core, from what a short annealing finds, or what is known already.
    func exact(known: Candidate? = nil) -> Result {
        var annealing = ExactSearch.incumbentSearch(problem, settings)
        while annealing.step() {
            guard annealing.evaluations % 1024 == 0 else { continue }
            progress.update { report(annealing) }
            if isOver { break }
        }
        let incumbent = problem.preferred(of: [annealing.best, known].compactMap(\.self))
        var search = ExactSearch(problem, incumbent: incumbent)
        let (branches, before) = (search.branchCount, annealing.evaluations)
        ParallelWalk.run(&search, threads: threads) { finished, designs in
            progress.update {
                ProgressReport(
                    problem, phase: SearchSnapshot.Phase.proving.rawValue, label: label,
                    evaluations: before + designs, budget: nil,
                    best: incumbent,
                    doing:
                        "exact: \(finished) of \(branches) branches, \(Format.count(designs)) designs judged",
                    extra: [("branches", .integer(finished)), ("ofBranches", .integer(branches))])
            }
            return !isOver
        }
        progress.clear()
        var front = annealing.front
        if let best = search.best { front.insert(best) }
        let value = search.best.map { problem.goalValue($0.figures) }
        let gap = value.flatMap { value in search.bound.map { abs($0 - value) } }
        return Result(
            best: search.best, front: front,
            origin: Plan.Origin(
                method: ExactSearch.name, goal: problem.goal, seed: seed,
                evaluations: annealing.evaluations + search.evaluations,
                provenOptimal: search.isProven, bound: search.bound, gap: gap),
            isInterrupted: Interruption.hasHappened, snapshot: annealing.snapshot)
    }

    /// What annealing came to, or had come to when the user or the time stopped it.
    private func annealed() -> Annealing {
        var search = resumed ?? Annealing(problem, settings)
        var failure: AtomicWriter.Failure?
        var lastSave = ContinuousClock.now
        ParallelChains.run(&search, threads: threads) {
            !isOver
        } look: { search in
            progress.update { report(search) }
            guard lastSave.duration(to: .now) > Self.saveInterval else { return }
            failure = failure ?? save(search)
            lastSave = .now
        }
        failure = failure ?? save(search)
        if !Interruption.hasHappened {
            search.endWalk()
            while search.step(), !Interruption.hasHappened { progress.update { report(search) } }
        }
        progress.clear()
        // The search is whole; only another could not go on from where this one was.
        if let failure { StandardError.print("hapi-tui: the checkpoint: \(failure)") }
        return search
    }

    /// Keeps the state of the search where one was asked for.
    private func save(_ search: Annealing) -> AtomicWriter.Failure? {
        guard let checkpoint else { return nil }
        do throws(AtomicWriter.Failure) {
            try checkpoint.save(search)
            return nil
        } catch {
            return error
        }
    }

    /// Time between two checkpoints.
    private static let saveInterval = Duration.seconds(1)

    /// Whether the user or the time has ended it.
    var isOver: Bool { Interruption.hasHappened || end.map { $0 <= .now } ?? false }

    /// Designs judged at most, where that is known before.
    var budget: Int? {
        switch settings.method {
        case .anneal, .random: settings.evaluations < Self.unlimited ? settings.evaluations : nil
        case .greedy, .exact: nil
        }
    }

    /// Designs judged where nothing but the time is to end a search.
    static let unlimited = 1_000_000_000_000

    func report(_ search: some SteppingSearch) -> ProgressReport {
        ProgressReport(
            problem, phase: search.phase.rawValue, label: label, evaluations: search.evaluations,
            budget: search.budget < Self.unlimited ? search.budget : nil, best: search.best)
    }
}
