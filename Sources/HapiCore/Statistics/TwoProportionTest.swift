/// The z test of two shares of independent samples with their pooled variance, without continuity correction
/// (Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", Sec. 3.1).
package enum TwoProportionTest {
    /// The two-sided p; 1 where the pooled share is 0 or 1, for then nothing differs. O(1).
    package static func pValue(_ first: Proportion, _ second: Proportion) -> Double {
        let pooled = Proportion(
            correct: first.correct + second.correct, samples: first.samples + second.samples
        ).share
        let variance = pooled * (1 - pooled) * (1 / Double(first.samples) + 1 / Double(second.samples))
        guard variance > 0, variance.isFinite else { return 1 }
        return complementaryErrorFunction(
            (first.share - second.share).magnitude / (2 * variance).squareRoot())
    }
}
