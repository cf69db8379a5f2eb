import HapiCore
import HapiFormats

/// What a search's result says of its problem.
extension HeadlessSearch.Result {
    /// All figures of the best design; `nil` where none that was found meets the limits. As long as an evaluation.
    func evaluation(on problem: SearchProblem) -> Evaluation? {
        best.flatMap { $0.isFeasible ? problem.evaluate($0) : nil }
    }

    /// Which limits keep every design out, and what they would have had to be. As long as `LeastLimits`.
    /// - Parameters:
    ///   - evaluations: designs that the search judged at most.
    ///   - seed: of the searches for what would do.
    func infeasibility(of problem: SearchProblem, evaluations: Int, seed: UInt64) -> String {
        let least = LeastLimits(problem, evaluations: min(20_000, evaluations), seed: seed)
        let none =
            origin.provenOptimal ? "no design meets the limits (proven)" : "no design found meets the limits"
        guard !least.loosenings.isEmpty else {
            return none + ", nor would one if any single limit were dropped"
        }
        if least.showsFeasible(problem.limits) {
            return none + ", though there is one: raise --evaluations, or try --method exact"
        }
        return none + "; with the others as they are, "
            + least.loosenings.map(\.advice).joined(separator: ", or ")
    }

    /// The last that is told of the search.
    /// - Parameter budget: designs judged at most, where it was one search and that is known.
    func report(on problem: SearchProblem, budget: Int?) -> ProgressReport {
        ProgressReport(
            problem, phase: SearchSnapshot.Phase.finished.rawValue, evaluations: origin.evaluations ?? 0,
            budget: budget, best: best)
    }
}

extension SearchProblem {
    /// All figures of a candidate that a search found.
    func evaluate(_ candidate: Candidate) -> Evaluation? {
        evaluator.evaluate(candidate.design, limits: limits, latencyWeight: latencyWeight).evaluation
    }
}
