/// Two designs on the same samples: who is right more often, and whether these samples can tell.
///
/// Neighbours of a design answer nearly all samples alike, so the few that they answer differently say far more
/// than their two accuracies, each with an interval of its own.
package struct PairedComparison: Sendable, Hashable {
    package let samples: Int
    /// Samples that both answer rightly.
    package let both: Int
    /// Samples that only the first, or only the second, answers rightly: the discordant ones.
    package let onlyFirst: Int
    package let onlySecond: Int
    /// The two accuracies.
    package let first: Proportion
    package let second: Proportion
    /// Of the first's accuracy minus the second's, at 95 %.
    package let interval: DifferenceInterval
    /// McNemar's exact test, two-sided.
    package let pValue: Double

    /// Below this p two designs are called distinguishable.
    package static let level = 0.05

    /// O(√samples).
    package init(samples: Int, both: Int, onlyFirst: Int, onlySecond: Int) {
        self.samples = samples
        self.both = both
        self.onlyFirst = onlyFirst
        self.onlySecond = onlySecond
        first = Proportion(correct: both + onlyFirst, samples: samples)
        second = Proportion(correct: both + onlySecond, samples: samples)
        interval = DifferenceInterval(
            first, second,
            correlation: Self.correlation(
                samples: samples, both: both, onlyFirst: onlyFirst, onlySecond: onlySecond))
        pValue = McNemarTest.pValue(onlyFirst: onlyFirst, onlySecond: onlySecond)
    }

    /// `nil` when the answers are not to the same number of samples, and so not of one data set.
    /// O(samples / 64).
    package init?(_ first: RightAnswers, _ second: RightAnswers) {
        guard first.samples == second.samples else { return nil }
        self.init(ofOneDataSet: first, second)
    }

    /// Answers that are known to be to the same samples.
    init(ofOneDataSet first: RightAnswers, _ second: RightAnswers) {
        var (both, onlyFirst, onlySecond) = (0, 0, 0)
        for (one, other) in zip(first.bits, second.bits) {
            both += (one & other).nonzeroBitCount
            onlyFirst += (one & ~other).nonzeroBitCount
            onlySecond += (other & ~one).nonzeroBitCount
        }
        self.init(samples: first.samples, both: both, onlyFirst: onlyFirst, onlySecond: onlySecond)
    }

    /// The first's accuracy minus the second's.
    package var difference: Double {
        samples > 0 ? Double(onlyFirst - onlySecond) / Double(samples) : 0
    }

    /// Whether the samples tell the two apart at 5 %. The test decides, not the interval: the exact test is the
    /// stricter of the two, and a little above its level the interval may leave 0 out already.
    package var isDistinguishable: Bool { pValue < Self.level }

    /// φ of the four counts, shrunk by half a sample in all where it is positive (Newcombe 1998, paired data,
    /// method 10); 0 where a margin is empty.
    private static func correlation(samples: Int, both: Int, onlyFirst: Int, onlySecond: Int) -> Double {
        let neither = samples - both - onlyFirst - onlySecond
        let (a, b, c, d) = (Double(both), Double(onlyFirst), Double(onlySecond), Double(neither))
        let margins = ((a + b) * (c + d)).squareRoot() * ((a + c) * (b + d)).squareRoot()
        guard margins > 0 else { return 0 }
        let product = a * d - b * c
        return (product > 0 ? max(0, product - Double(samples) / 2) : product) / margins
    }
}
