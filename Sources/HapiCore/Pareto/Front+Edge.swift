extension Front {
    /// The members that no other dominates on latency and accuracy alone, by rising latency: what a plot of the
    /// two shows as its edge. O(members · log members).
    package var latencyAccuracyEdge: [Candidate] { Self.latencyAccuracyEdge(of: members) }

    /// The same of any feasible candidates. O(candidates · log candidates) where they come by rising latency.
    package static func latencyAccuracyEdge(of candidates: [Candidate]) -> [Candidate] {
        points(of: candidates) { $0.figures.meanLatency }.map(\.candidate)
    }

    /// As `edgePoints`, without their costs.
    package static func edge(
        of candidates: [Candidate], on axis: CostAxis, _ evaluator: Evaluator,
        confident: [ConfidentColumns] = []
    ) -> [Candidate] {
        edgePoints(of: candidates, on: axis, evaluator, confident: confident).map(\.candidate)
    }

    /// The feasible ones among candidates that no other beats on one axis and accuracy, by rising cost; empty for
    /// energy where the platform has none. O(candidates · log candidates) where they come by rising cost, else up to
    /// the square; and for every candidate as `CostAxis.cost`.
    /// - Parameter confident: bit columns at hand, of as many of the candidates' thresholds as there are.
    package static func edgePoints(
        of candidates: [Candidate], on axis: CostAxis, _ evaluator: Evaluator,
        confident: [ConfidentColumns] = []
    ) -> [CostEdge.Point] {
        guard axis == .energy else { return points(of: candidates) { axis.cost(of: $0, evaluator) } }
        var columns = Dictionary(
            confident.map { ($0.threshold, $0) }, uniquingKeysWith: { first, _ in first })
        return points(of: candidates) { candidate in
            let own =
                columns[candidate.threshold]
                ?? ConfidentColumns(evaluator.answers, threshold: candidate.threshold)
            columns[candidate.threshold] = own
            return axis.cost(of: candidate, evaluator, confident: own)
        }
    }

    /// - Parameter cost: of each; `nil` leaves it out.
    static func points(of candidates: [Candidate], _ cost: (Candidate) -> Double?) -> [CostEdge.Point] {
        var edge = CostEdge()
        for candidate in candidates where candidate.isFeasible {
            if let cost = cost(candidate) { edge.insert(cost: cost, candidate.figures) { candidate } }
        }
        return edge.points
    }
}
