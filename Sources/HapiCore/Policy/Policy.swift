/// How sure a classifier says it is of a sample (HAPI Sec. 4.2; the other two for comparison).
package enum ConfidenceMetric: String, Sendable, Hashable, CaseIterable {
    /// The largest softmax probability: HAPI's own.
    case maxProbability = "max-probability"
    /// The largest minus the second largest (Kong 2023, eq. 6.8).
    case margin
    /// Entropy of the softmax in nats, small when sure (BranchyNet).
    case entropy

    /// Thresholds that make sense: [0, 1] for probabilities and margins, [0, ln K] for the entropy of K classes.
    /// O(1).
    package func thresholdRange(classes: Int) -> ClosedRange<Double> {
        switch self {
        case .maxProbability, .margin: 0...1
        case .entropy: 0...naturalLogarithm(Double(max(1, classes)))
        }
    }

    /// The thresholds that a search tries when none are given: 0.05, 0.10 … 0.95 of the range. O(1).
    package func defaultThresholds(classes: Int) -> [Double] {
        let top = thresholdRange(classes: classes).upperBound
        return (1...19).map { Double($0) * top / 20 }
    }

    /// The metric turned so that more is surer, as the evaluator compares it. Negation is exact in Float32, so
    /// "entropy ≤ threshold" and "−entropy ≥ −threshold" are the same comparison. O(1).
    package func sureness(of value: Float) -> Float {
        self == .entropy ? -value : value
    }

    /// The least sureness that leaves at a threshold. Text → Float64 → Float32, as the confidences are stored.
    /// O(1).
    package func cut(at threshold: Double) -> Float {
        sureness(of: Float(threshold))
    }
}

/// Who answers a sample that no classifier was sure of.
package enum Fallback: String, Sendable, Hashable, CaseIterable {
    /// The most confident classifier that the sample passed, the final one included; ties to the deepest (HAPI).
    case mostConfident = "most-confident"
    /// The deepest classifier that ran.
    case deepest
}

/// The rule by which samples leave.
package struct ExitPolicy: Sendable, Hashable {
    package var metric: ConfidenceMetric
    package var fallback: Fallback

    package init(metric: ConfidenceMetric = .maxProbability, fallback: Fallback = .mostConfident) {
        self.metric = metric
        self.fallback = fallback
    }
}
