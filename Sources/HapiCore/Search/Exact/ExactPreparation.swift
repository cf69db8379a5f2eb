/// The making of an exact search, as a value that steps, for whoever must not wait for the whole of it: a step is a
/// step of a stage's builder.
///
///     var preparation = ExactPreparation(problem, incumbent: annealed)
///     while preparation.step() {}
///     var search = ExactSearch(preparation)
package struct ExactPreparation: Sendable {
    let problem: SearchProblem
    /// The preferred feasible design of the incumbent and those judged, which have no exits.
    private(set) var best: Candidate?
    private(set) var evaluations = 0
    private(set) var stages: [ExactStage] = []
    /// What is kept of the designs judged, where anything is.
    private(set) var record: SearchRecord?
    /// The next threshold, by index.
    private var threshold = 0
    private var builder: ExactStageBuilder?

    /// As long as judging a design at every threshold.
    /// - Parameters:
    ///   - incumbent: a good feasible design, from a quick search; the better it is, the less has to be walked.
    ///     `nil` is allowed.
    ///   - record: into which every design judged is entered, at the price of judging it once more; `nil` where
    ///     only the answer is wanted.
    package init(_ problem: SearchProblem, incumbent: Candidate?, record: SearchRecord? = nil) {
        self.problem = problem
        self.record = record
        best = incumbent.flatMap { $0.isFeasible ? $0 : nil }
        var counter = TallyCounter()
        for threshold in problem.confident.indices where problem.pinned.isEmpty {
            let candidate = problem.judge([], threshold: threshold, counter: &counter)
            self.record?.judge([], threshold: threshold)
            evaluations += 1
            guard let candidate, candidate.isFeasible else { continue }
            if best.map({ problem.prefers(candidate, to: $0) }) ?? true { best = candidate }
        }
        // Without an exit there is nothing to walk.
        if problem.maxExits == 0 { threshold = problem.confident.count }
    }

    /// Returns whether there is more to do. As `ExactStageBuilder.step`.
    @discardableResult
    package mutating func step() -> Bool {
        if builder != nil {
            if let stage = builder?.step(problem) {
                stages.append(stage)
                builder = nil
            }
        } else if threshold < problem.confident.count {
            builder = ExactStageBuilder(problem, threshold: threshold)
            threshold += 1
        }
        return builder != nil || threshold < problem.confident.count
    }
}
