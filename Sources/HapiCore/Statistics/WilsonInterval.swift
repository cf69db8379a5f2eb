/// Wilson's score interval of a share at 95 % (Wilson 1927): what the accuracy of a finite calibration set
/// says about the accuracy itself.
package struct WilsonInterval: Sendable, Hashable {
    package let lower: Double
    package let upper: Double

    /// The 97.5 % quantile of the standard normal distribution.
    static let z = 1.959963984540054

    /// `correct` of `samples`; of no samples nothing is known, and the interval is [0, 1].
    package init(correct: Int, samples: Int) {
        guard samples > 0 else {
            (lower, upper) = (0, 1)
            return
        }
        let (n, z) = (Double(samples), Self.z)
        let share = Double(correct) / n
        let scale = 1 / (1 + z * z / n)
        let centre = scale * (share + z * z / (2 * n))
        let half = scale * z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        // At the ends the bounds are exactly 0 and 1, which rounding would miss.
        lower = correct == 0 ? 0 : max(0, centre - half)
        upper = correct == samples ? 1 : min(1, centre + half)
    }
}
