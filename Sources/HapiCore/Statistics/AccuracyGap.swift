/// How much of a design's accuracy stays behind on samples that had no part in choosing it.
///
/// The calibration figure is a selected one: a search looks through many designs for those that are right most
/// often on just these samples, and luck on them is part of what it finds. So a gap above 0 is to be expected of
/// a design that was searched for; its interval and test tell whether it is more than two sets of so many
/// samples differ by anyway. The accuracy to count on is the test set's.
package struct AccuracyGap: Sendable, Hashable {
    package let calibration: Proportion
    package let test: Proportion

    package init(calibration: Proportion, test: Proportion) {
        self.calibration = calibration
        self.test = test
    }

    /// Calibration minus test accuracy.
    package var difference: Double { calibration.share - test.share }

    /// Of the difference, at 95 %: the two sets are independent samples.
    package var interval: DifferenceInterval { DifferenceInterval(calibration, test) }

    /// The two-sided p of the test of two independent shares. O(1).
    package var pValue: Double { TwoProportionTest.pValue(calibration, test) }
}
