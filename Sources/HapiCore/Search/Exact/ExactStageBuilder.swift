/// An exact stage in the making, as a value that steps: first its windows, then its bounds, each step a fraction of
/// a millisecond for 54 exits and 10,000 samples.
struct ExactStageBuilder: Sendable {
    private let threshold: Int
    private var tables: WindowTables
    private var filling: WindowFilling
    private var isFilled = false
    private let paths: PathTable
    private let pins: PinPlaces
    private let maxExits: Int?
    private let target: BoundTarget
    /// λ of a coarse grid that are still to be tried, the next one last, and the best of those tried.
    private var grid: [Double] = []
    private var tightest: (lambda: Double, slack: Double)?
    /// λ that are kept, once it is known which.
    private var lambdas: [Double]?
    private var bounds: [CompletionBound] = []

    /// The λ kept, relative to the best at the root. The last is so large that a line of it bounds the time alone:
    /// it tells what cannot meet a latency any more.
    private static let around = [1, 3, 1e4]

    /// The stage of the empty prefix. `nil` when a pinned exit can never run, so that no design at this threshold
    /// is feasible. As `WindowFilling.init`.
    init?(_ problem: SearchProblem, threshold: Int) {
        let tables = WindowTables(problem)
        guard let pins = PinPlaces(problem.pinned, among: tables.exits) else { return nil }
        let answers = problem.evaluator.answers
        self.threshold = threshold
        self.tables = tables
        self.pins = pins
        filling = WindowFilling(
            tables, problem, threshold: threshold, among: answers.everyone, prefix: Standing(answers))
        paths = PathTable(problem.evaluator, exits: tables.exits)
        maxExits = problem.maxExits
        target = BoundTarget(problem)
        // λ trades samples for milliseconds; a coarse grid around one sample per original latency finds where
        // the bound at the root is tightest, and the bounds kept lie closely around it.
        let unit = 1 / max(problem.original.latency, .leastNormalMagnitude)
        let grid = (0..<10).map { unit * 0.01 * Double(1 << $0) }
        // An exchange is bounded best at its own λ, unless that is out of all proportion.
        if let own = problem.objective.rate.map({ min(max($0, grid[0]), unit * 10) }) {
            lambdas = Self.kept(around: own)
        } else {
            self.grid = grid.reversed()
        }
    }

    /// The stage of a longer prefix, whose last exit is at place `base`. As `WindowFilling.init`.
    /// - Parameters:
    ///   - among: the survivors of the prefix.
    ///   - prefix: the largest standings of its exits.
    ///   - remaining: exits that may still follow.
    init(
        _ whole: ExactStage, _ problem: SearchProblem, base: Int, among: [UInt64], prefix: Standing,
        remaining: Int
    ) {
        threshold = whole.threshold
        tables = WindowTables(whole.tables, base: base)
        filling = WindowFilling(tables, problem, threshold: threshold, among: among, prefix: prefix)
        paths = whole.paths
        pins = whole.pins
        maxExits = problem.maxExits.map { _ in remaining }
        target = BoundTarget(problem)
        lambdas = whole.bounds.map(\.lambda)
    }

    private static func kept(around best: Double) -> [Double] { [0] + around.map { best * $0 } }

    /// Counts the windows of one first exit, or makes one bound: O(exits² · samples / 64), or
    /// O(exits³) for every exit that a design may have. Returns the stage when it is done.
    mutating func step(_ problem: SearchProblem) -> ExactStage? {
        guard isFilled else {
            isFilled = !filling.step(&tables, problem)
            return nil
        }
        if let lambda = grid.popLast() {
            let slack = target.slack(bound(lambda))
            if tightest.map({ slack < $0.slack }) ?? true { tightest = (lambda, slack) }
            return nil
        }
        let lambdas = self.lambdas ?? Self.kept(around: tightest?.lambda ?? 0)
        self.lambdas = lambdas
        bounds.append(bound(lambdas[bounds.count]))
        guard bounds.count == lambdas.count else { return nil }
        return ExactStage(threshold: threshold, tables: tables, paths: paths, bounds: bounds, pins: pins)
    }

    private func bound(_ lambda: Double) -> CompletionBound {
        CompletionBound(tables, paths, lambda: lambda, maxExits: maxExits, pins: pins)
    }
}
