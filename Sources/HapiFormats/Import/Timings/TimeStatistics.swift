/// What is kept of a node's times over many runs.
enum TimeStatistics {
    /// Fewest runs of which a 99th percentile is told: with fewer it would be the slowest run.
    static let runsForTail = 100

    /// The median. Of times in whole units, to which `width` is the unit, each is taken to be spread evenly over the
    /// unit around it (the median of grouped data): of a node of 2 or 3 µs the plain one would jump by half.
    /// O(n log n).
    /// - Parameter times: at least one.
    static func median(_ times: [Double], width: Double = 0) -> Double {
        let sorted = times.sorted()
        let middle = sorted.count / 2
        guard width > 0 else {
            return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        }
        let value = sorted[middle]
        let below = Double(sorted.count { $0 < value })
        let equal = Double(sorted.count { $0 == value })
        return value - width / 2 + width * (Double(sorted.count) / 2 - below) / equal
    }

    /// The 99th percentile by nearest rank, `nil` of fewer than `runsForTail` times. O(n log n).
    static func tail(_ times: [Double]) -> Double? {
        guard times.count >= runsForTail else { return nil }
        return times.sorted()[(times.count * 99 + 99) / 100 - 1]
    }
}
