/// The feasible designs seen that no other feasible design seen dominates, on mean latency, accuracy and memory.
///
/// Kept by rising latency, then rising accuracy. Of designs with equal figures the simpler one stays, so the
/// front depends on which designs were seen and not on their order.
package struct Front: Sendable, Hashable {
    package private(set) var members: [Candidate] = []

    package init() {}

    /// Takes a candidate in if it is feasible and not dominated, and drops what it dominates.
    /// O(members); most candidates are refused after a glance at those that are faster.
    @discardableResult
    package mutating func insert(_ candidate: Candidate) -> Bool {
        candidate.isFeasible && insert(candidate.figures) { candidate }
    }

    /// The same for the figures of a feasible design that is made only when it is needed. O(members).
    @discardableResult
    package mutating func insert(_ figures: Figures, _ candidate: () -> Candidate) -> Bool {
        let first = firstIndex(latencyAtLeast: figures.meanLatency)
        // Whatever dominates, or equals, is at most as slow.
        var index = first
        while index < members.count, members[index].figures.meanLatency == figures.meanLatency { index += 1 }
        while index > 0 {
            index -= 1
            // Members are compared where they are: copying one costs more than the comparison.
            let other = members[index].figures
            if other == figures {
                let equal = candidate()
                guard SearchProblem.isSimpler(equal, than: members[index]) else { return false }
                members[index] = equal
                return true
            }
            if other.dominates(figures) { return false }
        }
        // Whatever is dominated is at least as slow.
        if members[first...].contains(where: { figures.dominates($0.figures) }) {
            members.replaceSubrange(
                first..., with: members[first...].filter { !figures.dominates($0.figures) })
        }
        let place = members[first...].firstIndex {
            ($0.figures.meanLatency, $0.figures.correct) > (figures.meanLatency, figures.correct)
        }
        members.insert(candidate(), at: place ?? members.endIndex)
        return true
    }

    /// First member with at least this latency, by bisection.
    private func firstIndex(latencyAtLeast latency: Double) -> Int {
        var (low, high) = (0, members.count)
        while low < high {
            let middle = (low + high) / 2
            if members[middle].figures.meanLatency < latency { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
