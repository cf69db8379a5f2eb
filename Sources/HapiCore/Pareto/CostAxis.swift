/// What a design costs, in one of the ways that accuracy is weighed against.
package enum CostAxis: String, Sendable, Hashable, CaseIterable {
    case meanLatency = "mean-latency"
    case worstLatency = "worst-latency"
    case memory
    case energy
}
extension CostAxis {
    package func cost(of candidate: Candidate, _ evaluator: Evaluator) -> Double? {
        candidate.figures.meanLatency
    }
}
extension Front {
    package static func edge(
        of candidates: [Candidate], on axis: CostAxis, _ evaluator: Evaluator
    ) -> [Candidate] {
        var front = Front()
        for c in candidates { front.insert(c) }
        return latencyAccuracyEdge(of: front.members)
    }
}
extension SearchSnapshot {
    package func edge(on axis: CostAxis) -> [Candidate] { Front.latencyAccuracyEdge(of: front) }
}
