import HapiCore
import HapiRuntime

/// Steps a second of the annealing on one thread, with all the books that it keeps.
enum AnnealingSteps {
    private static let steps = 300_000

    static func rows(_ workspace: Workspace, _ fresh: FreshDesigns, runs: Int) throws -> [Row] {
        let evaluator = try workspace.evaluator(ExitPolicy())
        var limits = workspace.defaultLimits
        limits.meanLatency = 2.6
        let thresholds = evaluator.answers.metric.defaultThresholds(classes: evaluator.network.classes)
        func problem(_ goal: Goal, _ limits: Limits, maxExits: Int?) -> SearchProblem {
            SearchProblem(
                evaluator: evaluator, goal: goal, limits: limits, latencyWeight: defaultLatencyWeight,
                thresholds: thresholds, maxExits: maxExits)
        }
        let (bound, unbound) = (
            problem(.accuracy, limits, maxExits: 5), problem(.weighted, Limits(), maxExits: nil)
        )
        let limited = rate(runs) { Annealing(bound, $0) }
        let beside = rate(runs) { DesignSearch(bound, $0) }
        let free = rate(runs) { Annealing(unbound, $0) }
        return [
            Row("annealing step, R, mean <= 2.6 ms, <= 5 exits", limited, .rate, aim: 3_000_000),
            .reference("as the screen has it, with all edges", beside, .rate, of: limited),
            .reference("fresh six-exit design", fresh.inColumns, .rate, of: limited),
            .reference("fresh six-exit design, naive Swift", fresh.naive, .rate, of: limited),
            Row("annealing step, R, no limits", free, .rate, aim: 3_000_000),
            .reference("fresh six-exit design", fresh.inColumns, .rate, of: free),
            .reference("fresh six-exit design, naive Swift", fresh.naive, .rate, of: free),
        ]
    }

    /// Steps a second of the searches that seeds from 1 on give.
    private static func rate(
        _ runs: Int, _ search: (SearchSettings) -> some BenchmarkedSearch
    ) -> Measurement {
        var seed: UInt64 = 0
        return Measurement.rate(of: steps, runs: runs) {
            seed += 1
            // A budget that is not used up: what is measured is the walk, not the refinement.
            var search = search(SearchSettings(seed: seed, evaluations: 2 * steps))
            for _ in 0..<steps { search.step() }
            Sink.use(search.evaluations)
        }
    }
}

/// What is measured of a search.
private protocol BenchmarkedSearch {
    var evaluations: Int { get }
    @discardableResult
    mutating func step() -> Bool
}

extension Annealing: BenchmarkedSearch {}
extension DesignSearch: BenchmarkedSearch {}
