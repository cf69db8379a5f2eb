/// What a design does with a data set, counted: how many samples leave at each classifier, and how many are
/// answered rightly. Every figure of the design follows from these whole numbers.
package struct Tally: Sendable, Hashable {
    /// Samples leaving at each classifier that runs, in depth order; the last one's include the unsure.
    package var leaving: [Int]
    /// Samples answered rightly under the policy.
    package var correct: Int

    package init(leaving: [Int] = [], correct: Int = 0) {
        self.leaving = leaving
        self.correct = correct
    }
}

/// Walks the survivors through a design's classifiers in bit columns.
///
/// Keeps the buffers of the walk, so that a search allocates nothing per design. One counter belongs to one
/// thread.
package struct TallyCounter: Sendable {
    /// Samples still on their way, a bit each.
    private var survivors: [UInt64]
    /// Samples answered rightly so far.
    private var right: [UInt64]
    private var best: [UInt8]
    private var bestWide: [UInt16]
    package private(set) var tally = Tally()

    package init(_ answers: AnswerColumns) {
        survivors = Array(repeating: 0, count: answers.words)
        right = survivors
        let padded = answers.words * 64
        switch answers.standings {
        case .bytes: (best, bestWide) = (Array(repeating: 0, count: padded), [])
        case .wide: (best, bestWide) = ([], Array(repeating: 0, count: padded))
        }
    }

    /// Counts a design that runs `classifiers`, in depth order and not empty; the last one answers whoever
    /// reaches it. O(classifiers × samples / 64), plus a byte per classifier and sample that nobody is sure of.
    package mutating func count(
        _ classifiers: some RandomAccessCollection<Int>, answers: AnswerColumns, confident: ConfidentColumns,
        fallback: Fallback
    ) {
        tally.leaving.removeAll(keepingCapacity: true)
        fillSurvivors(samples: answers.samples)
        guard let last = classifiers.last else { return }
        for k in classifiers.dropLast() {
            tally.leaving.append(leave(k, answers: answers, confident: confident))
        }
        tally.leaving.append(survivors.reduce(0) { $0 + $1.nonzeroBitCount })
        switch fallback {
        case .deepest:
            answerAll(last, answers: answers)
        case .mostConfident:
            _ = leave(last, answers: answers, confident: confident)
            switch answers.standings {
            case .bytes(let standings):
                Self.answerUnsure(
                    classifiers, standings: standings, survivors: survivors, best: &best, right: &right)
            case .wide(let standings):
                Self.answerUnsure(
                    classifiers, standings: standings, survivors: survivors, best: &bestWide, right: &right)
            }
        }
        tally.correct = right.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    private mutating func fillSurvivors(samples: Int) {
        for word in survivors.indices {
            survivors[word] = .max
            right[word] = 0
        }
        if samples % 64 != 0 { survivors[survivors.count - 1] = (1 << UInt64(samples % 64)) - 1 }
    }

    /// Takes the survivors that classifier `k` is sure of out of the walk, and returns how many they are.
    private mutating func leave(_ k: Int, answers: AnswerColumns, confident: ConfidentColumns) -> Int {
        let words = answers.words
        let start = k * words
        var count = 0
        survivors.withUnsafeMutableBufferPointer { survivors in
            right.withUnsafeMutableBufferPointer { right in
                answers.correct.withUnsafeBufferPointer { correct in
                    confident.bits.withUnsafeBufferPointer { confident in
                        for word in 0..<words {
                            let leaving = survivors[word] & confident[start + word]
                            survivors[word] ^= leaving
                            right[word] |= leaving & correct[start + word]
                            count &+= leaving.nonzeroBitCount
                        }
                    }
                }
            }
        }
        return count
    }

    private mutating func answerAll(_ k: Int, answers: AnswerColumns) {
        for word in 0..<answers.words {
            right[word] |= survivors[word] & answers.correct[k * answers.words + word]
        }
    }

    /// Gives the samples that nobody was sure of the answer of the classifier that was surest of them.
    private static func answerUnsure<Word: FixedWidthInteger & UnsignedInteger>(
        _ classifiers: some RandomAccessCollection<Int>, standings: [Word], survivors: [UInt64],
        best: inout [Word], right: inout [UInt64]
    ) {
        // The samples lie in the order of the final classifier's sureness, so the unsure are near the front.
        guard let lastWord = survivors.lastIndex(where: { $0 != 0 }) else { return }
        let extent = (lastWord + 1) * 64
        best.withUnsafeMutableBufferPointer { best in
            standings.withUnsafeBufferPointer { standings in
                for place in 0..<extent { best[place] = 0 }
                for k in classifiers {
                    let start = k * survivors.count * 64
                    for place in 0..<extent { best[place] = max(best[place], standings[start + place]) }
                }
            }
            for word in 0...lastWord where survivors[word] != 0 {
                var lowBits: UInt64 = 0
                for bit in 0..<64 {
                    lowBits |= UInt64(truncatingIfNeeded: best[word * 64 + bit] & 1) << UInt64(bit)
                }
                right[word] |= survivors[word] & lowBits
            }
        }
    }
}
