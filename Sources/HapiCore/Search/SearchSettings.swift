/// How a problem is searched: everything beside the problem that the result depends on.
package struct SearchSettings: Sendable, Hashable {
    package var method: SearchMethod
    /// Of the designs visited; greedy search has none.
    package var seed: UInt64
    /// Designs judged at most by annealing and random search; greedy and exact search end by themselves.
    package var evaluations: Int
    /// Of annealing, and of the one that an exact search starts from.
    package var schedule: CoolingSchedule

    /// At which annealing finds the proven optimum in nine of ten runs or more on the bundled profiles.
    package static let defaultEvaluations = 1_000_000

    package init(
        method: SearchMethod = .anneal, seed: UInt64 = 1, evaluations: Int = Self.defaultEvaluations,
        schedule: CoolingSchedule = CoolingSchedule()
    ) {
        self.method = method
        self.seed = seed
        self.evaluations = evaluations
        self.schedule = schedule
    }
}
