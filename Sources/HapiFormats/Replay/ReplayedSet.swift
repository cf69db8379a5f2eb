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
    package let deviations: [PlanDeviation]
    /// Of the accuracy on the calibration set from the one here; `nil` for the calibration set.
    package let gap: AccuracyGap?

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
    ///   - deviations: of the figures from what is predicted.
    ///   - calibration: the replay on the calibration set, for the others.
    package init(
        _ name: Name, sha256: String, kind: Model.DataSet.Kind?, figures: ReplayFigures,
        predicted: Plan.Prediction?, deviations: [PlanDeviation], limits: Limits,
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
        self.deviations = deviations
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
}
