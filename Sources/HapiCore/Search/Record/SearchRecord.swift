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
    private var counter = TallyCounter()

    /// - Parameters:
    ///   - trace: most points kept of the way.
    ///   - tried: most designs kept of those tried.
    init(_ problem: SearchProblem, trace: Int = 512, tried: Int = 4096) {
        self.problem = problem
        self.trace = DecimatedSeries(capacity: trace)
        self.tried = DecimatedSeries(capacity: tried)
    }

    /// The books of an earlier run of the same problem, without what there is to see of the way.
    /// - Parameters:
    ///   - best: where the best lies, and `front` the front's members; judged anew, and not counted.
    init(
        _ problem: SearchProblem, evaluations: Int, best: Position?, front: [Position], trace: Int, tried: Int
    ) {
        self.init(problem, trace: trace, tried: tried)
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
        tried.append(
            SearchSnapshot.TriedPoint(
                meanLatency: found.figures.meanLatency, correct: found.figures.correct,
                isFeasible: found.excess == 0))
        return found
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
    }

    /// Enters a design that was judged elsewhere.
    mutating func enter(_ candidate: Candidate) {
        consider(candidate)
        front.insert(candidate)
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
