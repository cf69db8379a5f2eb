/// The feasible designs seen that no other beats on one cost and accuracy alone: the edge of what a plot of the two
/// shows, a staircase on which both rise.
///
/// Of designs that are equal on both, the one of less mean latency stays, then of less memory, then the simpler one;
/// so the edge depends on which designs were seen, and not on their order.
package struct CostEdge: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        /// In the axis's unit.
        package let cost: Double
        package let candidate: Candidate

        package init(cost: Double, candidate: Candidate) {
            self.cost = cost
            self.candidate = candidate
        }
    }

    /// By rising cost.
    package private(set) var points: [Point] = []

    package init() {}

    /// Takes a feasible design in if nothing seen is as good on both, and drops what it beats. O(log points), and
    /// O(points) for a design that is taken in.
    /// - Parameter candidate: makes the design, when it is needed.
    @discardableResult
    package mutating func insert(cost: Double, _ figures: Figures, _ candidate: () -> Candidate) -> Bool {
        let place = firstIndex(costAtLeast: cost)
        if place > 0, points[place - 1].candidate.figures.correct >= figures.correct { return false }
        if place < points.count, points[place].cost == cost {
            let other = points[place].candidate.figures
            if other.correct > figures.correct { return false }
            if other.correct == figures.correct {
                if (figures.meanLatency, figures.memory) > (other.meanLatency, other.memory) { return false }
                let equal = candidate()
                guard Self.isBetter(equal, than: points[place].candidate) else { return false }
                points[place] = Point(cost: cost, candidate: equal)
                return true
            }
        }
        var end = place
        while end < points.count, points[end].candidate.figures.correct <= figures.correct { end += 1 }
        points.replaceSubrange(
            place..<end, with: CollectionOfOne(Point(cost: cost, candidate: candidate())))
        return true
    }

    /// Takes in what another edge on the same axis has. O(points of the one × of both) at worst.
    package mutating func merge(_ other: CostEdge) {
        for point in other.points { insert(cost: point.cost, point.candidate.figures) { point.candidate } }
    }

    /// Between two designs of equal cost and accuracy.
    private static func isBetter(_ a: Candidate, than b: Candidate) -> Bool {
        let (x, y) = (a.figures, b.figures)
        if x.meanLatency != y.meanLatency { return x.meanLatency < y.meanLatency }
        if x.memory != y.memory { return x.memory < y.memory }
        return SearchProblem.isSimpler(a, than: b)
    }

    /// First point of at least this cost, by bisection.
    private func firstIndex(costAtLeast cost: Double) -> Int {
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if points[middle].cost < cost { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The edges that a front on mean latency, accuracy and memory does not hold: of worst-case latency and of energy.
package struct CostEdges: Sendable, Hashable {
    package private(set) var worstLatency = CostEdge()
    /// Empty where the platform has no energies.
    package private(set) var energy = CostEdge()

    package init() {}

    /// As `CostEdge.insert`, on both axes.
    mutating func insert(_ costs: DesignCosts, _ figures: Figures, _ candidate: () -> Candidate) {
        worstLatency.insert(cost: costs.worstLatency, figures, candidate)
        if let cost = costs.energy { energy.insert(cost: cost, figures, candidate) }
    }

    /// As `CostEdge.merge`.
    mutating func merge(_ other: CostEdges) {
        worstLatency.merge(other.worstLatency)
        energy.merge(other.energy)
    }
}
