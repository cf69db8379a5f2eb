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
        func rate(_ goal: Goal, _ limits: Limits, maxExits: Int?) -> Measurement {
            let problem = SearchProblem(
                evaluator: evaluator, goal: goal, limits: limits, latencyWeight: defaultLatencyWeight,
                thresholds: thresholds, maxExits: maxExits)
            var seed: UInt64 = 0
            return Measurement.rate(of: steps, runs: runs) {
                seed += 1
                // A budget that is not used up: what is measured is the walk, not the refinement.
                var search = Annealing(problem, evaluations: 2 * steps, seed: seed)
                for _ in 0..<steps { search.step() }
                Sink.use(search.evaluations)
            }
        }
        let limited = rate(.accuracy, limits, maxExits: 5)
        let free = rate(.weighted, Limits(), maxExits: nil)
        return [
            Row("annealing step, R, mean <= 2.6 ms, <= 5 exits", limited, .rate, aim: 3_000_000),
            .reference("fresh six-exit design", fresh.inColumns, .rate, of: limited),
            .reference("fresh six-exit design, naive Swift", fresh.naive, .rate, of: limited),
            Row("annealing step, R, no limits", free, .rate, aim: 3_000_000),
            .reference("fresh six-exit design", fresh.inColumns, .rate, of: free),
            .reference("fresh six-exit design, naive Swift", fresh.naive, .rate, of: free),
        ]
    }
}
