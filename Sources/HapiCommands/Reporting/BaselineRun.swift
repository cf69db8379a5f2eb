import HapiCore
import HapiDrawing
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

    var settings: BaselinesDocument.Settings {
        BaselinesDocument.Settings(
            maxExits: maxExits, thresholds: Set(thresholds).sorted(), policy: evaluator.policy,
            memory: memory, seed: seed, evaluations: evaluations)
    }

    /// Every cell, or as many as there are before Ctrl-C.
    func compare() -> BaselineComparison {
        let methods = BaselineMethod.allCases.filter { $0 != .branchyNet || branchyNet != nil }
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

    /// The four searches under one budget.
    private func search(_ problem: SearchProblem, _ index: Int, _ comparison: inout BaselineComparison) {
        let budget = comparison.budgets[index]
        let title =
            "\(budget.reading.rawValue) \(Format.percent(budget.share, digits: 0)) "
            + "(\(index + 1) of \(comparison.budgets.count)) "
        func walk(_ name: String) -> SearchWalk { SearchWalk(title: "\(title)\(name): ") }
        let seed = UInt64(seed)
        let annealing = walk("annealing").finished(
            Annealing(problem, evaluations: evaluations, seed: seed))
        comparison.enter(cell(of: annealing, problem), of: .annealing, at: index)
        guard !Interruption.hasHappened else { return }
        let random = walk("random").finished(RandomSearch(problem, evaluations: evaluations, seed: seed))
        comparison.enter(cell(of: random, problem), of: .random, at: index)
        guard !Interruption.hasHappened else { return }
        let greedy = walk("greedy").finished(GreedySearch(problem))
        comparison.enter(cell(of: greedy, problem), of: .greedy, at: index)
        guard !Interruption.hasHappened else { return }
        let exact = SearchWalk(title: title).finished(ExactSearch(problem, incumbent: annealing.best))
        var proven = cell(exact.best, of: problem, evaluations: exact.evaluations, isFinished: exact.isProven)
        proven.proof = BaselineComparison.Proof(isProven: exact.isProven, bound: exact.bound)
        comparison.enter(proven, of: .exact, at: index)
    }

    private func cell(of search: some SteppingSearch, _ problem: SearchProblem) -> BaselineComparison.Cell {
        cell(
            search.best, of: problem, evaluations: search.evaluations, isFinished: search.phase == .finished)
    }

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
