import CKernels

/// Which samples each classifier is sure enough of at one threshold: a bit column per classifier.
package struct ConfidentColumns: Sendable, Hashable {
    package let threshold: Double
    /// [classifiers × words], laid out as `AnswerColumns.correct`.
    let bits: [UInt64]
    /// Leading words, an even number, that may hold a sample that the final classifier is not sure of: samples
    /// lie in the order of its sureness.
    let unsureWords: Int

    /// Compares every stored sureness with the threshold as Float32. O(samples × classifiers).
    package init(_ answers: AnswerColumns, threshold: Double) {
        self.threshold = threshold
        let cut = answers.metric.cut(at: threshold)
        let (samples, words, classifiers) = (answers.samples, answers.words, answers.classifiers)
        bits = [UInt64](unsafeUninitializedCapacity: words * classifiers) { bits, count in
            answers.sureness.withUnsafeBufferPointer { sureness in
                guard let values = sureness.baseAddress, let columns = bits.baseAddress else { return }
                for k in 0..<classifiers {
                    let column = columns + k * words
                    // The words may be more than the samples fill.
                    column.initialize(repeating: 0, count: words)
                    ck_at_least(values + k * samples, samples, cut, column)
                }
            }
            count = words * classifiers
        }
        let final = bits[((classifiers - 1) * words)...]
        let unsure = zip(final, answers.everyone).enumerated().reversed().first { $1.0 != $1.1 }
        unsureWords = unsure.map { ($0.offset + 2) / 2 * 2 } ?? 0
    }
}
