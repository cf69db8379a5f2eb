import CKernels

/// A calibration laid out for the evaluator: one bit column "correct" per classifier, and per sample and
/// classifier one *standing* = 2 · rank + correct, where rank orders the classifiers of that sample by sureness,
/// ties to the deepest. The most confident classifier among any set is then the maximum standing, and the
/// answer's correctness is its low bit.
///
/// Samples are ordered by the final classifier's sureness, least first, so that those nobody is sure of gather
/// at the front of every column.
package struct AnswerColumns: Sendable {
    package let metric: ConfidenceMetric
    package let samples: Int
    package let classifiers: Int
    /// 64-bit words in one bit column: whole blocks of the kernels, the last ones partly or wholly empty.
    package let words: Int
    /// Number in the data set of the sample at each place of the columns.
    let sampleNumbers: [Int]
    /// [words], a bit for every sample.
    let everyone: [UInt64]
    /// [classifiers × words], bit `s % 64` of word `s / 64`; bits beyond the last sample are 0.
    let correct: [UInt64]
    /// [classifiers × samples], larger is surer.
    let sureness: [Float]
    let standings: Standings

    /// One byte a standing while 2 · rank + 1 fits in it, else two. [classifiers × words · 64], padded with 0.
    enum Standings: Sendable {
        case bytes([UInt8])
        case wide([UInt16])
    }

    /// The largest number of classifiers whose standings fit in a byte.
    static let byteClassifiers = 127

    /// O(samples × (log samples + classifiers)) where deeper classifiers are surer, as they mostly are; at worst
    /// the standings take O(samples × classifiers²).
    package init(_ calibration: Calibration) {
        metric = calibration.metric
        samples = calibration.samples
        classifiers = calibration.classifiers
        let block = Int(ck_block_words)
        let words = (calibration.samples + 64 * block - 1) / (64 * block) * block
        self.words = words
        everyone = (0..<words).map { word in
            let beyond = min(64, max(0, (word + 1) * 64 - calibration.samples))
            return beyond == 64 ? 0 : UInt64.max >> UInt64(beyond)
        }
        let order = Self.order(calibration)
        sampleNumbers = order
        let metric = calibration.metric
        let (samples, classifiers) = (samples, classifiers)
        var sureness = [Float](repeating: 0, count: samples * classifiers)
        var correct = [UInt64](repeating: 0, count: words * classifiers)
        for k in 0..<classifiers {
            for (place, sample) in order.enumerated() {
                let source = k * samples + sample
                sureness[k * samples + place] = metric.sureness(of: calibration.confidence[source])
                if calibration.correct[source] { correct[k * words + place / 64] |= 1 << UInt64(place % 64) }
            }
        }
        self.sureness = sureness
        self.correct = correct
        standings =
            classifiers <= Self.byteClassifiers
            ? .bytes(Self.standings(sureness: sureness, correct: correct, samples: samples, words: words))
            : .wide(Self.standings(sureness: sureness, correct: correct, samples: samples, words: words))
    }

    /// Sample numbers by the final classifier's sureness, least first, then by number.
    private static func order(_ calibration: Calibration) -> [Int] {
        let final = (calibration.classifiers - 1) * calibration.samples
        let keys = (0..<calibration.samples).map {
            (sureness: calibration.metric.sureness(of: calibration.confidence[final + $0]), sample: $0)
        }
        return keys.sorted { $0 < $1 }.map(\.sample)
    }

    /// Sorts every sample's classifiers by insertion: deeper ones are mostly surer, so few have far to go.
    private static func standings<Word: FixedWidthInteger & UnsignedInteger>(
        sureness: [Float], correct: [UInt64], samples: Int, words: Int
    ) -> [Word] {
        let classifiers = sureness.count / samples
        let padded = words * 64
        var order = [Int](repeating: 0, count: classifiers)
        var sorted = [Float](repeating: 0, count: classifiers)
        return [Word](unsafeUninitializedCapacity: classifiers * padded) { result, count in
            result.initialize(repeating: 0)
            sureness.withUnsafeBufferPointer { sureness in
                order.withUnsafeMutableBufferPointer { order in
                    sorted.withUnsafeMutableBufferPointer { sorted in
                        for sample in 0..<samples {
                            for k in 0..<classifiers {
                                let own = sureness[k * samples + sample]
                                var place = k
                                // A tie goes to the deeper one, which comes later.
                                while place > 0, sorted[place - 1] > own {
                                    sorted[place] = sorted[place - 1]
                                    order[place] = order[place - 1]
                                    place -= 1
                                }
                                sorted[place] = own
                                order[place] = k
                            }
                            for rank in 0..<classifiers {
                                let k = order[rank]
                                let bit = correct[k * words + sample / 64] >> UInt64(sample % 64) & 1
                                result[k * padded + sample] =
                                    Word(truncatingIfNeeded: rank) << 1 | Word(truncatingIfNeeded: bit)
                            }
                        }
                    }
                }
            }
            count = classifiers * padded
        }
    }

    /// How many samples classifier `k` answers rightly on its own. O(samples / 64).
    package func correctCount(ofClassifier k: Int) -> Int {
        correct[(k * words)..<((k + 1) * words)].reduce(0) { $0 + $1.nonzeroBitCount }
    }
}
