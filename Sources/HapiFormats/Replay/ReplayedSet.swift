import HapiCore

/// A plan replayed on one set of answers, beside what the plan says of it.
package struct ReplayedSet: Sendable, Hashable {
    package enum Name: String, Sendable, Hashable, CaseIterable {
        /// Designs are chosen by it, so its figures are selected ones.
        case calibration
        /// The model's own, that no search saw.
        case test
        /// From a file that was named beside the plan.
        case given
    }

    package let name: Name
    package let sha256: String
    /// `nil` where it is not known.
    package let kind: Model.DataSet.Kind?
    package let figures: ReplayFigures
    /// What the plan says, under the conditions that it was made for; `nil` where it says nothing of this set or
    /// these conditions.
    package let predicted: Plan.Prediction?
    /// Figures that come out otherwise than the plan says.
    package let deviations: [Deviation]
    /// Of the accuracy on the calibration set from the one here; `nil` for the calibration set.
    package let gap: AccuracyGap?

    package struct Deviation: Sendable, Hashable {
        /// The member of the plan, "accuracy", "share of exit:b8".
        package let figure: String
        package let said: Double
        package let found: Double
    }

    /// Limits of the plan that these samples show to be broken: the whole 95 % interval lies beyond.
    package let broken: [BrokenLimit]
    /// Two-sided p of the mean latency here against that on the calibration set; `nil` for that itself.
    package let latencyPValue: Double?

    /// Below this p the accuracy on other samples is called another than the predicted one.
    package static let level = 0.01

    /// Whether the accuracy here differs by more than two sets of so many samples do by chance.
    package var differs: Bool { gap.map { $0.pValue < Self.level } ?? false }

    /// - Parameters:
    ///   - limits: the plan's.
    ///   - shares: what the plan says of each classifier's, in their order; not of other sets than the calibration.
    ///   - calibration: the replay on the calibration set, for the others.
    package init(
        _ name: Name, sha256: String, kind: Model.DataSet.Kind?, figures: ReplayFigures,
        predicted: Plan.Prediction?, limits: Limits, shares: [Plan.Named<Double>]? = nil,
        calibration: ReplayFigures? = nil
    ) {
        self.name = name
        self.sha256 = sha256
        self.kind = kind
        self.figures = figures
        self.predicted = predicted
        gap = calibration.map { AccuracyGap(calibration: $0.accuracy, test: figures.accuracy) }
        latencyPValue = calibration.map { figures.latencyPValue(against: $0) }
        broken = Self.broken(limits, by: figures)
        deviations = Self.deviations(predicted, shares ?? [], figures)
    }

    private static func broken(_ limits: Limits, by figures: ReplayFigures) -> [BrokenLimit] {
        var broken: [BrokenLimit] = []
        if let limit = limits.meanLatency,
            !Limits.holds(figures.meanLatencyInterval.lowerBound, atMost: limit)
        {
            broken.append(.meanLatency(found: figures.meanLatency, limit: limit))
        }
        if let floor = limits.minAccuracy, !Limits.holds(figures.accuracy.interval.upper, atLeast: floor) {
            broken.append(.accuracy(found: figures.accuracy.share, limit: floor))
        }
        return broken
    }

    /// Sums in another order differ in their last digits; anything more is another figure.
    private static let tolerance = 1e-9

    private static func deviations(
        _ predicted: Plan.Prediction?, _ shares: [Plan.Named<Double>], _ figures: ReplayFigures
    ) -> [Deviation] {
        guard let predicted else { return [] }
        let interval = figures.accuracy.interval
        var pairs: [(String, Double, Double)] = [
            ("samples", Double(predicted.samples), Double(figures.samples)),
            ("accuracy", predicted.accuracy, figures.accuracy.share),
            ("accuracyInterval[0]", predicted.accuracyInterval.lowerBound, interval.lower),
            ("accuracyInterval[1]", predicted.accuracyInterval.upperBound, interval.upper),
            ("meanLatencyMs", predicted.meanLatency, figures.meanLatency),
            ("medianLatencyMs", predicted.medianLatency, figures.medianLatency),
            ("p95LatencyMs", predicted.p95Latency, figures.p95Latency),
            ("p99LatencyMs", predicted.p99Latency, figures.p99Latency),
            ("worstLatencyMs", predicted.worstLatency, figures.worstLatency),
        ]
        if let said = predicted.meanEnergy, let found = figures.meanEnergy {
            pairs.append(("meanEnergyMJ", said, found))
        }
        for (share, found) in zip(shares, figures.shares) {
            pairs.append(("share of \(share.name)", share.value, found.share))
        }
        return pairs.filter { ($0.1 - $0.2).magnitude > tolerance * max(1, $0.1.magnitude) }
            .map { Deviation(figure: $0.0, said: $0.1, found: $0.2) }
    }
}
