/// How several values that share a column become one.
package enum Summary: Sendable, Hashable {
    case minimum, mean, maximum

    /// The values' summary, without those that are not finite; nil when none is left.
    package func callAsFunction(of values: some Collection<Double>) -> Double? {
        let finite = values.filter(\.isFinite)
        guard !finite.isEmpty else { return nil }
        return switch self {
        case .minimum: finite.min()
        case .maximum: finite.max()
        // Divided before they are added, so that no sum overflows.
        case .mean: finite.reduce(0) { $0 + $1 / Double(finite.count) }
        }
    }
}
