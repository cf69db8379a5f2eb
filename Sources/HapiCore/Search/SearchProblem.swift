/// Everything that a search needs to judge designs, fixed while it runs.
package struct SearchProblem: Sendable {
    package let evaluator: Evaluator
    package internal(set) var goal: Goal
    /// What is maximised: the goal, unless the problem is one of those that a front is swept with.
    package internal(set) var objective: Objective
    package let limits: Limits
    package internal(set) var latencyWeight: Double
    /// Exits that every design must have, and those that none may have; by candidate, ascending.
    package let pinned: [Int]
    package let forbidden: [Int]
    /// Most exits that a design may have; `nil` for no bound.
    package let maxExits: Int?
    /// Bit columns of each threshold tried, thresholds rising.
    package let confident: [ConfidentColumns]
    package let original: Evaluator.Original

    /// O(thresholds × samples × classifiers), for their bit columns.
    /// - Parameter thresholds: tried by the search; ordered and made unique here. Must not be empty.
    package init(
        evaluator: Evaluator, goal: Goal, limits: Limits, latencyWeight: Double, thresholds: [Double],
        pinned: Set<Int> = [], forbidden: Set<Int> = [], maxExits: Int? = nil
    ) {
        self.init(
            evaluator: evaluator, goal: goal, limits: limits, latencyWeight: latencyWeight,
            confident: Set(thresholds).sorted().map { ConfidentColumns(evaluator.answers, threshold: $0) },
            pinned: pinned, forbidden: forbidden, maxExits: maxExits)
    }

    /// O(samples / 64 + layers + exits · log exits).
    /// - Parameter confident: the bit columns of each threshold tried, thresholds rising. Must not be empty.
    package init(
        evaluator: Evaluator, goal: Goal, limits: Limits, latencyWeight: Double,
        confident: [ConfidentColumns], pinned: Set<Int> = [], forbidden: Set<Int> = [], maxExits: Int? = nil
    ) {
        self.evaluator = evaluator
        self.goal = goal
        objective = Objective(goal)
        self.limits = limits
        self.latencyWeight = latencyWeight
        self.confident = confident
        self.pinned = pinned.sorted()
        self.forbidden = forbidden.subtracting(pinned).sorted()
        self.maxExits = maxExits
        original = evaluator.original
    }

    /// Candidates that a search may choose, ascending: neither pinned nor forbidden. O(candidates).
    var free: [Int] {
        evaluator.network.exits.indices.filter { !pinned.contains($0) && !forbidden.contains($0) }
    }

    /// Whether only the threshold is left to choose, for every design has the pins as its exits: as in a network without
    /// candidates. O(candidates · (pins + forbidden)).
    package var hasOneSetOfExits: Bool {
        // Under a deadline an exit too many may be cut off, and cut off others.
        free.isEmpty || limits.deadline == nil && pinned.count >= maxExits ?? .max
    }

    /// A design's figures, before it is worth a name.
    package struct Appraisal: Sendable, Hashable {
        package var reach: ExitDecisionUnit.Reach
        package var figures: Figures
        /// As `Candidate.excess`.
        package var excess: Double
    }

    /// Judges one design at the threshold of index `t`. `nil` when the deadline leaves nothing to run.
    /// Allocates nothing: what a search calls for every design. As `TallyCounter.count` and
    /// `ExitDecisionUnit.reach`, plus O(exits · pins).
    package func appraise(_ exits: [Int], threshold t: Int, counter: inout TallyCounter) -> Appraisal? {
        guard let reach = evaluator.decisionUnit.reach(exits, deadline: limits.deadline) else { return nil }
        let figures = evaluator.figures(of: exits, reach: reach, confident: confident[t], counter: &counter)
        return Appraisal(
            reach: reach, figures: figures, excess: excess(of: figures, exits: exits[..<reach.exits]))
    }

    /// The design of an appraisal. O(exits).
    package func candidate(_ appraisal: Appraisal, of exits: [Int], threshold t: Int) -> Candidate {
        Candidate(
            runnable: RunnableDesign(
                exits: Array(exits[..<appraisal.reach.exits]), finalRuns: appraisal.reach.finalRuns),
            threshold: confident[t].threshold, figures: appraisal.figures, excess: appraisal.excess)
    }

    /// The same as a candidate; as long as `appraise`.
    package func judge(_ exits: [Int], threshold t: Int, counter: inout TallyCounter) -> Candidate? {
        appraise(exits, threshold: t, counter: &counter).map { candidate($0, of: exits, threshold: t) }
    }

    /// A design whose figures are known, at the threshold of index `t`.
    func candidate(_ runnable: RunnableDesign, threshold t: Int, figures: Figures) -> Candidate {
        Candidate(
            runnable: runnable, threshold: confident[t].threshold, figures: figures,
            excess: excess(of: figures, exits: runnable.exits[...]))
    }

    /// Whether figures may make a design preferred to the best so far: a glance that spares most designs the
    /// rest.
    func isWorthJudging(_ figures: Figures, against best: Candidate?) -> Bool {
        guard let best, best.isFeasible else { return true }
        return switch objective {
        case .accuracy: figures.correct >= best.figures.correct
        case .latency: figures.meanLatency <= best.figures.meanLatency * (1 + 1e-11)
        case .weighted, .exchange: value(figures) >= value(best.figures) - 1e-9
        }
    }

    /// By how much a design misses limits, pins and the number of exits, relative to each; 0 when feasible.
    private func excess(of figures: Figures, exits: ArraySlice<Int>) -> Double {
        var sum = limits.excess(of: figures, samples: original.samples)
        if let maxExits, exits.count > maxExits {
            sum += BrokenLimit.tooManyExits(found: exits.count, limit: maxExits).excess
        }
        if !pinned.isEmpty {
            sum += Double(pinned.count { !exits.contains($0) })
        }
        return sum
    }

    /// The objective's value in units where 1 is a whole accuracy or a whole original latency; more is better. O(1).
    package func value(_ figures: Figures) -> Double {
        switch objective {
        case .accuracy: Double(figures.correct) / Double(original.samples)
        case .latency: -figures.meanLatency / max(original.latency, .leastNormalMagnitude)
        case .weighted:
            original.objective(
                correct: figures.correct, latency: figures.meanLatency, weight: latencyWeight)
        case .exchange(let exchange):
            exchange.value(
                accuracy: Double(figures.correct) / Double(original.samples), latency: figures.meanLatency)
        }
    }
}
