import HapiCore
import HapiJSON

/// What `optimise` adds of the front.
extension EvaluationDocument {
    /// The designs of a grid of latency weights, by rising weight.
    package func output(_ sweep: WeightSweep) -> JSONOutput {
        .array(
            sweep.entries.enumerated().map { index, entry in
                let figures = entry.design.figures
                return .object([
                    ("weight", .number(entry.weight)),
                    ("knee", .bool(sweep.hasKnee && index == sweep.choice)),
                    ("exits", exits(entry.design.runnable)), ("threshold", .number(entry.design.threshold)),
                    ("accuracy", .number(Double(figures.correct) / Double(original.samples))),
                    ("meanLatencyMs", .number(figures.meanLatency)),
                    ("memoryBytes", .integer(figures.memory)),
                    ("objective", .number(entry.objective)),
                ])
            })
    }

    /// How much a front dominates, within which reference, and how much of it those do that are shown.
    package func output(_ hypervolume: Hypervolume, of front: Front, shown: [Candidate]) -> JSONOutput {
        .object([
            ("value", .number(hypervolume.value(front.members.map(\.figures)))),
            ("members", .integer(front.members.count)),
            ("shown", .number(hypervolume.value(shown.map(\.figures)))),
            (
                "reference",
                .object([
                    ("accuracy", .number(0)), ("meanLatencyMs", .number(hypervolume.reference.meanLatency)),
                    ("memoryBytes", .integer(hypervolume.reference.memory)),
                ])
            ),
        ])
    }
}
