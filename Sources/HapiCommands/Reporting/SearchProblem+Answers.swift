import HapiCore
import HapiFormats

extension SearchProblem {
    /// All figures of a candidate that a search found.
    func evaluate(_ candidate: Candidate) -> Evaluation? {
        evaluator.evaluate(candidate.design, limits: limits, latencyWeight: latencyWeight).evaluation
    }

    /// Which limits keep every design out, and what they would have had to be: what a search that found none has to
    /// say. As long as `LeastLimits` of no more than 20,000 evaluations.
    func infeasibility(isProven: Bool, evaluations: Int, seed: Int) -> String {
        let least = LeastLimits(self, evaluations: min(20_000, evaluations), seed: UInt64(seed))
        let none = isProven ? "no design meets the limits (proven)" : "no design found meets the limits"
        guard !least.loosenings.isEmpty else {
            return none + ", nor would one if any single limit were dropped"
        }
        if least.showsFeasible(limits) {
            return none + ", though there is one: raise --evaluations, or try --method exact"
        }
        return none + "; with the others as they are, "
            + least.loosenings.map(\.advice).joined(separator: ", or ")
    }
}
