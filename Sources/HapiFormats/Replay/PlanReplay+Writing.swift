import HapiCore
import HapiJSON

extension PlanReplay {
    /// What `replay --json` prints: `hapi.replay` version 1. The same bytes for the same plan and answers.
    package var output: JSONOutput {
        .object(
            Self.header(plan, conditions, passed: passes) + [
                ("lastClassifier", .string(last.name)), ("lastClassifierNeedsMs", .number(last.value)),
                ("level", .number(ReplayedSet.level)),
                ("sets", .array(sets.map { $0.output(plan.shares.map(\.name)) })),
            ])
    }

    /// A plan of which nothing fits the budget: the reason, and nothing to be taken for a result.
    package static func nothingFits(
        _ plan: Plan, _ conditions: ReplayConditions, reason: String
    ) -> JSONOutput {
        .object(header(plan, conditions, passed: false) + [("reason", .string(reason))])
    }

    private static func header(
        _ plan: Plan, _ conditions: ReplayConditions, passed: Bool
    ) -> [(String, JSONOutput)] {
        FileFormat.replay.header + [
            ("passed", .bool(passed)), ("profile", .string(plan.profile.name)),
            ("network", .string(plan.model.name)), ("exits", .array(plan.exits.map(JSONOutput.string))),
            ("threshold", .number(plan.threshold)), ("policy", .string(plan.policy.metric.rawValue)),
            ("fallback", .string(plan.policy.fallback.rawValue)),
            ("loadFactor", .number(conditions.loadFactor)), ("budgetMs", .optional(conditions.budget)),
        ]
    }
}

extension ReplayedSet {
    /// - Parameter classifiers: names of those of the plan, in depth order.
    fileprivate func output(_ classifiers: [String]) -> JSONOutput {
        let interval = figures.accuracy.interval
        let latency = figures.meanLatencyInterval
        return .object([
            ("set", .string(name.rawValue)), ("sha256", .string(sha256)),
            ("kind", .optional(kind?.rawValue)), ("selected", .bool(name == .calibration)),
            ("samples", .integer(figures.samples)), ("accuracy", .number(figures.accuracy.share)),
            ("accuracyInterval", EvaluationDocument.interval(interval.lower, interval.upper)),
            ("meanLatencyMs", .number(figures.meanLatency)),
            (
                "meanLatencyIntervalMs",
                EvaluationDocument.interval(latency.lowerBound, latency.upperBound)
            ),
            ("medianLatencyMs", .number(figures.medianLatency)),
            ("p95LatencyMs", .number(figures.p95Latency)),
            ("p99LatencyMs", .number(figures.p99Latency)), ("worstLatencyMs", .number(figures.worstLatency)),
            ("meanEnergyMJ", .optional(figures.meanEnergy)),
            (
                "shares",
                .object(
                    zip(classifiers, figures.shares).map { name, share in
                        let interval = share.interval
                        return (
                            name,
                            .object([
                                ("share", .number(share.share)),
                                ("interval", EvaluationDocument.interval(interval.lower, interval.upper)),
                            ])
                        )
                    })
            ),
            ("predicted", predicted.map(\.short) ?? .null),
            (
                "deviations",
                .array(
                    deviations.map {
                        .object([
                            ("figure", .string($0.figure)), ("plan", .number($0.said)),
                            ("replayed", .number($0.found)),
                        ])
                    })
            ),
            ("againstCalibration", gap.map(\.output) ?? .null),
            ("meanLatencyPValue", .optional(latencyPValue)),
            ("brokenLimits", .array(broken.map { .string($0.reason) })),
        ])
    }
}

extension Plan.Prediction {
    /// The figures that one looks at first.
    fileprivate var short: JSONOutput {
        .object([("accuracy", .number(accuracy)), ("meanLatencyMs", .number(meanLatency))])
    }
}

extension AccuracyGap {
    fileprivate var output: JSONOutput {
        .object([
            ("difference", .number(difference)),
            ("interval", EvaluationDocument.interval(interval.lower, interval.upper)),
            ("pValue", .number(pValue)), ("significant", .bool(pValue < ReplayedSet.level)),
        ])
    }
}
