/// The books that every search keeps: how many designs it judged, the best, the front, and what there is to see of
/// the way.
package struct SearchRecord: Sendable {
    package let problem: SearchProblem
    package private(set) var evaluations = 0
    /// The preferred design of all seen, infeasible while no feasible one was seen.
    package private(set) var best: Candidate?
    package private(set) var front = Front()
    /// The goal's value over the way, thinned.
    private(set) var trace: DecimatedSeries<SearchSnapshot.TracePoint>
    /// Designs tried, thinned.
    private(set) var tried: DecimatedSeries<SearchSnapshot.TriedPoint>
    /// What the front does not tell of other costs, where it is asked for.
    private(set) var edges: CostEdges?
    private var counter = TallyCounter()

    /// How much is kept beside the best and the front.
    struct Extent: Sendable, Hashable {
        /// Most points of the way.
        var trace = 512
        /// Most designs of those tried.
        var tried = 4096
        /// Whether the edges on every axis are kept: what a screen shows, at a twentieth of a search's time.
        var keepsEdges = false
    }

    init(_ problem: SearchProblem, _ extent: Extent = Extent()) {
        self.problem = problem
        trace = DecimatedSeries(capacity: extent.trace)
        tried = DecimatedSeries(capacity: extent.tried)
        edges = extent.keepsEdges ? CostEdges() : nil
    }

    /// The books of an earlier run of the same problem, without what there is to see of the way.
    /// - Parameters:
    ///   - best: where the best lies, and `front` the front's members; judged anew, and not counted.
    init(
        _ problem: SearchProblem, evaluations: Int, best: Position?, front: [Position], _ extent: Extent
    ) {
        self.init(problem, extent)
        self.evaluations = evaluations
        self.best = best.flatMap { problem.candidate(at: $0, counter: &counter) }
        for position in front {
            guard let member = problem.candidate(at: position, counter: &counter) else { continue }
            self.front.insert(member)
        }
    }

    /// Judges a design and enters it. `nil` when the deadline leaves nothing to run. Allocates only for designs
    /// that are entered as the best, or in the front.
    /// - Parameters:
    ///   - exits: by candidate, ascending.
    ///   - threshold: index into the problem's.
    @discardableResult
    mutating func judge(_ exits: [Int], threshold: Int) -> SearchProblem.Appraisal? {
        evaluations += 1
        guard let found = problem.appraise(exits, threshold: threshold, counter: &counter) else { return nil }
        if isWorthNaming(found) {
            consider(problem.candidate(found, of: exits, threshold: threshold))
        }
        if found.excess == 0 {
            front.insert(found.figures) { problem.candidate(found, of: exits, threshold: threshold) }
        }
        noteTried(found, exits, threshold)
        return found
    }

    /// Enters the costs of the design judged last where they are kept.
    private mutating func noteTried(_ found: SearchProblem.Appraisal, _ exits: [Int], _ threshold: Int) {
        guard edges != nil || tried.keepsNext else {
            tried.skip()
            return
        }
        let isFeasible = found.excess == 0
        let costs = problem.evaluator.costs(
            of: found.figures, exits: exits[..<found.reach.exits], finalRuns: found.reach.finalRuns,
            counted: counter)
        if isFeasible {
            edges?.insert(costs, found.figures) {
                problem.candidate(found, of: exits, threshold: threshold)
            }
        }
        tried.append(
            SearchSnapshot.TriedPoint(costs: costs, correct: found.figures.correct, isFeasible: isFeasible))
    }

    /// Enters where the way is now. `current` is the value of the design that the search stands at.
    mutating func note(current: Double) {
        guard trace.keepsNext else {
            trace.skip()
            return
        }
        trace.append(
            SearchSnapshot.TracePoint(evaluation: evaluations, current: current, best: bestValue))
    }

    /// Takes in what another search of the same problem has found.
    mutating func merge(_ other: SearchRecord) {
        evaluations += other.evaluations
        if let best = other.best { consider(best) }
        for member in other.front.members { front.insert(member) }
        if let found = other.edges { edges?.merge(found) }
    }

    /// Enters a design that was judged elsewhere.
    mutating func enter(_ candidate: Candidate) {
        consider(candidate)
        front.insert(candidate)
        guard edges != nil, candidate.isFeasible else { return }
        let columns = problem.confident[problem.position(of: candidate).threshold]
        let costs = problem.evaluator.costs(of: candidate, confident: columns, counter: &counter)
        edges?.insert(costs, candidate.figures) { candidate }
    }

    private mutating func consider(_ candidate: Candidate) {
        if best.map({ problem.prefers(candidate, to: $0) }) ?? true { best = candidate }
    }

    /// The goal's value of the best, once it is feasible.
    var bestValue: Double? {
        guard let best, best.isFeasible else { return nil }
        return problem.value(best.figures)
    }

    /// A glance that spares most designs the rest.
    private func isWorthNaming(_ found: SearchProblem.Appraisal) -> Bool {
        guard let best else { return true }
        if found.excess != best.excess { return found.excess < best.excess }
        return problem.isWorthJudging(found.figures, against: best)
    }
}
