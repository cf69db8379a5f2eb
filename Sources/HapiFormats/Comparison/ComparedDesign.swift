import HapiCore

/// A plan's design beside others, judged on the answers and costs that the plan was made with.
package struct ComparedDesign: Sendable {
    /// The plan's path, as typed.
    package let file: String
    package let plan: Plan
    /// The device's name and mode.
    package let platform: String
    package let document: EvaluationDocument
    package let evaluation: Evaluation
    /// The same design on samples that no search saw, `nil` where the model has none.
    package let onTest: Evaluation?
    /// This design's accuracy against the first's; `nil` for the first itself.
    package let againstFirst: Against?

    package init(
        file: String, plan: Plan, platform: String, document: EvaluationDocument, evaluation: Evaluation,
        onTest: Evaluation?, againstFirst: Against?
    ) {
        self.file = file
        self.plan = plan
        self.platform = platform
        self.document = document
        self.evaluation = evaluation
        self.onTest = onTest
        self.againstFirst = againstFirst
    }

    package struct Against: Sendable, Hashable {
        package let calibration: AccuracyDifference
        /// `nil` where one of the two has no test samples.
        package let test: AccuracyDifference?

        package init(calibration: AccuracyDifference, test: AccuracyDifference?) {
            self.calibration = calibration
            self.test = test
        }
    }
}

/// How two designs' accuracies differ, this one's minus the first's, and whether the samples can tell.
package enum AccuracyDifference: Sendable, Hashable {
    /// On the same samples: McNemar's test.
    case paired(PairedComparison)
    /// On samples that are not known to be the same: the test of two independent shares, which sees less.
    case independent(Proportion, first: Proportion)

    package var difference: Double {
        switch self {
        case .paired(let pair): pair.difference
        case .independent(let own, let first): own.share - first.share
        }
    }

    package var interval: DifferenceInterval {
        switch self {
        case .paired(let pair): pair.interval
        case .independent(let own, let first): DifferenceInterval(own, first)
        }
    }

    package var pValue: Double {
        switch self {
        case .paired(let pair): pair.pValue
        case .independent(let own, let first): TwoProportionTest.pValue(own, first)
        }
    }

    package var isPaired: Bool { if case .paired = self { true } else { false } }

    package var isDistinguishable: Bool { pValue < PairedComparison.level }
}
