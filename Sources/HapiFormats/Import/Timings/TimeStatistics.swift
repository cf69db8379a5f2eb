/// What is kept of a node's times over many runs.
enum TimeStatistics {
    /// Fewest runs of which a 99th percentile is told: with fewer it would be the slowest run.
    static let runsForTail = 100

    /// The median. Of times in whole units, to which `width` is the unit, each is taken to be spread evenly over the
    /// unit around it (the median of grouped data): of a node of 2 or 3 µs the plain one would jump by half.
    /// O(n log n).
    /// - Parameters:
    ///   - times: none negative.
    ///   - zeros: how many more there are that are 0; with them at least one.
    static func median(_ times: [Double], zeros: Int = 0, width: Double = 0) -> Double {
        let sorted = Sorted(times, zeros: zeros)
        let middle = sorted.count / 2
        guard width > 0 else {
            return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        }
        let value = sorted[middle]
        let below = Double(times.count { $0 < value } + (value > 0 ? zeros : 0))
        let equal = Double(times.count { $0 == value } + (value == 0 ? zeros : 0))
        return value - width / 2 + width * (Double(sorted.count) / 2 - below) / equal
    }

    /// The 99th percentile by nearest rank, `nil` of fewer than `runsForTail` times. O(n log n).
    /// - Parameters:
    ///   - times: none negative.
    ///   - zeros: how many more there are that are 0.
    static func tail(_ times: [Double], zeros: Int = 0) -> Double? {
        let sorted = Sorted(times, zeros: zeros)
        guard sorted.count >= runsForTail else { return nil }
        return sorted[(sorted.count * 99 + 99) / 100 - 1]
    }

    /// Times in order, of which those that are 0 for want of a run take no room.
    private struct Sorted {
        private let times: [Double]
        private let zeros: Int

        init(_ times: [Double], zeros: Int) {
            self.times = times.sorted()
            self.zeros = zeros
        }

        var count: Int { zeros + times.count }

        subscript(index: Int) -> Double { index < zeros ? 0 : times[index - zeros] }
    }
}
