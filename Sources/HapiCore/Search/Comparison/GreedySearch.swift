/// Greedy search, as a value that steps: for every threshold it starts from the pins and adds the exit that helps
/// most, again and again, until none helps. The best of all thresholds is the answer.
///
///     var search = GreedySearch(problem)
///     while search.step() {}
///     print(search.best)
///
/// What helps is decided by the complete order of designs, in which infeasible ones compare by how far they miss
/// the limits: so it works its way into them first. It has no seed and ends by itself.
package struct GreedySearch: SteppingSearch {
    package static let name = "greedy"

    package private(set) var record: SearchRecord
    private let free: [Int]
    /// The threshold whose turn it is, by index.
    private var threshold = 0
    /// The exits that it stands at, by candidate, ascending, and what they were judged; `nil` while no design at
    /// this threshold leaves anything to run.
    private var exits: [Int]
    private var current: Candidate?
    /// Whether the pins alone were judged at this threshold.
    private var isStarted = false
    /// The next of `free` to be tried, and the best of those tried that is preferred to `current`.
    private var cursor = 0
    private var gain: Candidate?
    private var currentValue = -Double.infinity

    /// - Parameter keepsEdges: whether the snapshot's edges are kept on every axis.
    package init(_ problem: SearchProblem, keepsEdges: Bool = false) {
        record = SearchRecord(problem, SearchRecord.Extent(keepsEdges: keepsEdges))
        free = problem.free
        exits = problem.pinned
    }

    /// Most designs judged, unless a deadline makes exits displace others: one round for every exit that may be
    /// added, and at every threshold a last one that gains nothing.
    package var budget: Int {
        let rounds = min(free.count, record.problem.maxExits ?? .max) + 1
        return record.problem.confident.count * (1 + rounds * free.count)
    }

    package var phase: SearchSnapshot.Phase { isOver ? .finished : .searching }

    private var isOver: Bool { threshold == record.problem.confident.count }

    /// Judges one design. Returns whether there is more to do. O(exits + candidates) beside the judging.
    @discardableResult
    package mutating func step() -> Bool {
        guard !isOver else { return false }
        let problem = record.problem
        let proposal = isStarted ? (exits + [free[cursor]]).sorted() : exits
        let found = record.judge(proposal, threshold: threshold)
        let candidate = found.map { problem.candidate($0, of: proposal, threshold: threshold) }
        if isStarted {
            cursor += 1
            if let candidate, (gain ?? current).map({ problem.prefers(candidate, to: $0) }) ?? true {
                gain = candidate
            }
        } else {
            isStarted = true
            current = candidate
        }
        currentValue = problem.climbingValue(found)
        record.note(current: currentValue)
        turnToNext()
        return !isOver
    }

    /// Goes on to the next addition, which may be one of the next round or of the next threshold.
    private mutating func turnToNext() {
        while isStarted {
            while cursor < free.count, exits.contains(free[cursor]) { cursor += 1 }
            if cursor < free.count, mayAdd { return }
            if let gain {
                take(gain)
            } else {
                threshold += 1
                (exits, current, isStarted, cursor) = (record.problem.pinned, nil, false, 0)
            }
        }
    }

    /// Under a deadline an addition may cut others off, so that the design has no more exits than before.
    private var mayAdd: Bool {
        let problem = record.problem
        return problem.limits.deadline != nil || exits.count < problem.maxExits ?? .max
    }

    private mutating func take(_ candidate: Candidate) {
        let running = candidate.runnable.exits
        current = candidate
        exits = (running + record.problem.pinned.filter { !running.contains($0) }).sorted()
        (gain, cursor) = (nil, 0)
    }

    /// What there is to see now. O(front + tried).
    package var snapshot: SearchSnapshot {
        record.snapshot(
            .greedy, phase, seed: 0, budget: budget, currentValue: currentValue,
            progress: Double(threshold) / Double(record.problem.confident.count))
    }
}
