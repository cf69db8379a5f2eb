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
    /// Most exits of a design that a search finds; `nil` for no bound.
    package var maxExits: Int?
    package var goal: Goal
    package var latencyWeight: Double
    /// By which samples leave, now.
    package var policy: ExitPolicy
    /// Designs put aside to compare; `nil` where a slot is empty.
    package var slots: [Slot?]

    package enum Origin: Sendable, Hashable {
        case hand
        case search(Found)
        /// A plan file's, or a baseline's rule.
        case plan(path: String)
        case baseline(BaselineMethod)

        /// What a search says of what it found.
        package struct Found: Sendable, Hashable {
            package var method: SearchMethod
            package var seed: UInt64
            package var evaluations: Int
            package var isProven: Bool

            package init(method: SearchMethod, seed: UInt64, evaluations: Int, isProven: Bool) {
                self.method = method
                self.seed = seed
                self.evaluations = evaluations
                self.isProven = isProven
            }
        }
    }

    /// A design put aside, with its figures as they were.
    package struct Slot: Sendable, Hashable {
        /// What the user calls it; empty for the slot's letter alone.
        package var name: String
        package var evaluation: Evaluation
        /// The policy that the figures are under.
        package var policy: ExitPolicy
        package var origin: Origin

        package init(name: String = "", evaluation: Evaluation, policy: ExitPolicy, origin: Origin) {
            self.name = name
            self.evaluation = evaluation
            self.policy = policy
            self.origin = origin
        }
    }

    package static let slotNames: [Character] = ["A", "B", "C", "D", "E", "F", "G", "H"]

    package init(_ context: ExplorerContext) {
        design = context.opening()
        origin = .hand
        limits = context.limits
        goal = context.goal
        latencyWeight = context.latencyWeight
        policy = context.policy
        slots = Array(repeating: nil, count: Self.slotNames.count)
    }

    /// The part that a search depends on: a change of it makes a running search start over.
    package var searchTerms: SearchTerms {
        SearchTerms(
            goal: goal, limits: limits, latencyWeight: latencyWeight, policy: policy, maxExits: maxExits,
            pinned: pinned, forbidden: forbidden)
    }
}

/// What a search is asked for.
package struct SearchTerms: Sendable, Hashable {
    package var goal: Goal
    package var limits: Limits
    package var latencyWeight: Double
    package var policy: ExitPolicy
    package var maxExits: Int?
    package var pinned: Set<Int>
    package var forbidden: Set<Int>

    /// The problem itself, sharing the bit columns of the policy's basis. O(samples / 64 + layers).
    package func problem(_ context: ExplorerContext) -> SearchProblem {
        let basis = context.basis(policy)
        return SearchProblem(
            evaluator: basis.evaluator, goal: goal, limits: limits, latencyWeight: latencyWeight,
            confident: basis.confident, pinned: pinned, forbidden: forbidden, maxExits: maxExits)
    }
}
