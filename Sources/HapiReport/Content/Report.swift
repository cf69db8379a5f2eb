import HapiCore
import HapiFormats

/// Everything that a report tells, as values: pages, drawings and tables are made of it and of nothing else, so that
/// the same report gives the same bytes.
package struct Report: Sendable {
    package let source: Source
    /// What the designs are for.
    package let terms: Terms
    /// The best found for a profile, or the plans, in order. The others are held against the first; never empty.
    package let designs: [ReportDesign]
    /// What rules from before HAPI choose under the same limits, and the original network.
    package let baselines: [ReportDesign]
    /// Rules that are not among them, and why.
    package let leftOut: [(method: BaselineMethod, reason: String)]
    package let search: ReportSearch
    /// Commands of a shell, by which the figures can be had again.
    package let commands: [Command]

    /// What was asked of the designs.
    package struct Terms: Sendable {
        package let goal: Goal
        package let limits: Limits
        package let latencyWeight: Double
        package let policy: ExitPolicy
        package let original: Evaluator.Original

        package init(
            goal: Goal, limits: Limits, latencyWeight: Double, policy: ExitPolicy,
            original: Evaluator.Original
        ) {
            self.goal = goal
            self.limits = limits
            self.latencyWeight = latencyWeight
            self.policy = policy
            self.original = original
        }
    }

    /// A line for a shell, and what it is for.
    package struct Command: Sendable, Hashable {
        package let purpose: String
        package let line: String

        package init(_ purpose: String, _ line: String) {
            self.purpose = purpose
            self.line = line
        }
    }

    package init(
        source: Source, terms: Terms, designs: [ReportDesign], baselines: [ReportDesign],
        leftOut: [(method: BaselineMethod, reason: String)], search: ReportSearch, commands: [Command]
    ) {
        self.source = source
        self.terms = terms
        self.designs = designs
        self.baselines = baselines
        self.leftOut = leftOut
        self.search = search
        self.commands = commands
    }

    package var network: Network { source.model.network }
    /// Those of the tables, in the order of their columns.
    package var all: [ReportDesign] { designs + baselines }
}
