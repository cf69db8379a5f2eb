/// A range that the user named, on one lane of a trace. Times are µs.
struct NamedRange {
    var name: String
    var start: Double
    var duration: Double
    /// What is left of the duration without the ranges inside it.
    var own = 0.0

    var end: Double { start + duration }

    /// Clocks count nanoseconds, and ends are rounded apart from starts.
    private static let slack = 0.002

    /// The ranges of one lane with what is their own: the sum is the time that any of them covers.
    /// O(n log n).
    /// - Throws: `InputError` where two ranges overlap and neither lies in the other.
    static func innermost(_ lane: [NamedRange], file: String) throws(InputError) -> [NamedRange] {
        var ranges = lane.sorted { ($0.start, -$0.duration) < ($1.start, -$1.duration) }
        var open: [Int] = []
        for index in ranges.indices {
            let range = ranges[index]
            ranges[index].own = range.duration
            while let outer = open.last, ranges[outer].end <= range.start + slack { open.removeLast() }
            if let outer = open.last {
                guard range.end <= ranges[outer].end + slack else {
                    throw InputError(
                        file: file,
                        found:
                            "the range \(range.name) that begins in \(ranges[outer].name) and ends after it, at "
                            + "\(range.end) µs", expected: "ranges that lie in one another or apart",
                        remedy: "close each range where it was opened, on one thread")
                }
                ranges[outer].own = max(0, ranges[outer].own - range.duration)
            }
            open.append(index)
        }
        return ranges
    }
}
