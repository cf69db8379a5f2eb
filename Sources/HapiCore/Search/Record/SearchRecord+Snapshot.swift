extension SearchRecord {
    /// What there is to see of a search that has one book and no temperature: both that and the acceptance are
    /// 0. O(front + tried).
    /// - Parameters:
    ///   - seed: 0 for a search without one.
    ///   - budget: most designs judged.
    ///   - currentValue: of the design judged last.
    ///   - progress: how much of the search is done, in [0, 1].
    func snapshot(
        _ method: SearchMethod, _ phase: SearchSnapshot.Phase, seed: UInt64, budget: Int,
        currentValue: Double, progress: Double
    ) -> SearchSnapshot {
        SearchSnapshot(
            method: method, phase: phase, seed: seed, evaluations: evaluations, budget: budget,
            temperature: 0,
            acceptance: 0, best: best, bestValue: bestValue, currentValue: currentValue,
            trace: trace.elements, tried: tried.elements, triedStride: tried.stride, front: front.members,
            edges: edges, progress: progress)
    }
}
