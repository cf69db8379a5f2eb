/// A plan run on stored answers, one sample after the other, node by node: what a device would do, slowly.
package struct SampleReplay: Sendable {
    private let network: Network
    private let costs: NodeCosts
    private let policy: RunTimePolicy

    package init(_ policy: RunTimePolicy, network: Network, costs: NodeCosts) {
        self.policy = policy
        self.network = network
        self.costs = costs
    }

    /// Figures of all samples. O(samples × (layers + classifiers)), and a sort.
    /// - Parameters:
    ///   - answers: of this network's classifiers under the policy's metric.
    ///   - last: position of the last classifier that may run.
    ///   - loadFactor: what every latency is multiplied by. Energies are not: what a load does to them is not known.
    package func run(_ answers: Calibration, upTo last: Int, loadFactor: Double = 1) -> ReplayFigures {
        var figures = ReplayFigures(
            samples: answers.samples, classifiers: last + 1, layers: network.layers.count)
        var latencies: [Double] = []
        latencies.reserveCapacity(answers.samples)
        for sample in 0..<answers.samples {
            var (latency, energy) = (0.0, 0.0)
            // Layers of the backbone that have run.
            var done = 0
            let answer = policy.answer(
                upTo: last, confidence: { answers.confidence[$0 * answers.samples + sample] },
                run: { position in
                    let classifier = policy.classifiers[position]
                    let end = layers(to: classifier)
                    latency += spent(costs.latency, done..<end, classifier)
                    for layer in done..<end { figures.layerRuns[layer] += 1 }
                    figures.classifierRuns[position] += 1
                    if let energies = costs.energy { energy += spent(energies, done..<end, classifier) }
                    done = end
                })
            let classifier = policy.classifiers[answer.answeredBy]
            figures.correct += answers.correct[classifier * answers.samples + sample] ? 1 : 0
            figures.leaving[answer.leavesAt] += 1
            let final = network.finalClassifier * answers.samples + sample
            figures.originalCorrect += answers.correct[final] ? 1 : 0
            latencies.append(latency * loadFactor)
            if costs.energy != nil { figures.meanEnergy = (figures.meanEnergy ?? 0) + energy }
        }
        figures.meanEnergy = figures.meanEnergy.map { $0 / Double(answers.samples) }
        figures.worstLatency = worstLatency(upTo: last) * loadFactor
        figures.memory = memory(upTo: last)
        figures.take(latencies.sorted())
        return figures
    }

    /// Layers that have run when a classifier has.
    private func layers(to classifier: Int) -> Int {
        classifier == network.finalClassifier ? network.layers.count : network.exits[classifier].layer + 1
    }

    /// What some layers and then an exit cost; the final classifier is part of the backbone.
    private func spent(_ figures: NodeCosts.Figures, _ layers: Range<Int>, _ classifier: Int) -> Double {
        figures.layers[layers].reduce(0, +)
            + (classifier == network.finalClassifier ? 0 : figures.exits[classifier])
    }

    /// Weights of every layer and exit on the way to the last classifier.
    private func memory(upTo last: Int) -> Int {
        let layers = network.layers[..<layers(to: policy.classifiers[last])]
        let exits = policy.classifiers[...last].filter { $0 != network.finalClassifier }
        return layers.reduce(0) { $0 + $1.weightBytes }
            + exits.reduce(0) { $0 + network.exits[$1].weightBytes }
    }

    /// The path to the last classifier, of latency tails where the platform has them.
    private func worstLatency(upTo last: Int) -> Double {
        var (sum, done) = (0.0, 0)
        for classifier in policy.classifiers[...last] {
            let end = layers(to: classifier)
            sum += spent(costs.worstCase, done..<end, classifier)
            done = end
        }
        return sum
    }
}
