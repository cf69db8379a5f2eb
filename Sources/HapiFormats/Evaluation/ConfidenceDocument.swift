import HapiCore
import HapiJSON

extension DesignConfidence {
    /// The member `confidence` of what `optimise` prints: the design on the test samples, `null` without any, and
    /// against the original network on the calibration samples.
    package var output: JSONOutput {
        .object([("test", onTest?.output ?? .null), ("againstOriginal", againstOriginal.output)])
    }
}

extension DesignConfidence.OnTest {
    fileprivate var output: JSONOutput {
        let test = gap.test
        return .object([
            ("accuracy", .number(test.share)),
            ("accuracyInterval", EvaluationDocument.interval(test.interval.lower, test.interval.upper)),
            ("samples", .integer(test.samples)), ("gap", .number(gap.difference)),
            ("gapInterval", EvaluationDocument.interval(gap.interval.lower, gap.interval.upper)),
            ("gapPValue", .number(gap.pValue)), ("againstOriginal", againstOriginal.output),
        ])
    }
}

extension PairedComparison {
    fileprivate var output: JSONOutput {
        .object([
            ("difference", .number(difference)),
            ("interval", EvaluationDocument.interval(interval.lower, interval.upper)),
            ("onlyDesign", .integer(onlyFirst)), ("onlyOriginal", .integer(onlySecond)),
            ("pValue", .number(pValue)), ("distinguishable", .bool(isDistinguishable)),
        ])
    }
}
