import HapiCore
import HapiFigures

/// What designs are judged on under one policy: the evaluator, and what follows from it once for all.
package struct PolicyBasis: Sendable {
    package let evaluator: Evaluator
    /// Thresholds that searches try, rising, with their bit columns.
    package let confident: [ConfidentColumns]
    /// Samples that each classifier answers rightly on its own.
    package let standaloneCorrect: [Int]

    /// O(thresholds × samples × classifiers), a few milliseconds.
    init(_ evaluator: Evaluator) {
        self.evaluator = evaluator
        let network = evaluator.network
        confident = evaluator.answers.metric.defaultThresholds(classes: network.classes).map {
            ConfidentColumns(evaluator.answers, threshold: $0)
        }
        standaloneCorrect = (0..<network.classifierCount).map(evaluator.answers.correctCount)
    }

    package var policy: ExitPolicy { evaluator.policy }

    package var thresholdRange: ClosedRange<Double> {
        policy.metric.thresholdRange(classes: evaluator.network.classes)
    }

    /// The greatest threshold, as it is written.
    package var thresholdTop: String {
        let top = thresholdRange.upperBound
        return Format.fixed(top, digits: top == 1 ? 0 : 3)
    }

    /// Where a threshold lies in its range, 0 where everybody leaves at the first exit, 1 where nobody does.
    func place(of threshold: Double) -> Double {
        let share = threshold / thresholdRange.upperBound
        return policy.metric == .entropy ? 1 - share : share
    }

    /// The threshold at such a place, on the hundredths of the range.
    func threshold(at place: Double) -> Double {
        let hundredths = ((policy.metric == .entropy ? 1 - place : place) * 100).rounded()
        return hundredths * thresholdRange.upperBound / 100
    }
}
