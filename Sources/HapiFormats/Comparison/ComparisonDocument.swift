import HapiCore
import HapiJSON

/// What `compare --json` prints: `hapi.comparison` version 1. The same bytes for the same plans.
package struct ComparisonDocument: Sendable {
    package let designs: [ComparedDesign]

    package init(_ designs: [ComparedDesign]) { self.designs = designs }

    package var output: JSONOutput {
        .object(FileFormat.comparison.header + [("plans", .array(designs.map(\.output)))])
    }
}

extension ComparedDesign {
    fileprivate var output: JSONOutput {
        .object([
            ("file", .string(file)), ("profile", .string(plan.profile.name)), ("platform", .string(platform)),
            ("latency", .string(plan.profile.latency.rawValue)), ("network", .string(plan.model.name)),
            ("evaluation", document.output(evaluation)), ("onTest", onTest.map(Self.output) ?? .null),
            (
                "againstFirst",
                againstFirst.map {
                    .object([
                        ("calibration", $0.calibration.output), ("test", $0.test.map(\.output) ?? .null),
                    ])
                } ?? .null
            ),
        ])
    }

    private static func output(_ evaluation: Evaluation) -> JSONOutput {
        let interval = evaluation.accuracyInterval
        return .object([
            ("accuracy", .number(evaluation.accuracy)),
            ("accuracyInterval", EvaluationDocument.interval(interval.lower, interval.upper)),
            ("samples", .integer(evaluation.samples)), ("meanLatencyMs", .number(evaluation.meanLatency)),
        ])
    }
}

extension AccuracyDifference {
    fileprivate var output: JSONOutput {
        .object([
            ("paired", .bool(isPaired)), ("difference", .number(difference)),
            ("interval", EvaluationDocument.interval(interval.lower, interval.upper)),
            ("pValue", .number(pValue)), ("distinguishable", .bool(isDistinguishable)),
        ])
    }
}
