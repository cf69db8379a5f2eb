/// What came of a replay: counts, and the latencies of the samples one by one.
package struct ReplayFigures: Sendable, Hashable {
    package let samples: Int
    package internal(set) var correct = 0
    /// Samples leaving at each classifier that may run, in depth order.
    package internal(set) var leaving: [Int]
    /// Milliseconds.
    package private(set) var meanLatency = 0.0
    package private(set) var medianLatency = 0.0
    package private(set) var p95Latency = 0.0
    package private(set) var p99Latency = 0.0
    package internal(set) var worstLatency = 0.0
    /// Of the mean latency, at 95 %: what another draw of as many samples would change. How the device's own time
    /// varies from run to run is not in it.
    package private(set) var meanLatencyInterval: ClosedRange<Double> = 0...0
    /// Bytes of the weights of every node that may run.
    package internal(set) var memory = 0
    /// Samples that the original network answers rightly, which eq. 4 is relative to.
    package internal(set) var originalCorrect = 0
    /// Samples that run each layer, in the network's order.
    package internal(set) var layerRuns: [Int]
    /// Samples that run each classifier.
    package internal(set) var classifierRuns: [Int]
    /// Millijoules; `nil` where the platform has no energies.
    package internal(set) var meanEnergy: Double?

    init(samples: Int, classifiers: Int, layers: Int = 0) {
        self.samples = samples
        leaving = Array(repeating: 0, count: classifiers)
        classifierRuns = leaving
        layerRuns = Array(repeating: 0, count: layers)
    }

    package var accuracy: Proportion { Proportion(correct: correct, samples: samples) }

    /// Share of the samples leaving at each classifier, with its interval.
    package var shares: [Proportion] { leaving.map { Proportion(correct: $0, samples: samples) } }

    /// The two-sided p of the mean latency against that of other samples, from their standard errors. 1 where all
    /// samples of both take the same path. O(1).
    package func latencyPValue(against other: ReplayFigures) -> Double {
        let errors = [self, other].map {
            ($0.meanLatencyInterval.upperBound - $0.meanLatency) / WilsonInterval.z
        }
        let variance = errors[0] * errors[0] + errors[1] * errors[1]
        let difference = (meanLatency - other.meanLatency).magnitude
        guard variance > 0 else { return difference > 0 ? 0 : 1 }
        return complementaryErrorFunction(difference / (2 * variance).squareRoot())
    }

    /// Takes the figures of the samples' latencies, ascending. Percentiles are METHOD's: the smallest latency that
    /// so many percent of the samples, rounded up, do not exceed. O(samples).
    mutating func take(_ latencies: [Double]) {
        guard let last = latencies.last else { return }
        func percentile(_ percent: Int) -> Double {
            latencies[max(0, (percent * latencies.count + 99) / 100 - 1)]
        }
        let count = Double(latencies.count)
        meanLatency = latencies.reduce(0, +) / count
        (medianLatency, p95Latency, p99Latency) = (percentile(50), percentile(95), percentile(99))
        let squares = latencies.reduce(0) { $0 + ($1 - meanLatency) * ($1 - meanLatency) }
        // The mean of many independent samples is close to normal; of one sample nothing is known but its value.
        let error = count > 1 ? (squares / (count - 1) / count).squareRoot() : last
        let half = WilsonInterval.z * error
        meanLatencyInterval = max(0, meanLatency - half)...(meanLatency + half)
    }
}
