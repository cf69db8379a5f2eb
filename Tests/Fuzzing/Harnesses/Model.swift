import HapiCore
import HapiFormats

extension Harness {
    /// Models, with answers made up for their classifiers.
    static let model = Harness("model", longest: 2048) { bytes in
        guard let model = attempt({ try Model.read(bytes, file: fuzzedFile) }) else { return }
        let temperatures = attempt {
            try Model.temperatures(bytes, of: model.network, file: fuzzedFile)
        }
        let text = own {
            try Model.text(
                bytes, file: fuzzedFile, naming: model.calibration, as: .calibration,
                temperatures: temperatures ?? nil)
        }
        let again = own { try Model.read(Array(text.utf8), file: "again") }
        claim(again.network == model.network, "the network is kept")
        claim(again.calibration == model.calibration && again.test == model.test, "the answers are kept")
        evaluate(model.network)
    }

    private static func evaluate(_ network: Network) {
        let samples = 3
        let answers = samples * network.classifierCount
        let calibration = Calibration(
            metric: .maxProbability, samples: samples, classifiers: network.classifierCount,
            confidence: (0..<answers).map { Float($0 % 5) / 4 }, correct: (0..<answers).map { $0 % 3 != 0 })
        let one = NodeCosts.Figures(
            layers: network.layers.map { _ in 1 }, exits: network.exits.map { _ in 1 })
        guard let calibration,
            let evaluator = Evaluator(
                network: network, costs: NodeCosts(latency: one), answers: AnswerColumns(calibration),
                fallback: .mostConfident)
        else { return claim(false, "a sound network can be evaluated") }
        Fixed.evaluate(evaluator, limits: Limits(deadline: 2))
    }
}
