/// Everything that is known of a design: METHOD's figures of accuracy, latency, memory and energy, all derived
/// from whole-number counts over one data set.
package struct Evaluation: Sendable, Hashable {
    /// After truncation by the deadline, so that the name alone reproduces the figures.
    package var design: Design
    package var runnable: RunnableDesign
    package var counts: ExecutionCounts
    /// Samples leaving at each classifier that runs, in depth order.
    package var leaving: [Int]
    package var correct: Int
    /// L = qᵀl, milliseconds (HAPI Sec. 6.2).
    package var meanLatency: Double
    package var medianLatency: Double
    package var p95Latency: Double
    package var p99Latency: Double
    /// Path to the last classifier that can run, of latency tails where the platform has them.
    package var worstLatency: Double
    package var memory: Int
    /// Millijoules; `nil` where the platform has no energies.
    package var meanEnergy: Double?
    /// Eq. 4 at the weight the evaluation was asked for.
    package var objective: Double
    package var broken: [BrokenLimit]

    package var samples: Int { counts.samples }
    package var accuracy: Double { Double(correct) / Double(samples) }
    package var accuracyInterval: WilsonInterval { WilsonInterval(correct: correct, samples: samples) }
    package var isFeasible: Bool { broken.isEmpty }
    /// O(layers + exits).
    package var rates: ExecutionRates { ExecutionRates(counts) }

    package var figures: Figures {
        Figures(correct: correct, meanLatency: meanLatency, memory: memory)
    }

    /// Share of the samples leaving at each classifier that runs, in depth order. O(classifiers).
    package var shares: [Double] { leaving.map { Double($0) / Double(samples) } }
}

/// How an evaluation ends when a deadline leaves nothing to run.
package enum EvaluationOutcome: Sendable, Hashable {
    case evaluated(Evaluation)
    /// No classifier of the design fits the deadline.
    case nothingRuns(BrokenLimit)

    package var evaluation: Evaluation? {
        if case .evaluated(let evaluation) = self { evaluation } else { nil }
    }

    /// The limits that keep the design from being used; empty when it is feasible.
    package var broken: [BrokenLimit] {
        switch self {
        case .evaluated(let evaluation): evaluation.broken
        case .nothingRuns(let limit): [limit]
        }
    }
}
