/// A point of a walk: exits by candidate, ascending, and the index of the problem's threshold.
package struct Position: Sendable, Hashable {
    package var exits: [Int]
    package var threshold: Int

    package init(exits: [Int], threshold: Int) {
        self.exits = exits
        self.threshold = threshold
    }
}

extension SearchProblem {
    /// Where a candidate of the problem lies. O(thresholds).
    func position(of candidate: Candidate) -> Position {
        Position(
            exits: candidate.runnable.exits,
            threshold: confident.firstIndex { $0.threshold == candidate.threshold } ?? 0)
    }

    /// The candidate at a position. `nil` when the deadline leaves nothing to run.
    func candidate(at position: Position, counter: inout TallyCounter) -> Candidate? {
        judge(position.exits, threshold: position.threshold, counter: &counter)
    }
}
