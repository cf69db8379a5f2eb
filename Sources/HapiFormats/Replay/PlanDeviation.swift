import HapiCore

/// A figure that comes out of a replay otherwise than the plan says.
package struct PlanDeviation: Sendable, Hashable {
    /// The member of the plan, "accuracy", "shares.exit:b8".
    package let figure: String
    package let said: Double
    package let found: Double

    /// Sums in another order differ in their last digits; anything more is another figure.
    private static let tolerance = 1e-9

    private var isOne: Bool { !((said - found).magnitude <= Self.tolerance * max(1, said.magnitude)) }

    /// Those of a plan's prediction of one set.
    /// - Parameter originalLatency: of the profile, milliseconds: L_max of the objective.
    static func deviations(
        of prediction: Plan.Prediction, from figures: ReplayFigures, weight: Double, originalLatency: Double
    ) -> [PlanDeviation] {
        let interval = figures.accuracy.interval
        let original = Evaluator.Original(
            correct: figures.originalCorrect, samples: figures.samples, latency: originalLatency)
        let objective = original.objective(
            correct: figures.correct, latency: figures.meanLatency, weight: weight)
        var pairs = [
            ("samples", Double(prediction.samples), Double(figures.samples)),
            ("accuracy", prediction.accuracy, figures.accuracy.share),
            ("accuracyInterval[0]", prediction.accuracyInterval.lowerBound, interval.lower),
            ("accuracyInterval[1]", prediction.accuracyInterval.upperBound, interval.upper),
            ("meanLatencyMs", prediction.meanLatency, figures.meanLatency),
            ("medianLatencyMs", prediction.medianLatency, figures.medianLatency),
            ("p95LatencyMs", prediction.p95Latency, figures.p95Latency),
            ("p99LatencyMs", prediction.p99Latency, figures.p99Latency),
            ("worstLatencyMs", prediction.worstLatency, figures.worstLatency),
            ("memoryBytes", Double(prediction.memory), Double(figures.memory)),
            ("objective", prediction.objective, objective),
        ]
        if let said = prediction.meanEnergy, let found = figures.meanEnergy {
            pairs.append(("meanEnergyMJ", said, found))
        }
        return pairs.map { PlanDeviation(figure: $0.0, said: $0.1, found: $0.2) }.filter(\.isOne)
    }

    /// Those of a plan's shares and execution rates, which are of the calibration set.
    static func deviations(of plan: Plan, from figures: ReplayFigures) -> [PlanDeviation] {
        let shares = zip(plan.shares, figures.shares).map {
            PlanDeviation(figure: "shares.\($0.name)", said: $0.value, found: $1.share)
        }
        // Of the classifiers the final one is a layer.
        let runs = figures.layerRuns + figures.classifierRuns.prefix(plan.exits.count)
        let rates = zip(plan.executionRates, runs).map {
            PlanDeviation(
                figure: "executionRates.\($0.name)", said: $0.value,
                found: Double($1) / Double(figures.samples))
        }
        return (shares + rates).filter(\.isOne)
    }
}

extension Plan {
    /// Figures that come out otherwise on the calibration set than the plan says.
    /// - Parameter originalLatency: of the profile, milliseconds.
    package func deviations(
        onCalibration figures: ReplayFigures, originalLatency: Double
    ) -> [PlanDeviation] {
        PlanDeviation.deviations(
            of: predicted, from: figures, weight: latencyWeight, originalLatency: originalLatency)
            + PlanDeviation.deviations(of: self, from: figures)
    }

    /// The same on the test set.
    package func deviations(onTest figures: ReplayFigures, originalLatency: Double) -> [PlanDeviation] {
        predictedOnTest.map {
            PlanDeviation.deviations(
                of: $0, from: figures, weight: latencyWeight, originalLatency: originalLatency)
        } ?? []
    }
}
