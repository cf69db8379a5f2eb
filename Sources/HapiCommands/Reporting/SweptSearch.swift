import HapiCore
import HapiRuntime

/// A search, and the sweep over its front that `--front` and `--weight auto` ask for: one search after another
/// for the vertices of the hull (`HullSearch`), by the same method, until none is left to find, to Ctrl-C or to the time limit.
///
/// Annealing gives each of them a tenth of the evaluations. The exact search proves each, and with them the hull.
struct SweptSearch {
    let search: HeadlessSearch
    let choosesWeight: Bool
    let completesFront: Bool

    /// The problem as it was solved, with the weight that was chosen; its answer; and how the weight was chosen.
    typealias Outcome = (problem: SearchProblem, result: HeadlessSearch.Result, weights: WeightSweep?)

    func run() -> Outcome {
        guard choosesWeight else {
            var result = search.run()
            if completesFront { sweep(search.problem, &result) }
            return (search.problem, result, nil)
        }
        let start = search.problem.weighing(latency: defaultLatencyWeight)
        // Which weight to prove an answer at is not known before the sweep.
        var first = part(start)
        first.settings.evaluations = search.settings.evaluations
        if isExact { first.settings.method = .anneal }
        var result = first.run()
        sweep(start, &result)
        let weights = WeightSweep(start, front: result.front)
        let problem = start.weighing(latency: weights?.weight ?? defaultLatencyWeight)
        result.best = problem.preferred(of: result.front.members) ?? result.best
        if isExact {
            var proof = part(problem).exact(known: result.best)
            proof.take(result)
            result = proof
        }
        return (problem, result, weights)
    }

    /// Adds the vertices of the hull to a result, with all else that is found on the way.
    private func sweep(_ problem: SearchProblem, _ result: inout HeadlessSearch.Result) {
        var hull = HullSearch(problem, front: result.front)
        while !search.isOver, let next = hull.next() {
            let label = "front of \(hull.front.members.count), search \(hull.rounds): "
            let found = part(next, label: label).run(known: next.preferred(of: hull.front.members))
            hull.take(found.front)
            result.take(found)
        }
        result.best = problem.preferred(of: result.front.members) ?? result.best
        result.isInterrupted = Interruption.hasHappened
    }

    private var isExact: Bool { search.settings.method == .exact }

    /// One of the many searches, with its part of the evaluations.
    private func part(_ problem: SearchProblem, label: String = "") -> HeadlessSearch {
        var settings = search.settings
        settings.evaluations = max(1, settings.evaluations / 10)
        return HeadlessSearch(
            problem: problem, settings: settings, end: search.end, threads: search.threads,
            progress: search.progress, label: label)
    }
}
