/// A latency that methods are compared under, as a share of the original network's.
///
/// HAPI's evaluation speaks of four settings and does not list them; a quarter, a half, three quarters and the
/// whole are this program's reading of it.
package struct BaselineBudget: Sendable, Hashable {
    package enum Reading: String, Sendable, Hashable, CaseIterable {
        /// Eq. 5 as it is written: L ≤ ε.
        case meanLatency = "mean-latency"
        /// Sec. 4.2: no sample may take longer.
        case deadline
    }

    package let reading: Reading
    /// Of the original network's latency.
    package let share: Double
    /// Milliseconds.
    package let latency: Double

    package static let shares = [0.25, 0.5, 0.75, 1]

    /// Every reading with every share, by rising latency.
    package static func all(_ original: Evaluator.Original) -> [BaselineBudget] {
        Reading.allCases.flatMap { reading in
            shares.map { BaselineBudget(reading: reading, share: $0, latency: $0 * original.latency) }
        }
    }

    /// The budget as the limits of a problem.
    /// - Parameter memory: bytes of the platform, which bind too.
    package func limits(memory: Int?) -> Limits {
        switch reading {
        case .meanLatency: Limits(meanLatency: latency, memory: memory)
        case .deadline: Limits(deadline: latency, memory: memory)
        }
    }
}
