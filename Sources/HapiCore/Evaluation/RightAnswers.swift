/// Which samples of a data set a design answers rightly, by the samples' own numbers: so the answers of designs
/// under different policies, whose evaluators keep the samples in different orders, can be laid side by side.
package struct RightAnswers: Sendable, Hashable {
    package let samples: Int
    /// Bit `s % 64` of word `s / 64`; bits beyond the last sample are 0.
    let bits: [UInt64]

    /// - Parameter places: a bit for every sample, in the order of `answers`.
    init(places: [UInt64], in answers: AnswerColumns) {
        samples = answers.samples
        var bits = [UInt64](repeating: 0, count: (answers.samples + 63) / 64)
        for (word, places) in places.enumerated() {
            var remaining = places
            while remaining != 0 {
                let sample = answers.sampleNumbers[word * 64 + remaining.trailingZeroBitCount]
                bits[sample / 64] |= 1 << UInt64(sample % 64)
                remaining &= remaining - 1
            }
        }
        self.bits = bits
    }

    /// How many are right. O(samples / 64).
    package var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Whether a sample, by its number in the data set, is answered rightly. O(1).
    package func contains(_ sample: Int) -> Bool { bits[sample / 64] >> UInt64(sample % 64) & 1 == 1 }
}

extension Evaluator {
    /// The samples that a design answers rightly under the policy. O(classifiers × samples / 64), plus a step
    /// for every sample that is right and, per classifier, for every sample that nobody is sure of.
    package func rightAnswers(of design: RunnableDesign, confident: ConfidentColumns) -> RightAnswers {
        let classifiers = design.classifiers(in: network)
        let words = answers.words
        var right = [UInt64](repeating: 0, count: words)
        for word in 0..<words {
            var unsure = answers.everyone[word]
            for k in classifiers {
                let sure = unsure & confident.bits[k * words + word]
                right[word] |= sure & answers.correct[k * words + word]
                unsure ^= sure
            }
            switch fallback {
            case .deepest:
                guard let last = classifiers.last else { break }
                right[word] |= unsure & answers.correct[last * words + word]
            case .mostConfident:
                while unsure != 0 {
                    let bit = unsure.trailingZeroBitCount
                    if answers.isSurestCorrect(of: classifiers, place: word * 64 + bit) {
                        right[word] |= 1 << UInt64(bit)
                    }
                    unsure &= unsure - 1
                }
            }
        }
        return RightAnswers(places: right, in: answers)
    }
}

extension AnswerColumns {
    /// Whether the surest of some classifiers, ties to the deepest, answers the sample at a place rightly.
    fileprivate func isSurestCorrect(of classifiers: [Int], place: Int) -> Bool {
        func largest<Word: FixedWidthInteger>(_ standings: [Word]) -> Word {
            classifiers.reduce(0) { max($0, standings[$1 * words * 64 + place]) }
        }
        return switch standings {
        case .bytes(let standings): largest(standings) & 1 == 1
        case .wide(let standings): largest(standings) & 1 == 1
        }
    }
}
