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
    /// Of the branches taken in, and of the incumbent.
    private var settled: Candidate?
    private var count: Int
    /// What is kept of the designs judged, while no branch has it.
    private var idleRecord: SearchRecord?

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
        var preparation = ExactPreparation(problem, incumbent: incumbent)
        while preparation.step() {}
        self.init(preparation)
    }

    /// The search that was prepared. O(branches).
    package init(_ preparation: ExactPreparation) {
        let problem = preparation.problem
        self.problem = problem
        incumbent = preparation.best
        settled = preparation.best
        count = preparation.evaluations
        idleRecord = preparation.record
        stages = preparation.stages
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
    package static func incumbentSearch(
        _ problem: SearchProblem, _ settings: SearchSettings, keepsEdges: Bool = false
    ) -> Annealing {
        var settings = settings
        settings.evaluations = min(settings.evaluations, 50_000)
        return Annealing(problem, settings, keepsEdges: keepsEdges)
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
        count += branch.evaluations
        isDone[index] = branch.isFinished
        settled = problem.preferred(of: [settled, branch.best].compactMap(\.self))
    }

    /// Judges about `count` designs, branch after branch. Returns whether there is more to do. As long as
    /// `ExactBranch.step`, plus O(branches) where a branch ends.
    @discardableResult
    package mutating func step(_ count: Int, tries: Int = .max) -> Bool {
        if current == nil {
            guard let next = isDone.firstIndex(of: false) else { return false }
            current = (next, branch(next))
            current?.branch.record = idleRecord
            idleRecord = nil
        }
        guard current?.branch.step(count, tries: tries) == false else { return true }
        if let (index, branch) = current {
            current = nil
            idleRecord = branch.record
            take(branch.outcome, index)
        }
        return isDone.contains(false)
    }

    /// The preferred feasible design of all judged, and of the incumbent. O(exits).
    package var best: Candidate? {
        problem.preferred(of: [settled, current?.branch.outcome.best].compactMap(\.self))
    }

    /// Designs judged so far. O(1).
    package var evaluations: Int { count + (current?.branch.outcome.evaluations ?? 0) }

    /// What was kept of the designs judged, where anything is. O(1).
    var record: SearchRecord? { current?.branch.record ?? idleRecord }

    /// Branches that were walked to their end, as a share of all; 1 where there are none. O(branches).
    package var progress: Double {
        isDone.isEmpty ? 1 : Double(isDone.count { $0 }) / Double(isDone.count)
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

    /// The same in the unit of `SearchProblem.value`, which no design exceeds, whatever the goal. O(branches).
    package var boundValue: Double? {
        bound.map { bound in
            guard problem.objective == .latency else { return bound }
            return problem.value(Figures(correct: 0, meanLatency: bound, memory: 0))
        }
    }
}
