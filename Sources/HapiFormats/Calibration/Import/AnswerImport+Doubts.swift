import HapiCore

extension AnswerImport {
    /// Whether all rows [classes] of each classifier are probabilities: none negative, adding up to 1. O(values).
    /// - Parameter values: [rows × classifiers × classes].
    func isNormalised(_ values: [Float], elementBytes: Int) -> [Bool] {
        let classes = network.classes
        // Of half precision the sum is off by what each is rounded by.
        let tolerance = elementBytes == 2 ? 4e-3 : 1e-3
        var result = [Bool](repeating: true, count: network.classifierCount)
        for start in stride(from: 0, to: values.count, by: classes) {
            let classifier = start / classes % network.classifierCount
            guard result[classifier] else { continue }
            let row = values[start..<start + classes]
            let sum = row.reduce(0.0) { $0 + Double($1) }
            result[classifier] = abs(sum - 1) <= tolerance && row.allSatisfy { $0 >= 0 }
        }
        return result
    }

    /// Why logits whose rows are probabilities cannot be taken: a softmax of theirs is nearly flat, and every confidence
    /// with it. One row alone may be so by chance.
    /// - Parameter isNormalised: by classifier, of all rows; empty without logits.
    package func refusal(ofNormalised isNormalised: [Bool]) -> InputError? {
        guard let logits, samples > 1, let classifier = isNormalised.firstIndex(of: true) else { return nil }
        return logits.refusal(
            ofClassifier: classifier, found: "probabilities: no value is negative and each row adds up to 1",
            expected: "logits, from before the softmax",
            remedy:
                "save the logits, or the logarithm of the probabilities, numpy.log(p + 1e-12), whose softmax they are; "
                + "or give --confidence (their maximum) and --prediction (argmax) instead")
    }

    /// What to say where so few answers of the final classifier are right that it might as well have guessed; `nil` for
    /// fewer than 200 samples too.
    /// - Parameter right: right answers by classifier.
    package func doubt(right: [Int]) -> String? {
        guard samples >= 200, let last = right.last else { return nil }
        let (count, chance) = (Double(samples), 1 / Double(network.classes))
        // Two standard deviations of the number of right guesses.
        guard Double(last) <= count * chance + 2 * (count * chance * (1 - chance)).squareRoot() else {
            return nil
        }
        let source = labels == nil ? "are these the answers" : "are these the labels"
        return "the final classifier is right in \(last) of \(samples) samples, no better than chance among "
            + "\(network.classes) classes: \(source) to the same samples, in the same order?"
    }
}
