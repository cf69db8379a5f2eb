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
        /// Looking for a good design to start a proof from, and working out bounds.
        case preparing
        /// Walking every branch that may hold a better design.
        case proving
        case finished
    }

    /// One design tried, thinned evenly over the run.
    package struct TriedPoint: Sendable, Hashable {
        package var costs: DesignCosts
        package var correct: Int
        package var isFeasible: Bool

        package init(costs: DesignCosts, correct: Int, isFeasible: Bool) {
            self.costs = costs
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

    package var method: SearchMethod
    package var phase: Phase
    /// Steps of the `DesignSearch` that it is of, by which it can be had again; 0 of any other.
    package var steps = 0
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
    /// What the front does not tell of other costs, where the search has kept it.
    package var edges: CostEdges?
    /// Whether `best` is proven to be the best of all designs; where it is infeasible, that none is feasible.
    package var isProven: Bool
    /// What no design of the problem exceeds, in the unit of `bestValue`: of an exact search that has worked it out.
    package var bound: Double?
    /// How much of the search is done, in [0, 1]: of its budget, or of what else it can be measured by.
    package var progress: Double?

    /// By how much a design not yet judged may be better than the best, at least 0; `nil` without a bound or a
    /// feasible design.
    package var gap: Double? {
        guard let bound, let bestValue else { return nil }
        return max(0, bound - bestValue)
    }

    package init(
        method: SearchMethod, phase: Phase, seed: UInt64, evaluations: Int, budget: Int, temperature: Double,
        acceptance: Double,
        best: Candidate?, bestValue: Double?, currentValue: Double, trace: [TracePoint], tried: [TriedPoint],
        triedStride: Int, front: [Candidate], edges: CostEdges? = nil, isProven: Bool = false,
        bound: Double? = nil, progress: Double? = nil
    ) {
        self.method = method
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
        self.edges = edges
        self.isProven = isProven
        self.bound = bound
        self.progress = progress
    }

    /// The feasible designs seen that no other beats on one axis and accuracy, by rising cost. Of worst-case latency
    /// and energy only where the search has kept `edges`, else empty. O(front²) at worst, else O(1).
    package func edgePoints(on axis: CostAxis) -> [CostEdge.Point] {
        switch axis {
        case .meanLatency: Front.points(of: front) { $0.figures.meanLatency }
        case .memory: Front.points(of: front) { Double($0.figures.memory) }
        case .worstLatency: edges?.worstLatency.points ?? []
        case .energy: edges?.energy.points ?? []
        }
    }

    /// The designs of the same points.
    package func edge(on axis: CostAxis) -> [Candidate] { edgePoints(on: axis).map(\.candidate) }
}
