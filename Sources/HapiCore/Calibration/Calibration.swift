/// What every classifier of the overprovisioned network said of every sample of a data set, run once (HAPI
/// Sec. 6.3, "Efficient Evaluation through Memoisation"): how sure it was, and whether it was right.
///
/// Both tables are column-major: classifier `k`'s answers are at `k * samples ..< (k + 1) * samples`.
package struct Calibration: Sendable {
    package let metric: ConfidenceMetric
    package let samples: Int
    package let classifiers: Int
    /// The metric's value as stored, [classifiers × samples].
    package let confidence: [Float]
    /// Whether the classifier's prediction is the label, [classifiers × samples].
    package let correct: [Bool]

    /// Sizes must agree: `confidence.count == correct.count == samples * classifiers`, and there is at least one
    /// of each. Formats has checked them against the file, with its place, before. O(1).
    package init?(
        metric: ConfidenceMetric, samples: Int, classifiers: Int, confidence: [Float], correct: [Bool]
    ) {
        guard samples > 0, classifiers > 0, confidence.count == samples * classifiers,
            correct.count == confidence.count
        else { return nil }
        self.metric = metric
        self.samples = samples
        self.classifiers = classifiers
        self.confidence = confidence
        self.correct = correct
    }

    /// How many samples classifier `k` answers rightly on its own. O(samples).
    package func correctCount(ofClassifier k: Int) -> Int {
        correct[(k * samples)..<((k + 1) * samples)].count { $0 }
    }
}
