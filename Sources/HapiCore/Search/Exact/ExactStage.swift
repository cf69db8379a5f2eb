/// What the walk below a prefix is pruned with, at one threshold: window tables over the prefix's survivors, and
/// bounds from them for several λ. Immutable, and shared by all who walk there.
final class ExactStage: Sendable {
    let threshold: Int
    let tables: WindowTables
    let paths: PathTable
    let bounds: [CompletionBound]
    let pins: PinPlaces

    /// The λ kept, relative to the best at the root. The last is so large that a line of it bounds the time alone:
    /// it tells what cannot meet a latency any more.
    private static let around = [1, 3, 1e4]

    /// The stage of the empty prefix. `nil` when a pinned exit can never run, so that no design at this threshold
    /// is feasible.
    init?(_ problem: SearchProblem, threshold: Int, incumbent: Candidate?) {
        let tables = WindowTables(problem, threshold: threshold)
        guard let pins = PinPlaces(problem.pinned, among: tables.exits) else { return nil }
        let paths = PathTable(problem.evaluator, exits: tables.exits)
        func bound(_ lambda: Double) -> CompletionBound {
            CompletionBound(tables, paths, lambda: lambda, maxExits: problem.maxExits, pins: pins)
        }
        // λ trades samples for milliseconds; a coarse grid around one sample per original latency finds where
        // the bound at the root is tightest, and the bounds kept lie closely around it.
        let unit = 1 / max(problem.original.latency, .leastNormalMagnitude)
        let grid = (0..<10).map { unit * 0.01 * Double(1 << $0) }
        let target = BoundTarget(problem)
        // An exchange is bounded best at its own λ, unless that is out of all proportion.
        let own = problem.objective.rate.map { min(max($0, grid[0]), unit * 10) }
        let slacks = own == nil ? grid.map { target.slack(bound($0)) } : []
        let best = own ?? zip(grid, slacks).min { $0.1 < $1.1 }?.0 ?? unit
        self.threshold = threshold
        self.tables = tables
        self.paths = paths
        self.pins = pins
        bounds = [bound(0)] + Self.around.map { bound(best * $0) }
    }

    /// The stage of a longer prefix, whose last exit is at place `base`.
    /// - Parameters:
    ///   - among: the survivors of the prefix.
    ///   - prefix: the largest standings of its exits.
    ///   - remaining: exits that may still follow.
    init(
        _ whole: ExactStage, _ problem: SearchProblem, base: Int, among: [UInt64], prefix: Standing,
        remaining: Int
    ) {
        let tables = WindowTables(
            whole.tables, problem, threshold: whole.threshold, base: base, among: among, prefix: prefix)
        threshold = whole.threshold
        self.tables = tables
        paths = whole.paths
        pins = whole.pins
        bounds = whole.bounds.map {
            CompletionBound(
                tables, whole.paths, lambda: $0.lambda, maxExits: problem.maxExits.map { _ in remaining },
                pins: whole.pins)
        }
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
