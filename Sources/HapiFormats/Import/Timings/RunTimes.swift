/// Events of a trace, gathered by node and by run of the network.
struct RunTimes {
    /// Where a run begins and ends, µs.
    struct Run {
        var start: Double
        var duration: Double
    }

    private struct Event {
        var node: Int
        var start: Double
        var duration: Double
    }

    private var names: [String] = []
    private var indices: [String: Int] = [:]
    private var events: [Event] = []
    private var runs: [Run] = []

    /// A node ran: from `start` on for `duration`, µs.
    mutating func add(_ name: String, start: Double, duration: Double) {
        let node = indices[name] ?? names.count
        if node == names.count {
            names.append(name)
            indices[name] = node
        }
        events.append(Event(node: node, start: start, duration: duration))
    }

    /// The network ran. Where no run is told, one begins whenever the first node comes round again, of those that ran
    /// as often as most did: what ran once, ahead of all runs, tells nothing of them.
    mutating func addRun(start: Double, duration: Double) {
        runs.append(Run(start: start, duration: duration))
    }

    /// How the runs were read.
    struct Terms {
        var runtime: String
        /// Runs to leave out at the beginning, `nil` for one if there are several.
        var warmup: Int?
        /// The unit that the tool rounds its µs to; 0 where it does not.
        var unit: Double
        var file: String
    }

    /// Figures of each node over the runs. Several events of a node within one run add up. O(events log events).
    /// - Throws: `InputError` where there is no event, no run is left, or two runs were at the same time.
    func timings(_ terms: Terms) throws(InputError) -> NodeTimings {
        let events = events.sorted { $0.start < $1.start }
        guard !events.isEmpty else {
            throw InputError(
                file: terms.file, found: "no time of any node",
                expected: "a \(terms.runtime) profile of at least one run",
                remedy: "check that the file is of that tool, or profile again")
        }
        let boundaries = try boundaries(events, terms)
        var byRun = [[Event]](repeating: [], count: boundaries.count)
        var outside = 0
        for event in events {
            let after = boundaries.partitioningIndex { $0.start > event.start }
            // Starts and ends are rounded apart.
            if after > 0, event.start <= boundaries[after - 1].start + boundaries[after - 1].duration + 1 {
                byRun[after - 1].append(event)
            } else {
                outside += 1
            }
        }
        let complete = byRun.indices.filter { !byRun[$0].isEmpty }
        let dropped = terms.warmup ?? (complete.count > 1 ? 1 : 0)
        let kept = Array(complete.dropFirst(dropped))
        guard !kept.isEmpty else {
            throw InputError(
                file: terms.file,
                found: "\(counted(complete.count, "run")) of the network, \(dropped) of them to be left out",
                expected: "a run that is left", remedy: "profile more runs, or leave out fewer: --warmup")
        }
        var source = NodeTimings.Source(
            runtime: terms.runtime,
            statistic: terms.unit > 0 ? "median, interpolated within the microsecond" : "median",
            runs: kept.count, dropped: dropped)
        if !runs.isEmpty {
            source.wholeRun =
                TimeStatistics.median(kept.map { boundaries[$0].duration }, width: terms.unit) / 1e3
        }
        if outside > 0 {
            source.remarks.append("\(counted(outside, "event")) outside any whole run left out")
        }
        return NodeTimings(nodes: nodes(kept.map { byRun[$0] }, unit: terms.unit), source: source)
    }

    /// The runs in order of time.
    private func boundaries(
        _ events: [Event], _ terms: Terms
    ) throws(InputError) -> [Run] {
        guard !runs.isEmpty else {
            let counts = Dictionary(events.map { ($0.node, 1) }, uniquingKeysWith: +)
            let nodes = Dictionary(counts.values.map { ($0, 1) }, uniquingKeysWith: +)
            let usual = nodes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
            let first = events.first { counts[$0.node] == usual }?.node
            let starts = events.filter { $0.node == first }.map(\.start)
            return starts.enumerated().map { index, start in
                let next = index + 1 < starts.count ? starts[index + 1].nextDown : .infinity
                return Run(start: start, duration: next - start)
            }
        }
        let sorted = runs.sorted { $0.start < $1.start }
        for (run, next) in zip(sorted, sorted.dropFirst()) where next.start < run.start + run.duration - 1 {
            throw InputError(
                file: terms.file,
                found: "two runs of the network at the same time, from \(run.start) and \(next.start) µs on",
                expected: "one run after another", remedy: "profile a single thread that runs the network")
        }
        return sorted
    }

    private func nodes(_ runs: [[Event]], unit: Double) -> [NodeTimings.Node] {
        // A node may run in few of the runs: nodes times runs would fill gigabytes.
        var sums = [[(run: Int, time: Double)]](repeating: [], count: names.count)
        var counts = [Int](repeating: 0, count: names.count)
        var order: [Int] = []
        for (run, events) in runs.enumerated() {
            for event in events {
                if counts[event.node] == 0 { order.append(event.node) }
                counts[event.node] += 1
                if sums[event.node].last?.run == run {
                    sums[event.node][sums[event.node].count - 1].time += event.duration
                } else {
                    sums[event.node].append((run, event.duration))
                }
            }
        }
        return order.map { node in
            let times = sums[node].map(\.time)
            let none = runs.count - times.count
            return NodeTimings.Node(
                name: names[node], latency: TimeStatistics.median(times, zeros: none, width: unit) / 1e3,
                tail: TimeStatistics.tail(times, zeros: none).map { $0 / 1e3 },
                timesPerRun: max(1, (counts[node] + runs.count / 2) / runs.count))
        }
    }
}

extension Array {
    /// The first index whose element holds, of an array in which all that hold come last. O(log n).
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
