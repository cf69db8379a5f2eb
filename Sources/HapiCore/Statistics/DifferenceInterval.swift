/// A 95 % interval of the difference of two shares: the distances from each share to its Wilson bounds, squared
/// and added. For shares of independent samples this is method 10 of Newcombe 1998, "Interval estimation for
/// the difference between independent proportions", Statistics in Medicine 17:873–890; for two answers to each
/// of the same samples, with their correlation, method 10 of Newcombe 1998, "Improved confidence intervals for
/// the difference between binomial proportions based on paired data", the same volume, 2635–2650.
///
/// Unlike the interval of a plain normal approximation it has a width when nothing differs, and it stays within
/// [−1, 1].
package struct DifferenceInterval: Sendable, Hashable {
    package let lower: Double
    package let upper: Double

    /// Of `first − second`. O(1).
    /// - Parameter correlation: φ of the two answers to one sample, in [−1, 1]; 0 for independent samples.
    package init(_ first: Proportion, _ second: Proportion, correlation: Double = 0) {
        let difference = first.share - second.share
        func distance(_ a: Double, _ b: Double) -> Double {
            // a² − 2φab + b², without the cancellation as φ nears 1.
            ((a - b) * (a - b) + 2 * (1 - correlation) * a * b).squareRoot()
        }
        let (one, other) = (first.interval, second.interval)
        // The bounds leave [−1, 1] by rounding alone.
        lower = max(-1, difference - distance(first.share - one.lower, other.upper - second.share))
        upper = min(1, difference + distance(one.upper - first.share, second.share - other.lower))
    }
}
