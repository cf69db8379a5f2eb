import HapiCore
import HapiDrawing
import HapiFormats
import HapiRuntime
import Synchronization

/// A search without a screen: to its end, or to Ctrl-C, with a line of progress for whoever looks on.
struct HeadlessSearch {
    let problem: SearchProblem
    let seed: Int
    /// Designs that annealing judges at most.
    let evaluations: Int
    /// What the progress line says first, of a search that is one of several.
    var label = ""

    struct Result {
        var best: Candidate?
        var front: Front
        var origin: Plan.Origin
        /// Whether the user stopped it before its end.
        var isInterrupted: Bool

        /// Adds the front of another search and what it took.
        mutating func take(_ other: Result) {
            for member in other.front.members { front.insert(member) }
            origin.evaluations = (origin.evaluations ?? 0) + (other.origin.evaluations ?? 0)
            isInterrupted = isInterrupted || other.isInterrupted
        }

        /// For the table: how the design was found, and what is known of it.
        var summary: String {
            let count = origin.evaluations ?? 0
            let proof =
                origin.method != ExactSearch.name
                ? "" : origin.provenOptimal ? "proven optimal; " : "not proven, bound \(origin.bound ?? 0); "
            return "found by \(origin.method): \(proof)goal \(origin.goal.rawValue), seed "
                + "\(origin.seed ?? 0), \(count) evaluations, front of \(front.members.count)"
        }
    }

    /// - Parameter known: a design that is good for the problem, if one is known already.
    func run(_ method: Optimise.Method, known: Candidate? = nil) -> Result {
        method == .exact ? exact(known: known) : anneal()
    }

    /// Simulated annealing.
    func anneal() -> Result {
        let search = annealed(evaluations)
        return Result(
            best: search.best, front: search.front,
            origin: Plan.Origin(
                method: Annealing.name, goal: problem.goal, seed: seed, evaluations: search.evaluations),
            isInterrupted: Interruption.hasHappened)
    }

    /// Branch and bound on every core, from what a short annealing finds, or what is known already.
    func exact(known: Candidate? = nil) -> Result {
        let annealing = annealed(min(evaluations, Self.incumbentEvaluations))
        let incumbent = problem.preferred(of: [annealing.best, known].compactMap(\.self))
        var search = ExactSearch(problem, incumbent: incumbent)
        let branches = search.branchCount
        let progress = Mutex(ProgressLine())
        ParallelWalk.run(&search) { finished, designs in
            progress.withLock {
                $0.update {
                    "\(label)exact: \(finished) of \(branches) branches, \(Format.count(designs)) designs judged"
                }
            }
            return !Interruption.hasHappened
        }
        progress.withLock { $0.finish() }
        var front = annealing.front
        if let best = search.best { front.insert(best) }
        let value = search.best.map {
            problem.objective == .latency ? $0.figures.meanLatency : problem.value($0.figures)
        }
        let gap = value.flatMap { value in search.bound.map { abs($0 - value) } }
        return Result(
            best: search.best, front: front,
            origin: Plan.Origin(
                method: ExactSearch.name, goal: problem.goal, seed: seed,
                evaluations: annealing.evaluations + search.evaluations,
                provenOptimal: search.isProven, bound: search.bound, gap: gap),
            isInterrupted: Interruption.hasHappened)
    }

    /// Enough for an incumbent that prunes well, in a tenth of a second or so.
    private static let incumbentEvaluations = 50_000

    private func annealed(_ evaluations: Int) -> Annealing {
        var search = Annealing(problem, evaluations: evaluations, seed: UInt64(seed))
        var progress = ProgressLine()
        while search.step() {
            guard search.evaluations % 1024 == 0 else { continue }
            progress.update { line(search) }
            if Interruption.hasHappened { break }
        }
        progress.finish()
        return search
    }

    private func line(_ search: Annealing) -> String {
        let share = Double(search.evaluations) / Double(search.budget)
        let samples = Double(problem.original.samples)
        let best = search.best.map {
            "best \(Format.percent(Double($0.figures.correct) / samples, digits: 2)) at "
                + Format.milliseconds($0.figures.meanLatency) + ($0.isFeasible ? "" : " (limits not met yet)")
        }
        return "\(label)\(search.phase.rawValue) \(Format.percent(share))  \(best ?? "")"
    }
}
