import HapiCore
import HapiJSON

extension Plan {
    /// The plan as JSON: the same bytes for the same plan, for it carries no time of writing.
    package var text: String { JSONWriter.text(output, style: .pretty) }

    private var output: JSONOutput {
        .object(
            FileFormat.plan.header + [
                ("program", .string(program)),
                (
                    "profile",
                    .object([
                        ("name", .string(profile.name)), ("sha256", .string(profile.sha256)),
                        ("latency", .string(profile.latency.rawValue)),
                    ])
                ),
                ("model", .object([("name", .string(model.name)), ("sha256", .string(model.sha256))])),
                ("calibration", Self.output(calibration)), ("test", test.map(Self.output) ?? .null),
                ("policy", .string(policy.metric.rawValue)), ("fallback", .string(policy.fallback.rawValue)),
                ("threshold", .number(threshold)), ("exits", .array(exits.map(JSONOutput.string))),
                ("limits", limits.output), ("latencyWeight", .number(latencyWeight)),
                ("predicted", predicted.output), ("predictedOnTest", predictedOnTest?.output ?? .null),
                ("shares", Self.output(shares)), ("executionRates", Self.output(executionRates)),
                ("exitDecisionUnit", .array(exitDecisionUnit.map(Self.output(decision:)))),
                ("search", origin.output),
            ])
    }

    private static func output(_ source: DataSource) -> JSONOutput {
        .object([("sha256", .string(source.sha256)), ("kind", .string(source.kind.rawValue))])
    }

    /// A row of an Exit Decision Unit's table.
    static func output(decision row: Named<Double>) -> JSONOutput {
        .object([("fromBudgetMs", .number(row.value)), ("lastClassifier", .string(row.name))])
    }

    private static func output(_ figures: [Named<Double>]) -> JSONOutput {
        .object(figures.map { ($0.name, .number($0.value)) })
    }
}

extension Plan.Origin {
    /// As `optimise` prints it too.
    package var members: [(String, JSONOutput)] {
        [
            ("method", .string(method)), ("goal", .string(goal.rawValue)),
            ("seed", .optional(seed)), ("evaluations", .optional(evaluations)),
            ("provenOptimal", .bool(provenOptimal)), ("bound", .optional(bound)),
        ]
    }

    var output: JSONOutput { .object(members + [("gap", .optional(gap))]) }
}
