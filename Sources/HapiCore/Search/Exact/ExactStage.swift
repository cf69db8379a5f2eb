/// What the walk below a prefix is pruned with, at one threshold: window tables over the prefix's survivors, and
/// bounds from them for several λ. Immutable, and shared by all who walk there.
final class ExactStage: Sendable {
    let threshold: Int
    let tables: WindowTables
    let paths: PathTable
    let bounds: [CompletionBound]
    let pins: PinPlaces

    init(
        threshold: Int, tables: WindowTables, paths: PathTable, bounds: [CompletionBound], pins: PinPlaces
    ) {
        self.threshold = threshold
        self.tables = tables
        self.paths = paths
        self.bounds = bounds
        self.pins = pins
    }

    /// Whether a stage for the walk beyond `place` costs less than it may spare: a window is about as dear as
    /// a design.
    func isWorthRestricting(beyond place: Int, remaining: Int) -> Bool {
        let rest = tables.count - place
        guard rest > 3, remaining > 1 else { return false }
        var designs = 1.0
        var term = 1.0
        for k in 1...min(remaining, rest) {
            term *= Double(rest - k + 1) / Double(k)
            designs += term
        }
        return designs > Double(rest * rest * rest)
    }

    /// The bounds at the root of a branch.
    func rootLines(_ problem: SearchProblem, first: Int) -> [(lambda: Double, limit: Double)] {
        let samples = Double(problem.original.samples)
        return bounds.map { ($0.lambda, $0.root(samples: samples, first: first)) }
    }
}

extension CompletionBound {
    /// The bound over all designs with at least one exit, for all samples.
    func root(samples: Double) -> Double {
        (1...max(1, places)).map { places == 0 ? .infinity : root(samples: samples, first: $0) }.max()
            ?? .infinity
    }

    /// The bound over all designs whose shallowest exit is at place `first`.
    func root(samples: Double, first: Int) -> Double {
        limit(
            correct: 0, inHand: 0, alive: samples, time: 0, p: 0, q: 0, e: first, remaining: remainingAtRoot)
    }
}
