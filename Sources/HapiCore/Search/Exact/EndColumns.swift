import CKernels

/// Which samples the end of a design may answer rightly at best, as bit columns, given a prefix of its exits.
///
/// A sample that nobody is sure of is answered by the surest of the design. That is right only if the surest so
/// far is right, or if some exit still to come is that stands higher. Such a sample is counted at the first exit
/// of which that holds, so an exit counts only those of whom it does not hold for the two before it.
struct EndColumns: Sendable {
    /// Rightly answered at most, before what further exits add, when the final classifier runs.
    let atFinal: [UInt64]
    /// The same when the design ends with an exit.
    let early: [UInt64]
    /// [exits of the network × words]: samples that an exit may answer rightly as the surest.
    let surest: [UInt64]
    /// [exits of the network × words]: samples that end no better for what follows the exit: it is sure of them,
    /// or stands above all that could still answer them rightly.
    let closed: [UInt64]
    /// Those, and the ones counted as `surest` at the exit already.
    let counted: [UInt64]
    private let fallback: Fallback

    /// - Parameters:
    ///   - exits: candidates that may follow.
    ///   - prefix: the largest standings of the exits so far.
    ///   - finalAlwaysRuns: whether no design ends with an exit, which allows a tighter count.
    init(
        _ evaluator: Evaluator, confident: ConfidentColumns, exits: [Int], prefix: Standing,
        finalAlwaysRuns: Bool
    ) {
        let answers = evaluator.answers
        let words = answers.words
        let k = evaluator.network.finalClassifier
        let final = k * words
        fallback = evaluator.fallback
        var atFinal = Array(answers.correct[final..<(final + words)])
        var early = [UInt64](repeating: 0, count: words)
        var surest = [UInt64](repeating: 0, count: words * evaluator.network.exits.count)
        var closed = Array(confident.bits.prefix(surest.count))
        guard fallback == .mostConfident else {
            (self.atFinal, self.early, self.surest) = (atFinal, early, surest)
            (self.closed, counted) = (closed, closed)
            return
        }
        answers.withColumns(confident) { columns in
            var columns = columns
            var best = prefix.bytes
            if finalAlwaysRuns {
                ck_raise(&columns, Int32(truncatingIfNeeded: k), prefix.bytes, &best, words)
            }
            var right = early
            ck_answers(&columns, best, &right)
            early = right
            for word in 0..<words {
                let sure = confident.bits[final + word]
                let unsureRight = finalAlwaysRuns ? right[word] : right[word] | atFinal[word]
                atFinal[word] = (sure & atFinal[word]) | (~sure & unsureRight)
            }
            // What could still be right at the end: the best so far, and every right exit to come.
            var rightBest = best
            if !finalAlwaysRuns {
                ck_raise(&columns, Int32(truncatingIfNeeded: k), best, &rightBest, words)
            }
            for exit in exits { ck_raise_right(&columns, Int32(truncatingIfNeeded: exit), &rightBest) }
            var surer = [UInt64](repeating: 0, count: words)
            for exit in exits {
                ck_surer(&columns, Int32(truncatingIfNeeded: exit), best, &surer)
                for word in 0..<words {
                    let own = exit * words + word
                    var found = answers.correct[own] & ~confident.bits[own] & surer[word]
                    if finalAlwaysRuns { found &= ~confident.bits[final + word] & ~right[word] }
                    surest[own] = found
                }
                ck_surer(&columns, Int32(truncatingIfNeeded: exit), rightBest, &surer)
                for word in 0..<words {
                    // Whom the final classifier is sure of it answers, however high the exit stands.
                    closed[exit * words + word] |= surer[word] & ~confident.bits[final + word]
                }
            }
        }
        self.atFinal = atFinal
        self.early = early
        self.surest = surest
        self.closed = closed
        counted = zip(closed, surest).map { $0 | $1 }
    }

    /// Rightly answered at most when exit `last` is the last to run and nobody is sure.
    func early(last: Int, _ answers: AnswerColumns) -> [UInt64] {
        guard fallback == .deepest else { return early }
        return Array(answers.correct[(last * answers.words)..<((last + 1) * answers.words)])
    }
}

/// The largest standing of every sample over a set of classifiers, in the bytes of `AnswerColumns.Standings`.
struct Standing: Sendable {
    var bytes: [UInt8]

    /// Over no classifier.
    init(_ answers: AnswerColumns) {
        let width = answers.classifiers <= AnswerColumns.byteClassifiers ? 1 : 2
        bytes = Array(repeating: 0, count: answers.words * 64 * width)
    }
}
