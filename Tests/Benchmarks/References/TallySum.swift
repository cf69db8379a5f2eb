import HapiCore

/// What the tallies of several designs add up to: equal for every evaluator that counts the same, and unlikely to
/// be equal for one that does not.
struct TallySum: Equatable {
    var correct = 0
    /// Samples that left, each times the place in the design where it did.
    var weighted = 0

    init(correct: Int, weighted: Int) {
        self.correct = correct
        self.weighted = weighted
    }

    init(_ tallies: some Sequence<Tally>) {
        for tally in tallies {
            correct += tally.correct
            for (position, left) in tally.leaving.enumerated() { weighted += (position + 1) * left }
        }
    }

    /// - Throws: when two evaluators do not agree, so that their times mean nothing.
    func check(_ other: TallySum, _ name: String) throws {
        guard self == other else { throw Failure("\(name) counts \(other), the bit columns \(self)") }
    }
}
