import HapiCore

/// The search behind a report: its way, the front that it found, and random search of the same length.
package struct ReportSearch: Sendable {
    /// The way of the one annealing that looked for the best design.
    package let trajectory: SearchSnapshot
    /// Goal of that annealing, and so of the trajectory's values.
    package let goal: Goal
    /// Designs that no other one found beats on mean latency and accuracy, by rising latency.
    package let front: [Candidate]
    /// Designs judged for the front, the trajectory's among them.
    package let evaluations: Int
    /// Designs that the problem has; a search meets one again and again where they are few.
    package let space: Double
    /// What branch and bound says of the best one; `nil` where they are too many for it to be asked.
    package let proof: Proof?
    /// What as many designs drawn at random give; `nil` where it was left out.
    package let random: [Candidate]?
    /// Whether it was stopped before its end.
    package let isInterrupted: Bool

    package enum Proof: Sendable, Hashable {
        /// No design of the problem is better than the best found.
        case holds
        /// There is one, of this value of the goal.
        case fails(better: Double)
    }

    package init(
        trajectory: SearchSnapshot, goal: Goal, front: [Candidate], evaluations: Int, space: Double,
        proof: Proof?, random: [Candidate]?, isInterrupted: Bool
    ) {
        self.trajectory = trajectory
        self.goal = goal
        self.front = front
        self.evaluations = evaluations
        self.space = space
        self.proof = proof
        self.random = random
        self.isInterrupted = isInterrupted
    }

    /// Whether random search came to the very figures of the front. O(front).
    var isRandomTheSame: Bool {
        random?.elementsEqual(front) {
            $0.figures.correct == $1.figures.correct && $0.figures.meanLatency == $1.figures.meanLatency
        } ?? false
    }

    /// The trajectory with where it ended, which the refinement may have bettered.
    package var points: [SearchSnapshot.TracePoint] {
        guard let best = trajectory.bestValue else { return trajectory.trace }
        return trajectory.trace + [
            SearchSnapshot.TracePoint(evaluation: trajectory.evaluations, current: best, best: best)
        ]
    }
}
