/// What the samples can say of a chosen design beyond its accuracy: whether it differs from the original network
/// at all, and how it does on samples that had no part in choosing it.
package struct DesignConfidence: Sendable, Hashable {
    /// The design, then the original network, on the calibration samples.
    package let againstOriginal: PairedComparison
    /// `nil` without a test set.
    package let onTest: OnTest?

    package struct OnTest: Sendable, Hashable {
        package let gap: AccuracyGap
        /// The design, then the original network, on the test samples.
        package let againstOriginal: PairedComparison
    }

    /// O(classifiers × samples) of the two sets.
    /// - Parameters:
    ///   - evaluation: a design on the calibration set, which is `evaluator`'s.
    ///   - test: the same network and policy on the test set.
    package init(_ evaluation: Evaluation, on evaluator: Evaluator, test: Evaluator?) {
        func againstOriginal(_ evaluator: Evaluator) -> PairedComparison {
            let confident = ConfidentColumns(evaluator.answers, threshold: evaluation.design.threshold)
            let original = RunnableDesign(exits: [], finalRuns: true)
            return PairedComparison(
                ofOneDataSet: evaluator.rightAnswers(of: evaluation.runnable, confident: confident),
                evaluator.rightAnswers(of: original, confident: confident))
        }
        let onCalibration = againstOriginal(evaluator)
        self.againstOriginal = onCalibration
        onTest = test.map {
            let onTest = againstOriginal($0)
            return OnTest(
                gap: AccuracyGap(calibration: onCalibration.first, test: onTest.first),
                againstOriginal: onTest)
        }
    }
}
