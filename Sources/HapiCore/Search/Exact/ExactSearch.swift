/// Finds the one best design of a problem and proves it: depth-first branch and bound over every set of exits at
/// every threshold, under all goals and limits.
///
///     var search = ExactSearch(problem, incumbent: annealed)
///     while search.step(10_000) {}
///     print(search.best, search.isProven)
///
/// A branch is a threshold and a shallowest exit. Each starts from the incumbent given and shares nothing with
/// the others, so the answer and the count of evaluations are the same in any order and on any number of threads.
package struct ExactSearch: Sendable {
    /// What plans and evaluations call the method.
    package static let name = "exact"

    package let problem: SearchProblem
    private let stages: [ExactStage]
    private let incumbent: Candidate?
    private let roots: [Root]
    private var isDone: [Bool]
    private var current: (index: Int, branch: ExactBranch)?

    /// The preferred feasible design of all judged, and of the incumbent.
    package private(set) var best: Candidate?
    package private(set) var evaluations = 0

    private struct Root: Sendable {
        let stage: Int
        let first: Int
        /// The objective's best value that any design of the branch may have.
        let bound: Double
    }

    /// O(thresholds × exits³ × samples / 64) for the window tables, and O(thresholds × maxExits × exits³) for the
    /// bounds.
    /// - Parameter incumbent: a good feasible design, from a quick search; the better it is, the less has to be
    ///   walked. `nil` is allowed.
    package init(_ problem: SearchProblem, incumbent: Candidate?) {
        self.problem = problem
        let known = incumbent.flatMap { $0.isFeasible ? $0 : nil }
        var best = known
        var counter = TallyCounter()
        for threshold in problem.confident.indices where problem.pinned.isEmpty {
            let candidate = problem.judge([], threshold: threshold, counter: &counter)
            evaluations += 1
            guard let candidate, candidate.isFeasible else { continue }
            if best.map({ problem.prefers(candidate, to: $0) }) ?? true { best = candidate }
        }
        self.best = best
        self.incumbent = best
        // Without an exit there is nothing to walk.
        stages =
            problem.maxExits == 0
            ? []
            : problem.confident.indices.compactMap {
                ExactStage(problem, threshold: $0, incumbent: best)
            }
        let target = BoundTarget(problem)
        roots = stages.indices.flatMap { [stages] stage in
            guard stages[stage].tables.count > 0 else { return [Root]() }
            return (1...stages[stage].pins.lastChoice(after: 0)).map { first in
                Root(
                    stage: stage, first: first,
                    bound: target.bestValue(stages[stage].rootLines(problem, first: first)))
            }
        }
        isDone = Array(repeating: false, count: roots.count)
    }

    /// Number of designs of a problem, the measure of how long a proof may take at worst; capped at 2⁶².
    package static func designCount(_ problem: SearchProblem) -> Double {
        let free = problem.free.count
        var (sum, term) = (1.0, 1.0)
        for k in 0..<max(0, min(free, (problem.maxExits ?? free) - problem.pinned.count)) {
            term *= Double(free - k) / Double(k + 1)
            sum += term
        }
        return min(0x1p62, sum * Double(problem.confident.count))
    }

    /// The annealing that an exact search of a problem starts from: long enough for an incumbent that prunes well,
    /// in a tenth of a second or so. O(candidates · (pins + forbidden)).
    package static func incumbentSearch(_ problem: SearchProblem, _ settings: SearchSettings) -> Annealing {
        var settings = settings
        settings.evaluations = min(settings.evaluations, 50_000)
        return Annealing(problem, settings)
    }

    /// Number of branches, to be walked in any order.
    package var branchCount: Int { roots.count }

    /// One branch, to be walked by itself. O(samples + exits).
    package func branch(_ index: Int) -> ExactBranch {
        ExactBranch(
            stages[roots[index].stage], problem, first: roots[index].first, incumbent: incumbent)
    }

    /// Takes in a branch that was walked, wholly or as far as it came. O(exits).
    package mutating func take(_ branch: ExactBranch.Outcome, _ index: Int) {
        evaluations += branch.evaluations
        isDone[index] = branch.isFinished
        guard let found = branch.best else { return }
        if best.map({ problem.prefers(found, to: $0) }) ?? true { best = found }
    }

    /// Judges about `count` designs, branch after branch. Returns whether there is more to do. As long as
    /// `ExactBranch.step`, plus O(branches).
    @discardableResult
    package mutating func step(_ count: Int) -> Bool {
        var work: (index: Int, branch: ExactBranch)
        if let current {
            work = current
        } else if let next = isDone.firstIndex(of: false) {
            work = (next, branch(next))
        } else {
            return false
        }
        current = nil
        if work.branch.step(count) {
            current = work
        } else {
            take(work.branch.outcome, work.index)
        }
        return current != nil || isDone.contains(false)
    }

    /// Whether `best` is proven: the best of all designs, or, without one, that none is feasible. O(branches).
    package var isProven: Bool { !isDone.contains(false) }

    /// The objective's value that no design of the problem exceeds (goal `latency`: falls below): the best itself
    /// once proven, else the best that an unfinished branch may hold. `nil` when nothing is feasible. O(branches).
    package var bound: Double? {
        let open = zip(roots, isDone).filter { !$0.1 }.map(\.0.bound)
        let seeksLatency = problem.objective == .latency
        let own = best.map { seeksLatency ? $0.figures.meanLatency : problem.value($0.figures) }
        return seeksLatency
            ? (open + [own].compactMap { $0 }).min() : (open + [own].compactMap { $0 }).max()
    }
}

extension ExactStage {
    /// The bounds at the root of a branch.
    func rootLines(_ problem: SearchProblem, first: Int) -> [(lambda: Double, limit: Double)] {
        let samples = Double(problem.original.samples)
        return bounds.map { ($0.lambda, $0.root(samples: samples, first: first)) }
    }
}
