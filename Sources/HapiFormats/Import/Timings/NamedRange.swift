/// A range that the user named, on one lane of a trace. Times are µs.
struct NamedRange {
    var name: String
    var start: Double
    var duration: Double
    /// What is left of the duration without the ranges inside it.
    var own = 0.0

    var end: Double { start + duration }

    /// How far ranges that lie in one another may overlap, for ends are rounded apart from starts: clocks count
    /// nanoseconds, older profilers whole microseconds. O(n).
    static func slack(of lanes: [[NamedRange]]) -> Double {
        let isWhole = lanes.joined().allSatisfy {
            $0.start == $0.start.rounded() && $0.duration == $0.duration.rounded()
        }
        return isWhole ? 1.5 : nanosecond
    }

    private static let nanosecond = 0.002

    /// The ranges of one lane with what is their own: the sum is the time that any of them covers.
    /// O(n log n).
    /// - Throws: `InputError` where two ranges overlap and neither lies in the other.
    static func innermost(
        _ lane: [NamedRange], slack: Double, file: String
    ) throws(InputError) -> [NamedRange] {
        var ranges = lane.sorted { ($0.start, -$0.duration) < ($1.start, -$1.duration) }
        var open: [Int] = []
        for index in ranges.indices {
            let range = ranges[index]
            ranges[index].own = range.duration
            while let outer = open.last {
                let overlap = ranges[outer].end - range.start
                let isWithin = range.end <= ranges[outer].end + slack
                guard overlap <= (isWithin ? nanosecond : slack) else { break }
                open.removeLast()
            }
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
