/// What there is to see of a search at one moment: a value that crosses threads and is drawn.
package struct SearchSnapshot: Sendable, Hashable {
    package enum Phase: String, Sendable, Hashable {
        /// Measuring how much moves change, for the start temperature.
        case sampling
        case annealing
        /// Trying the neighbours of the best design, adjacent exits allowed.
        case refining
        /// What a search does that has no phases.
        case searching
        case finished
    }

    /// One design tried, thinned evenly over the run.
    package struct TriedPoint: Sendable, Hashable {
        package var meanLatency: Double
        package var correct: Int
        package var isFeasible: Bool

        package init(meanLatency: Double, correct: Int, isFeasible: Bool) {
            self.meanLatency = meanLatency
            self.correct = correct
            self.isFeasible = isFeasible
        }
    }

    /// The goal's value over the run, thinned evenly.
    package struct TracePoint: Sendable, Hashable {
        package var evaluation: Int
        package var current: Double
        /// `nil` until a feasible design was seen.
        package var best: Double?

        package init(evaluation: Int, current: Double, best: Double?) {
            self.evaluation = evaluation
            self.current = current
            self.best = best
        }
    }

    package var phase: Phase
    package var seed: UInt64
    package var evaluations: Int
    package var budget: Int
    package var temperature: Double
    /// Share of moves accepted, averaged over the last few hundred.
    package var acceptance: Double
    /// The preferred design of all seen; it may be infeasible while no feasible one was seen.
    package var best: Candidate?
    package var bestValue: Double?
    package var currentValue: Double
    package var trace: [TracePoint]
    package var tried: [TriedPoint]
    /// Of the designs tried, one in this many is in `tried`.
    package var triedStride: Int
    /// Non-dominated feasible designs, by rising latency.
    package var front: [Candidate]
    /// Whether `best` is proven to be the best of all designs.
    package var isProven: Bool

    package init(
        phase: Phase, seed: UInt64, evaluations: Int, budget: Int, temperature: Double, acceptance: Double,
        best: Candidate?, bestValue: Double?, currentValue: Double, trace: [TracePoint], tried: [TriedPoint],
        triedStride: Int, front: [Candidate], isProven: Bool = false
    ) {
        self.phase = phase
        self.seed = seed
        self.evaluations = evaluations
        self.budget = budget
        self.temperature = temperature
        self.acceptance = acceptance
        self.best = best
        self.bestValue = bestValue
        self.currentValue = currentValue
        self.trace = trace
        self.tried = tried
        self.triedStride = triedStride
        self.front = front
        self.isProven = isProven
    }
}
