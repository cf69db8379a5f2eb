import HapiCore

/// Values of a goal as a search knows them, and in the unit that the user thinks in: a latency is known as a share
/// of the original network's, negated, so that more is better whatever the goal.
package struct GoalValue: Sendable, Hashable {
    package let goal: Goal
    /// Mean latency of the original network, milliseconds.
    private let original: Double

    package init(_ goal: Goal, original: Evaluator.Original) {
        self.goal = goal
        self.original = original.latency
    }

    /// A share, milliseconds, or the number of eq. 4.
    package func shown(_ value: Double) -> Double { goal == .latency ? -value * original : value }

    /// Whether a design of such a value may meet the limits, or come close: what breaks them is charged several times
    /// what any design is worth. No accuracy is below 0, and hardly a latency is twice the original's.
    package func isNear(_ value: Double) -> Bool { value > (goal == .accuracy ? 0 : -2) }

    package var unit: AxisUnit {
        switch goal {
        case .accuracy: .percent
        case .latency: .milliseconds
        case .weighted: .none
        }
    }

    package func text(_ value: Double) -> String {
        switch goal {
        case .accuracy: Format.percent(value, digits: 2)
        case .latency: Format.milliseconds(shown(value))
        case .weighted: Format.fixed(value, digits: 4)
        }
    }

    /// By how much one value is better than another.
    package func text(gap: Double) -> String {
        switch goal {
        case .accuracy: "\(Format.fixed(gap * 100, digits: 2)) pp"
        case .latency: Format.milliseconds(gap * original)
        case .weighted: Format.fixed(gap, digits: 4)
        }
    }
}
