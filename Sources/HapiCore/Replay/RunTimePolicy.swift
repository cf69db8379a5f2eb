/// What a device does with a sample: it runs the classifiers of a plan one after the other until one is sure (HAPI
/// Sec. 4.2). Written down as it happens there, and apart from the evaluator's bit columns, which it is to check.
package struct RunTimePolicy: Sendable, Hashable {
    /// Classifiers in depth order: candidates by index, then perhaps the final classifier.
    package let classifiers: [Int]
    package let threshold: Double
    package let policy: ExitPolicy

    package init(_ design: RunnableDesign, in network: Network, threshold: Double, policy: ExitPolicy) {
        classifiers = design.classifiers(in: network)
        self.threshold = threshold
        self.policy = policy
    }

    /// Where a sample leaves, and whose prediction it gets; positions among the classifiers.
    package struct Answer: Sendable, Hashable {
        package var leavesAt: Int
        package var answeredBy: Int
    }

    /// - Parameters:
    ///   - last: position of the last classifier that may run.
    ///   - confidence: the metric's value that a classifier gives the sample.
    ///   - run: called with the position of each classifier as it runs.
    /// O(classifiers).
    func answer(
        upTo last: Int, confidence: (Int) -> Float, run: (Int) -> Void
    ) -> Answer {
        // Text to Float64 to Float32, as the confidences are stored.
        let threshold = Float(threshold)
        let isLessSurer = policy.metric == .entropy
        var surest = 0
        var confidenceOfSurest: Float?
        for position in 0...last {
            run(position)
            let value = confidence(classifiers[position])
            if isLessSurer ? value <= threshold : value >= threshold {
                return Answer(leavesAt: position, answeredBy: position)
            }
            // A tie goes to the deeper one.
            if let best = confidenceOfSurest, isLessSurer ? value > best : value < best { continue }
            (surest, confidenceOfSurest) = (position, value)
        }
        return Answer(leavesAt: last, answeredBy: policy.fallback == .deepest ? last : surest)
    }
}
