import HapiCore

/// METHOD's definitions written down as they are read, sample by sample and node by node: the oracle that the
/// bit columns are held against. It shares no code with the evaluator.
package struct SlowEvaluator {
    package let network: Network
    package let costs: NodeCosts
    package let calibration: Calibration
    package let fallback: Fallback

    package init(network: Network, costs: NodeCosts, calibration: Calibration, fallback: Fallback) {
        self.network = network
        self.costs = costs
        self.calibration = calibration
        self.fallback = fallback
    }

    package struct Result: Equatable {
        package var exits: [Int] = []
        package var finalRuns = true
        package var leaving: [Int] = []
        package var correct = 0
        /// Whether each sample is answered rightly.
        package var isRight: [Bool] = []
        package var meanLatency = 0.0
        package var meanEnergy = 0.0
        package var worstLatency = 0.0
        package var latencies: [Double] = []
        package var memory = 0
        /// Arrivals by layer, then by candidate exit.
        package var arrivals: [Int] = []
    }

    /// `nil` when no classifier fits the deadline.
    package func evaluate(_ design: Design, deadline: Double? = nil) -> Result? {
        guard let (exits, finalRuns) = truncated(design.exits, deadline: deadline) else { return nil }
        var result = Result(exits: exits, finalRuns: finalRuns)
        let classifiers = finalRuns ? exits + [network.exits.count] : exits
        result.leaving = classifiers.map { _ in 0 }
        result.arrivals = Array(repeating: 0, count: network.layers.count + network.exits.count)
        for sample in 0..<calibration.samples {
            let (position, isRight) = answer(sample, classifiers, threshold: Float(design.threshold))
            result.leaving[position] += 1
            result.correct += isRight ? 1 : 0
            result.isRight.append(isRight)
            let nodes = nodesRun(to: classifiers[position], exits: exits)
            for node in nodes { result.arrivals[node] += 1 }
            let latency = nodes.reduce(0) { $0 + cost(costs.latency, $1) }
            result.latencies.append(latency)
            result.meanLatency += latency / Double(calibration.samples)
            if let energy = costs.energy {
                result.meanEnergy +=
                    nodes.reduce(0) { $0 + cost(energy, $1) } / Double(calibration.samples)
            }
        }
        guard let last = classifiers.last else { return nil }
        let canRun = nodesRun(to: last, exits: exits)
        result.worstLatency = canRun.reduce(0) { $0 + cost(costs.latencyTail ?? costs.latency, $1) }
        result.memory = canRun.reduce(0) { $0 + weight($1) }
        result.latencies.sort()
        return result
    }

    /// The latency that the samples beyond the first so many percent reach.
    package func percentile(_ percent: Int, of result: Result) -> Double {
        let place = result.latencies.indices.first { ($0 + 1) * 100 >= percent * calibration.samples }
        return result.latencies[place ?? 0]
    }

    private func answer(_ sample: Int, _ classifiers: [Int], threshold: Float) -> (Int, Bool) {
        func value(_ k: Int) -> Float { calibration.confidence[k * calibration.samples + sample] }
        func isRight(_ k: Int) -> Bool { calibration.correct[k * calibration.samples + sample] }
        let isEntropy = calibration.metric == .entropy
        for (position, k) in classifiers.enumerated() {
            if isEntropy ? value(k) <= threshold : value(k) >= threshold { return (position, isRight(k)) }
        }
        let last = classifiers.count - 1
        if fallback == .deepest { return (last, isRight(classifiers[last])) }
        var surest = classifiers[0]
        for k in classifiers where isEntropy ? value(k) <= value(surest) : value(k) >= value(surest) {
            surest = k
        }
        return (last, isRight(surest))
    }

    /// Nodes that a sample leaving at `classifier` runs: layers by index, then exits from `layers.count` on.
    private func nodesRun(to classifier: Int, exits: [Int]) -> [Int] {
        let layer =
            classifier == network.exits.count ? network.layers.count - 1 : network.exits[classifier].layer
        return Array(0...layer) + exits.filter { $0 <= classifier }.map { network.layers.count + $0 }
    }

    private func truncated(_ exits: [Int], deadline: Double?) -> ([Int], Bool)? {
        guard let deadline else { return (exits, true) }
        let tail = costs.latencyTail ?? costs.latency
        func fits(_ classifier: Int, _ exits: [Int]) -> Bool {
            nodesRun(to: classifier, exits: exits).reduce(0) { $0 + cost(tail, $1) } <= deadline * (1 + 1e-9)
        }
        if fits(network.exits.count, exits) { return (exits, true) }
        guard let last = exits.last(where: { fits($0, exits) }) else { return nil }
        let kept = exits.filter { $0 <= last }
        return kept == exits ? (exits, false) : truncated(kept, deadline: deadline)
    }

    private func cost(_ figures: NodeCosts.Figures, _ node: Int) -> Double {
        node < network.layers.count ? figures.layers[node] : figures.exits[node - network.layers.count]
    }

    private func weight(_ node: Int) -> Int {
        node < network.layers.count
            ? network.layers[node].weightBytes : network.exits[node - network.layers.count].weightBytes
    }
}
