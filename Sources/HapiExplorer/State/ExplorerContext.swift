import HapiCore

/// The problem that is explored: handed to `reduce` and to drawing, never changed and never kept in history.
package struct ExplorerContext: Sendable {
    package let evaluator: Evaluator
    package let labels: Labels
    /// Limits of the profile, or of the command line.
    package let limits: Limits
    package let goal: Goal
    package let latencyWeight: Double
    /// Thresholds that searches try, rising, with their bit columns.
    package let confident: [ConfidentColumns]
    /// Samples that each classifier answers rightly on its own.
    package let standaloneCorrect: [Int]
    /// Every design of a single exit at the searches' thresholds.
    package let singles: [Candidate]
    /// Those that no other dominates, by rising latency: what there is of a front before any search.
    package let singlesFront: [Candidate]
    /// Designs judged by one search on the screen.
    package let searchBudget: Int

    /// What the screen says of where the figures come from.
    package struct Labels: Sendable, Hashable {
        package var network: String
        package var platform: String
        /// "measured" or "modelled".
        package var latencyKind: String
        /// "measured" or "synthetic".
        package var calibrationKind: String
        /// Whether worst paths add up latency tails rather than medians.
        package var worstIsOfTails: Bool
        /// File name offered for a plan.
        package var planName: String

        package init(
            network: String, platform: String, latencyKind: String, calibrationKind: String,
            worstIsOfTails: Bool, planName: String
        ) {
            self.network = network
            self.platform = platform
            self.latencyKind = latencyKind
            self.calibrationKind = calibrationKind
            self.worstIsOfTails = worstIsOfTails
            self.planName = planName
        }
    }

    /// Judges every single-exit design: O(exits × thresholds) evaluations, a few milliseconds.
    package init(
        evaluator: Evaluator, labels: Labels, limits: Limits, goal: Goal? = nil,
        latencyWeight: Double = defaultLatencyWeight, searchBudget: Int = 1_000_000
    ) {
        self.evaluator = evaluator
        self.labels = labels
        self.limits = limits
        self.goal = goal ?? .implied(by: limits)
        self.latencyWeight = latencyWeight
        self.searchBudget = searchBudget
        let metric = evaluator.answers.metric
        confident = metric.defaultThresholds(classes: evaluator.network.classes).map {
            ConfidentColumns(evaluator.answers, threshold: $0)
        }
        let network = evaluator.network
        standaloneCorrect = (0..<network.classifierCount).map(evaluator.answers.correctCount)
        let problem = SearchProblem(
            evaluator: evaluator, goal: self.goal, limits: limits, latencyWeight: latencyWeight,
            confident: confident)
        var counter = TallyCounter()
        var singles: [Candidate] = []
        var front = Front()
        for exit in network.exits.indices {
            for threshold in confident.indices {
                if let candidate = problem.judge([exit], threshold: threshold, counter: &counter) {
                    singles.append(candidate)
                    front.insert(candidate)
                }
            }
        }
        self.singles = singles
        singlesFront = front.members
    }

    package var network: Network { evaluator.network }
    package var policy: ExitPolicy { evaluator.policy }

    package var thresholdRange: ClosedRange<Double> {
        policy.metric.thresholdRange(classes: network.classes)
    }

    /// What the screen opens on: the best single exit that meets the limits, or comes closest; the original
    /// network where there are no candidates.
    package func opening() -> Design {
        let problem = SearchProblem(
            evaluator: evaluator, goal: goal, limits: limits, latencyWeight: latencyWeight,
            confident: confident)
        var best: Candidate?
        for candidate in singles where best.map({ problem.prefers(candidate, to: $0) }) ?? true {
            best = candidate
        }
        return best?.design ?? Design(exits: [], threshold: thresholdRange.upperBound)
    }
}
