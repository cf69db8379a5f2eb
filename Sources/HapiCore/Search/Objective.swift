/// What a search maximises: a goal that users name, or the straight exchange of accuracy for latency that sweeping
/// a front asks for (HAPI Sec. 6.3, the weighted sum method of multi-objective optimisation).
package enum Objective: Sendable, Hashable {
    case accuracy
    case latency
    case weighted
    case exchange(Exchange)

    package init(_ goal: Goal) {
        self =
            switch goal {
            case .accuracy: .accuracy
            case .latency: .latency
            case .weighted: .weighted
            }
    }

    /// λ of an exchange.
    var rate: Double? {
        if case .exchange(let exchange) = self { exchange.rate } else { nil }
    }
}

/// A − λL up to scale: a · A − b · L for an accuracy A (a share) and a mean latency L (milliseconds), with a and b
/// positive and so large that giving up all accuracy, or the unit of latency, costs 1 at most.
package struct Exchange: Sendable, Hashable {
    private let accuracyWeight: Double
    /// A millisecond.
    private let latencyWeight: Double

    /// The exchange at which two designs are worth the same, so that only a design above the line through them is
    /// worth more. `nil` unless the second is both slower and more accurate.
    /// - Parameter original: whose samples the counts are of; its latency is the unit. O(1).
    package init?(between faster: Figures, and slower: Figures, original: Evaluator.Original) {
        let gain = Double(slower.correct - faster.correct) / Double(original.samples)
        let cost = slower.meanLatency - faster.meanLatency
        let unit = original.latency > 0 ? original.latency : 1
        let scale = cost + unit * gain
        guard gain > 0, cost > 0, scale.isFinite else { return nil }
        accuracyWeight = cost / scale
        latencyWeight = gain / scale
    }

    /// λ: accuracy, as a share, that a millisecond of mean latency must be worth. The same number is samples
    /// answered rightly a sample-millisecond.
    package var rate: Double { latencyWeight / accuracyWeight }

    /// - Parameters:
    ///   - accuracy: a share.
    ///   - latency: mean, milliseconds.
    func value(accuracy: Double, latency: Double) -> Double {
        accuracyWeight * accuracy - latencyWeight * latency
    }
}

extension SearchProblem {
    /// The same problem with another objective; `goal` still tells what the user asked for. O(1).
    package func seeking(_ objective: Objective) -> SearchProblem {
        var problem = self
        problem.objective = objective
        return problem
    }

    /// The same problem with the weighted objective of eq. 4 at a latency weight. O(1).
    package func weighing(latency weight: Double) -> SearchProblem {
        var problem = self
        problem.goal = .weighted
        problem.objective = .weighted
        problem.latencyWeight = weight
        return problem
    }
}
