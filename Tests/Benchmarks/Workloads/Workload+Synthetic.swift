import HapiCore
import TestSupport

extension Workload {
    /// S: 50,000 samples and 59 classifiers made up by a seeded generator, for how time grows with the data. It says
    /// nothing about any network.
    static func synthetic() throws -> Workload {
        var cases = RandomCases(seed: 59)
        let network = try cases.network(layers: 59, exits: 58, shape: .chain)
        let costs = cases.costs(network)
        let calibration = try unwrap(
            answers(samples: 50_000, classifiers: network.classifierCount, using: &cases.generator))
        let evaluator = try unwrap(
            Evaluator(
                network: network, costs: costs, answers: AnswerColumns(calibration), fallback: .mostConfident)
        )
        return try Workload("S", evaluator, calibration)
    }

    /// Samples differ in how easy they are; deeper classifiers are surer, and surer ones are more often right.
    private static func answers(
        samples: Int, classifiers: Int, using generator: inout Generator
    ) -> Calibration? {
        let ease = (0..<samples).map { _ in generator.unit() }
        var confidence: [Float] = []
        var correct: [Bool] = []
        confidence.reserveCapacity(samples * classifiers)
        correct.reserveCapacity(samples * classifiers)
        for k in 0..<classifiers {
            let depth = Double(k + 1) / Double(classifiers)
            for sample in 0..<samples {
                let sureness = 0.35 + 0.5 * ease[sample] + 0.35 * depth + 0.2 * (generator.unit() - 0.5)
                confidence.append(Float(min(1, max(0.1, sureness))))
                correct.append(generator.unit() < 0.3 + 0.65 * min(1, sureness))
            }
        }
        return Calibration(
            metric: .maxProbability, samples: samples, classifiers: classifiers, confidence: confidence,
            correct: correct)
    }
}
