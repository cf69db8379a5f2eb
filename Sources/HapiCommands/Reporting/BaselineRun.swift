import HapiCore
import HapiFigures
import HapiFormats
import HapiRuntime

/// Fills a comparison of methods: the rules first, for they are quick, then the searches, budget by budget.
struct BaselineRun {
    /// Under the policy of the searches.
    let evaluator: Evaluator
    /// Under BranchyNet's; `nil` leaves it out.
    let branchyNet: Evaluator?
    /// That all but BranchyNet try.
    let thresholds: [Double]
    /// Of designs that are searched for.
    let maxExits: Int
    /// Bytes of the platform.
    let memory: Int
    let seed: Int
    /// Designs that annealing and random search judge at most.
    let evaluations: Int
    let progress: Progress

    var settings: BaselinesDocument.Settings {
        BaselinesDocument.Settings(
            maxExits: maxExits, thresholds: Set(thresholds).sorted(), policy: evaluator.policy,
            memory: memory, seed: seed, evaluations: evaluations)
    }

    /// Every cell, or as many as there are before Ctrl-C.
    func compare() -> BaselineComparison {
        let methods = BaselineMethod.allCases.filter {
            $0.applies(to: evaluator.network) && ($0 != .branchyNet || branchyNet != nil)
        }
        var comparison = BaselineComparison(
            budgets: BaselineBudget.all(evaluator.original),
            methods: methods.map { ($0, $0.policy(besides: evaluator.policy)) })
        let confident = Set(thresholds).sorted().map { ConfidentColumns(evaluator.answers, threshold: $0) }
        for method in methods {
            let isBranchyNet = method == .branchyNet
            guard let evaluator = isBranchyNet ? branchyNet : evaluator,
                let exits = method.exits(of: evaluator.network)
            else { continue }
            let confident = isBranchyNet ? columnsOfBranchyNet(evaluator) : confident
            for (index, budget) in comparison.budgets.enumerated() {
                let problem = problem(budget, evaluator, confident, maxExits: nil)
                let best = problem.sweep(exits)
                comparison.enter(
                    cell(best, of: problem, evaluations: confident.count), of: method, at: index)
            }
        }
        for (index, budget) in comparison.budgets.enumerated() where !Interruption.hasHappened {
            search(problem(budget, evaluator, confident, maxExits: maxExits), index, &comparison)
        }
        return comparison
    }

    /// The thresholds of its own metric, or those given where they are of that metric.
    private func columnsOfBranchyNet(_ evaluator: Evaluator) -> [ConfidentColumns] {
        let metric = evaluator.answers.metric
        let values =
            metric == self.evaluator.answers.metric
            ? Set(thresholds).sorted() : metric.defaultThresholds(classes: evaluator.network.classes)
        return values.map { ConfidentColumns(evaluator.answers, threshold: $0) }
    }

    private func problem(
        _ budget: BaselineBudget, _ evaluator: Evaluator, _ confident: [ConfidentColumns], maxExits: Int?
    ) -> SearchProblem {
        SearchProblem(
            evaluator: evaluator, goal: .accuracy, limits: budget.limits(memory: memory),
            latencyWeight: defaultLatencyWeight, confident: confident, maxExits: maxExits)
    }

    /// The four searches under one budget, as far as they come before Ctrl-C.
    private func search(_ problem: SearchProblem, _ index: Int, _ comparison: inout BaselineComparison) {
        let budget = comparison.budgets[index]
        let place = "\(budget.reading.rawValue) \(Format.percent(budget.share, digits: 0))"
        var search = HeadlessSearch(
            problem: problem,
            settings: SearchSettings(seed: UInt64(seed), evaluations: evaluations), progress: progress,
            label: "\(index + 1) of \(comparison.budgets.count), \(place): ")
        for (method, name) in Self.searches where !Interruption.hasHappened {
            search.settings.method = name
            let result = search.run(known: comparison.cell(of: .annealing, at: index)?.best)
            let (origin, isExact) = (result.origin, method == .exact)
            var cell = cell(
                result.best, of: problem, evaluations: origin.evaluations ?? 0,
                isFinished: isExact ? origin.provenOptimal : !result.isInterrupted)
            if isExact {
                cell.proof = BaselineComparison.Proof(isProven: origin.provenOptimal, bound: origin.bound)
            }
            comparison.enter(cell, of: method, at: index)
        }
    }

    /// In the order they are run: the exact search starts from what annealing found.
    private static let searches: [(BaselineMethod, SearchMethod)] = [
        (.annealing, .anneal), (.random, .random), (.greedy, .greedy), (.exact, .exact),
    ]

    private func cell(
        _ best: Candidate?, of problem: SearchProblem, evaluations: Int, isFinished: Bool = true
    ) -> BaselineComparison.Cell {
        var cell = BaselineComparison.Cell()
        cell.ending = isFinished ? .finished : .interrupted
        cell.evaluations = evaluations
        guard let best, best.isFeasible,
            let confident = problem.confident.first(where: { $0.threshold == best.threshold })
        else { return cell }
        cell.best = best
        cell.right = problem.evaluator.rightAnswers(of: best.runnable, confident: confident)
        return cell
    }
}
