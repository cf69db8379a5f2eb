import HapiCore

/// Seeded random networks, costs and calibrations, small enough for the slow evaluator.
package struct RandomCases {
    package var generator: Generator

    package init(seed: UInt64) {
        generator = Generator(seed: seed)
    }

    package enum Shape: Sendable, CaseIterable { case chain, residual }

    /// A backbone of `layers` layers with exits after a random choice of at most `exits` of them. A residual one
    /// has skip connections of random reach, many of which cross exits.
    package mutating func network(layers count: Int, exits: Int, shape: Shape) throws -> Network {
        let layers = (0..<count).map { index in
            var inputs = index == 0 ? [] : [index - 1]
            if shape == .residual, index >= 2, generator.index(below: 2) == 0 {
                inputs.append(generator.index(below: index - 1))
            }
            return Layer(
                name: "layer\(index)", kind: "conv", inputs: inputs, macs: 1 + generator.index(below: 1000),
                weightBytes: 1 + generator.index(below: 1000), group: "stage\(index / 4)")
        }
        var places = Array(0..<(count - 1))
        while places.count > exits { places.remove(at: generator.index(below: places.count)) }
        return try Network(
            name: "random", task: "none", classes: 10, inputShape: [3, 8, 8], layers: layers,
            exits: places.map {
                CandidateExit(
                    name: "exit:layer\($0)", layer: $0, macs: 1 + generator.index(below: 500),
                    weightBytes: 1 + generator.index(below: 500))
            })
    }

    package mutating func costs(_ network: Network, tail: Bool = false) -> NodeCosts {
        func figures(_ generator: inout Generator, scale: Double) -> NodeCosts.Figures {
            NodeCosts.Figures(
                layers: network.layers.map { _ in scale * (0.01 + generator.unit()) },
                exits: network.exits.map { _ in scale * (0.01 + generator.unit()) })
        }
        return NodeCosts(
            latency: figures(&generator, scale: 1), latencyTail: tail ? figures(&generator, scale: 2) : nil,
            energy: figures(&generator, scale: 10))
    }

    /// Answers on a coarse grid, so that ties between classifiers and with thresholds are common.
    package mutating func calibration(
        _ network: Network, samples: Int, metric: ConfidenceMetric = .maxProbability
    ) throws -> Calibration {
        let count = samples * network.classifierCount
        let top = metric == .entropy ? 2.25 : 1.0
        let calibration = Calibration(
            metric: metric, samples: samples, classifiers: network.classifierCount,
            confidence: (0..<count).map { _ in Float(top * Double(generator.index(below: 21)) / 20) },
            correct: (0..<count).map { _ in generator.index(below: 3) > 0 })
        guard let calibration else { throw Unexpected("a calibration of \(samples) samples was refused") }
        return calibration
    }

    package mutating func design(_ network: Network, metric: ConfidenceMetric = .maxProbability) -> Design {
        let exits = network.exits.indices.filter { _ in generator.index(below: 3) == 0 }
        let top = metric == .entropy ? 2.25 : 1.0
        return Design(exits: exits, threshold: top * Double(generator.index(below: 21)) / 20)
    }
}

/// Something that a test relies on did not hold.
package struct Unexpected: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// The value, or a failure of the test.
package func unwrap<T>(_ value: T?, _ what: String = "a value") throws -> T {
    guard let value else { throw Unexpected("\(what) is missing") }
    return value
}
