/// The profiler's steps, which it repeats on each lane of a device that had work in them: one run each.
struct StepsOfLanes {
    /// A name that comes again on its own lane is another step.
    private struct Key: Hashable {
        var name: String
        var occurrence: Int
    }

    private var order: [Key] = []
    private var steps: [Key: (start: Double, end: Double)] = [:]
    private var occurrences: [String: Int] = [:]

    /// What is added from here on is of another lane.
    mutating func beginLane() { occurrences = [:] }

    /// A step on the present lane, after those before it. O(1).
    mutating func add(_ range: NamedRange) {
        let key = Key(name: range.name, occurrence: occurrences[range.name, default: 0])
        occurrences[range.name] = key.occurrence + 1
        guard let step = steps[key] else {
            order.append(key)
            steps[key] = (range.start, range.end)
            return
        }
        steps[key] = (min(step.start, range.start), max(step.end, range.end))
    }

    /// From the first begin to the last end of each, in the order of its first lane. O(steps).
    var runs: [RunTimes.Run] {
        order.compactMap { steps[$0] }.map { RunTimes.Run(start: $0.start, duration: $0.end - $0.start) }
    }
}
