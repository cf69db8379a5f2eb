/// A search by any method, as settings ask for it: what runs beside the user, with all that the screen shows.
///
///     var search = DesignSearch(problem, SearchSettings(method: .exact))
///     while search.step() {}
///     print(search.snapshot.gap ?? 0)
///
/// The same problem, settings and number of steps give the same snapshot, so that a moment of a search can be had
/// again from these alone.
package struct DesignSearch: Sendable {
    package let problem: SearchProblem
    package let settings: SearchSettings
    private var search: any SteppingSearch
    /// Steps taken that did something.
    package private(set) var steps = 0
    private var isOver = false

    /// As the method's own.
    package init(_ problem: SearchProblem, _ settings: SearchSettings) {
        self.problem = problem
        self.settings = settings
        search =
            switch settings.method {
            case .anneal: Annealing(problem, settings, keepsEdges: true)
            case .random:
                RandomSearch(
                    problem, evaluations: settings.evaluations, seed: settings.seed, keepsEdges: true)
            case .greedy: GreedySearch(problem, keepsEdges: true)
            case .exact: ExactRun(problem, settings, keepsEdges: true)
            }
    }

    package var phase: SearchSnapshot.Phase { search.phase }
    /// Designs judged so far.
    package var evaluations: Int { search.evaluations }
    /// The preferred design of all seen, infeasible while no feasible one was seen. As the method's record.
    package var best: Candidate? { search.best }

    /// What there is to see now. As the method's own.
    package var snapshot: SearchSnapshot {
        var snapshot = search.snapshot
        snapshot.steps = steps
        return snapshot
    }

    /// Judges one design, or does a step of exact search. Returns whether there is more to do. As the method's own.
    @discardableResult
    package mutating func step() -> Bool {
        guard !isOver else { return false }
        steps += 1
        isOver = !search.step()
        return !isOver
    }

    /// Ends annealing with what another search, beside it, has proven to be the best of all designs. No other method
    /// takes a proof. As `Annealing.conclude`.
    package mutating func conclude(proven best: Candidate) {
        guard var annealing = search as? Annealing else { return }
        annealing.conclude(proven: best)
        search = annealing
        isOver = true
    }

    /// What a search showed after so many steps, or at its end where it has fewer. As long as the search; and where
    /// it was concluded, also as long as an exact search.
    /// - Parameter provenBeside: whether it was then concluded by a proof that ran beside it, which is made again.
    package static func replayed(
        _ problem: SearchProblem, _ settings: SearchSettings, steps: Int, provenBeside: Bool
    ) -> SearchSnapshot {
        var search = DesignSearch(problem, settings)
        search.replay(to: steps, provenBeside: provenBeside)
        return search.snapshot
    }

    /// Goes on to where so many steps are taken, or to its end, and is then concluded as `replayed` says.
    package mutating func replay(to steps: Int, provenBeside: Bool) {
        while self.steps < steps, step() {}
        guard provenBeside else { return }
        var proof = ExactSearch(problem, incumbent: best)
        while proof.step(4096) {}
        if let best = proof.best { conclude(proven: best) }
    }
}
