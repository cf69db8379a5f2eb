extension SearchProblem {
    /// Whether one design is to be preferred to another: the complete order of METHOD section 5, so that the
    /// best of any set of designs is unique.
    ///
    /// Feasible before infeasible, then less excess; then the goal; then higher accuracy or lower latency,
    /// whichever is not the goal, less memory, fewer exits, smaller exit indices, lower threshold. O(exits).
    package func prefers(_ a: Candidate, to b: Candidate) -> Bool {
        if a.excess != b.excess { return a.excess < b.excess }
        let (x, y) = (a.figures, b.figures)
        switch objective {
        case .accuracy:
            if x.correct != y.correct { return x.correct > y.correct }
            if differ(x.meanLatency, y.meanLatency) { return x.meanLatency < y.meanLatency }
        case .latency:
            if differ(x.meanLatency, y.meanLatency) { return x.meanLatency < y.meanLatency }
            if x.correct != y.correct { return x.correct > y.correct }
        case .weighted, .exchange:
            let (worthOfA, worthOfB) = (value(x), value(y))
            if differ(worthOfA, worthOfB) { return worthOfA > worthOfB }
            if x.correct != y.correct { return x.correct > y.correct }
            if differ(x.meanLatency, y.meanLatency) { return x.meanLatency < y.meanLatency }
        }
        if x.memory != y.memory { return x.memory < y.memory }
        return Self.isSimpler(a, than: b)
    }

    /// The preferred one of several designs, `nil` of none. O(designs).
    package func preferred(of candidates: some Sequence<Candidate>) -> Candidate? {
        candidates.min { prefers($0, to: $1) }
    }

    /// The end of the order, where figures are equal.
    static func isSimpler(_ a: Candidate, than b: Candidate) -> Bool {
        let (exitsOfA, exitsOfB) = (a.runnable.exits, b.runnable.exits)
        if exitsOfA.count != exitsOfB.count { return exitsOfA.count < exitsOfB.count }
        if exitsOfA != exitsOfB { return exitsOfA.lexicographicallyPrecedes(exitsOfB) }
        return a.threshold < b.threshold
    }

    /// Whether two sums are more than rounding apart.
    private func differ(_ a: Double, _ b: Double) -> Bool {
        abs(a - b) > 1e-12 * max(abs(a), abs(b))
    }

    /// What annealing climbs: the goal's value, less what broken limits cost. A design over a limit by a tenth
    /// loses more than any accuracy can gain, yet is still comparable with its like.
    func climbingValue(_ appraisal: Appraisal?) -> Double {
        guard let appraisal else { return -Self.excessCost }
        return climbingValue(appraisal.figures, excess: appraisal.excess)
    }

    /// The same of a candidate.
    func climbingValue(_ candidate: Candidate) -> Double {
        climbingValue(candidate.figures, excess: candidate.excess)
    }

    private func climbingValue(_ figures: Figures, excess: Double) -> Double {
        value(figures) - Self.excessCost * min(1, excess)
    }

    private static let excessCost = 10.0
}
