/// Random search, which HAPI holds its annealing against (there at equal run time, here at equal evaluations), as a
/// value that steps.
///
///     var search = RandomSearch(problem, evaluations: 100_000, seed: 1)
///     while search.step() {}
///     print(search.best)
///
/// Each design is drawn anew: first how many exits join the pins, evenly from none to as many as are allowed, then
/// which, evenly among all sets of that size, then the threshold, evenly. Drawing evenly among all designs instead
/// would leave small ones out: of all sets of 54 candidates, not one in 10⁹ has five exits or fewer. Where only the
/// threshold is to be chosen each is judged once, and there is nothing to draw.
package struct RandomSearch: SteppingSearch {
    package static let name = "random"

    package let seed: UInt64
    package let budget: Int
    package private(set) var record: SearchRecord
    private var generator: Generator
    /// Candidates that may join the pins, as the draws so far have shuffled them.
    private var free: [Int]
    /// Most that join.
    private let most: Int
    private let hasOneSetOfExits: Bool
    /// The design drawn last, by candidate, ascending.
    private var exits: [Int] = []
    private var currentValue = -Double.infinity

    /// - Parameters:
    ///   - budget: designs judged, unless there are fewer; at least one is.
    ///   - keepsEdges: whether the snapshot's edges are kept on every axis.
    package init(
        _ problem: SearchProblem, evaluations budget: Int, seed: UInt64, keepsEdges: Bool = false
    ) {
        self.seed = seed
        hasOneSetOfExits = problem.hasOneSetOfExits
        self.budget = max(1, hasOneSetOfExits ? min(budget, problem.confident.count) : budget)
        record = SearchRecord(problem, SearchRecord.Extent(keepsEdges: keepsEdges))
        generator = Generator(seed: seed)
        free = problem.free
        most = max(0, min(free.count, (problem.maxExits ?? .max) - problem.pinned.count))
    }

    package var phase: SearchSnapshot.Phase { evaluations < budget ? .searching : .finished }

    /// Judges one design. Returns whether there is more to do. O(exits · log exits) beside the judging.
    @discardableResult
    package mutating func step() -> Bool {
        guard evaluations < budget else { return false }
        let threshold = draw()
        currentValue = record.problem.climbingValue(record.judge(exits, threshold: threshold))
        record.note(current: currentValue)
        return evaluations < budget
    }

    /// Draws the next design. Returns its threshold's index.
    private mutating func draw() -> Int {
        let problem = record.problem
        let count = generator.index(below: most + 1)
        // The first places of a Fisher-Yates shuffle: even, whatever order the shuffle starts from.
        for place in 0..<count {
            free.swapAt(place, place + generator.index(below: free.count - place))
        }
        exits.removeAll(keepingCapacity: true)
        exits += problem.pinned
        exits += free[..<count]
        exits.sort()
        return hasOneSetOfExits ? evaluations : generator.index(below: problem.confident.count)
    }

    /// What there is to see now. O(front + tried).
    package var snapshot: SearchSnapshot {
        record.snapshot(
            .random, phase, seed: seed, budget: budget, currentValue: currentValue,
            progress: Double(evaluations) / Double(budget))
    }
}
