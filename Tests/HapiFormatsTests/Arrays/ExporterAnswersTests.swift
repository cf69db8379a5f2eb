import Foundation
import HapiCore
import HapiFormats
import TestSupport
import Testing

/// `answers.npz` has logits, and what the exporter makes of them with PyTorch. Ours are the exact figures rounded once; its
/// exponentials and sums are of single precision, so its confidences are up to five units in the last place beside.
@Suite("From logits to answers, against the exporter's own")
struct ExporterAnswersTests {
    @Test(
        "Predictions are equal, confidences to six units in the last place, margin and entropy to 1e-6",
        arguments: [("plain", nil), ("scaled", [0.7, 1.9, 3.0])] as [(String, [Float]?)])
    func againstExporter(name: String, temperatures: [Float]?) throws {
        let file = try ArrayFile(ArrayFixtures.data("answers.npz"), file: "answers.npz")
        let logits = try file.array("logits", usual: "").allFloats
        func figures(_ part: String) throws -> [Float] {
            try file.array("\(name)_\(part)", usual: "").allFloats
        }
        let (confidence, margin, entropy) = try (figures("confidence"), figures("margin"), figures("entropy"))
        let prediction = try file.array("\(name)_prediction", usual: "").allIntegers
        #expect(prediction.count == 900)
        for (index, expected) in prediction.enumerated() {
            let answer = LogitAnswer(
                logits[index * 10..<(index + 1) * 10], temperature: temperatures?[index % 3] ?? 1)
            let units = Int(answer.confidence.bitPattern) - Int(confidence[index].bitPattern)
            #expect(answer.prediction == expected && abs(units) <= 6, "\(index): \(units)")
            #expect(abs(answer.margin - margin[index]) < 1e-6 && abs(answer.entropy - entropy[index]) < 2e-6)
        }
    }

    @Test("They are the obvious softmax's, rounded")
    func againstObvious() {
        var generator = Generator(seed: 9)
        for classes in [2, 3, 10, 100] {
            for _ in 0..<50 {
                let spread = Double(generator.index(below: 40)) / 2
                let logits = (0..<classes).map { _ in
                    Float((Double(generator.index(below: 10_000)) / 5_000 - 1) * spread)
                }
                let exact = logits.map { exp(Double($0)) }
                let shares = exact.map { $0 / exact.reduce(0, +) }
                let sorted = shares.sorted(by: >)
                let answer = LogitAnswer(logits[...])
                #expect(answer.prediction == logits.firstIndex(of: logits.max() ?? 0))
                #expect(abs(Double(answer.confidence) - sorted[0]) <= 1e-7)
                #expect(abs(Double(answer.margin) - (sorted[0] - sorted[1])) <= 1.2e-7)
                let entropy = -shares.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
                #expect(abs(Double(answer.entropy) - entropy) <= 1e-6)
            }
        }
    }

    @Test("Whatever the logits, figures stay within their ranges")
    func extremes() {
        let cases: [[Float]] = [
            [0, 0, 0], [3e38, -3e38, 0], [-3e38, -3e38, -3e38], [200, 200, 0],
            [Float.leastNonzeroMagnitude, 0, 0],
            [-1e30, -1e30, -1],
        ]
        for logits in cases {
            let answer = LogitAnswer(logits[...])
            #expect((0...1).contains(answer.confidence) && (0...1).contains(answer.margin))
            #expect((0...Float(log(3.0))).contains(answer.entropy), "\(logits)")
        }
    }
}
