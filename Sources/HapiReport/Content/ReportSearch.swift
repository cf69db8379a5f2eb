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
    /// What as many designs drawn at random give; `nil` where it was left out.
    package let random: [Candidate]?
    /// Whether it was stopped before its end.
    package let isInterrupted: Bool

    package init(
        trajectory: SearchSnapshot, goal: Goal, front: [Candidate], evaluations: Int, random: [Candidate]?,
        isInterrupted: Bool
    ) {
        self.trajectory = trajectory
        self.goal = goal
        self.front = front
        self.evaluations = evaluations
        self.random = random
        self.isInterrupted = isInterrupted
    }

    /// The trajectory with where it ended, which the refinement may have bettered.
    package var points: [SearchSnapshot.TracePoint] {
        guard let best = trajectory.bestValue else { return trajectory.trace }
        return trajectory.trace + [
            SearchSnapshot.TracePoint(evaluation: trajectory.evaluations, current: best, best: best)
        ]
    }
}
