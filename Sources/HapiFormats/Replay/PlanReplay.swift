import HapiCore

/// A plan held against stored answers: whether its figures come out again, and whether they hold on samples that no
/// search saw.
package struct PlanReplay: Sendable, Hashable {
    package let plan: Plan
    package let conditions: ReplayConditions
    /// The last classifier that the budget leaves, and what its worst path needs under the load, milliseconds.
    package let last: Plan.Named<Double>
    package let sets: [ReplayedSet]

    package init(
        _ plan: Plan, _ conditions: ReplayConditions, last: Plan.Named<Double>, sets: [ReplayedSet]
    ) {
        self.plan = plan
        self.conditions = conditions
        self.last = last
        self.sets = sets
    }

    /// Whether the answer to "is this plan still good?" is yes.
    package var passes: Bool { sets.allSatisfy { $0.deviations.isEmpty && !$0.differs && $0.broken.isEmpty } }
}
