import HapiCore
import HapiFormats
import HapiRuntime

/// A search without a screen: to its end, or to Ctrl-C, with a line of progress for whoever looks on.
struct HeadlessSearch {
    let problem: SearchProblem
    let seed: Int
    /// Designs that annealing and random search judge at most.
    let evaluations: Int

    struct Result {
        let best: Candidate?
        let front: Front
        let origin: Plan.Origin
        /// Whether the user stopped it before its end.
        let isInterrupted: Bool

        /// For the table: how the design was found, and what is known of it.
        var summary: String {
            let count = origin.evaluations ?? 0
            let proof =
                origin.method != ExactSearch.name
                ? "" : origin.provenOptimal ? "proven optimal; " : "not proven, bound \(origin.bound ?? 0); "
            let seed = origin.seed.map { "seed \($0), " } ?? ""
            return "found by \(origin.method): \(proof)goal \(origin.goal.rawValue), \(seed)"
                + "\(count) evaluations, front of \(front.members.count)"
        }
    }

    /// Simulated annealing.
    func anneal() -> Result { result(annealed(evaluations), seed: seed) }

    /// Random search, of as many designs as annealing judges at most.
    func random() -> Result {
        let search = RandomSearch(problem, evaluations: evaluations, seed: UInt64(seed))
        return result(SearchWalk().finished(search), seed: seed)
    }

    /// Greedy search, to its own end.
    func greedy() -> Result { result(SearchWalk().finished(GreedySearch(problem)), seed: nil) }

    private func result<Search: SteppingSearch>(_ search: Search, seed: Int?) -> Result {
        Result(
            best: search.best, front: search.front,
            origin: Plan.Origin(
                method: Search.name, goal: problem.goal, seed: seed, evaluations: search.evaluations),
            isInterrupted: Interruption.hasHappened)
    }

    /// Branch and bound on every core, from what a short annealing finds.
    func exact() -> Result {
        let annealing = annealed(min(evaluations, Self.incumbentEvaluations))
        let search = SearchWalk().finished(ExactSearch(problem, incumbent: annealing.best))
        var front = annealing.front
        if let best = search.best { front.insert(best) }
        let value = search.best.map {
            problem.goal == .latency ? $0.figures.meanLatency : problem.value($0.figures)
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
        SearchWalk().finished(Annealing(problem, evaluations: evaluations, seed: UInt64(seed)))
    }
}
