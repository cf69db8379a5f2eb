import HapiCore

/// What the user has made: everything that undo covers.
package struct Document: Sendable, Hashable {
    package var design: Design
    /// How the design came about, for the plan.
    package var origin: Origin
    /// Exits that every search must keep, and those that none may use.
    package var pinned: Set<Int> = []
    package var forbidden: Set<Int> = []
    package var limits: Limits
    package var goal: Goal
    package var latencyWeight: Double
    /// Designs put aside to compare; `nil` where a slot is empty.
    package var slots: [Slot?]

    package enum Origin: Sendable, Hashable {
        case hand
        case annealing(seed: UInt64, evaluations: Int)
    }

    /// A design put aside, with its figures as they were.
    package struct Slot: Sendable, Hashable {
        package var evaluation: Evaluation
        package var origin: Origin
    }

    package static let slotNames: [Character] = ["A", "B"]

    package init(_ context: ExplorerContext) {
        design = context.opening()
        origin = .hand
        limits = context.limits
        goal = context.goal
        latencyWeight = context.latencyWeight
        slots = Array(repeating: nil, count: Self.slotNames.count)
    }

    /// The part that a search depends on: a change of it makes a running search start over.
    package var searchTerms: SearchTerms {
        SearchTerms(
            goal: goal, limits: limits, latencyWeight: latencyWeight, pinned: pinned, forbidden: forbidden)
    }
}

/// What a search is asked for.
package struct SearchTerms: Sendable, Hashable {
    package var goal: Goal
    package var limits: Limits
    package var latencyWeight: Double
    package var pinned: Set<Int>
    package var forbidden: Set<Int>

    /// The problem itself, sharing the context's bit columns.
    package func problem(_ context: ExplorerContext) -> SearchProblem {
        SearchProblem(
            evaluator: context.evaluator, goal: goal, limits: limits, latencyWeight: latencyWeight,
            confident: context.confident, pinned: pinned, forbidden: forbidden)
    }
}
