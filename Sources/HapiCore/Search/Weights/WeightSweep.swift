/// The grid search for the latency weight of eq. 4 (HAPI Sec. 6.3): the design that each weight of a grid gives,
/// and the weight to take, at the knee of these designs.
///
/// Eq. 4 is convex in (A, L), so at every weight its best design is a vertex of the hull of all designs: a front
/// that holds the vertices answers the whole grid, and no search is needed at any single weight.
package struct WeightSweep: Sendable, Hashable {
    /// A weight, and the best of the front by it.
    package struct Entry: Sendable, Hashable {
        package let weight: Double
        package let design: Candidate
        /// Eq. 4 at the weight.
        package let objective: Double
    }

    /// Ten weights a decade from 0.01 to 1, the preferred numbers R10 (Renard; ISO 3), so that neighbours are the
    /// same factor apart. 1 is the weight of the accuracy; at 1 / ln 2 already a network that answers nothing, at
    /// once, is worth as much as the original.
    package static let grid: [Double] = {
        // Quotients of whole numbers: 0.315 and not 0.31500000000000006.
        let decade = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800]
        return [10_000, 1000].flatMap { divisor in decade.map { Double($0) / Double(divisor) } } + [1]
    }()

    /// By rising weight, and so by falling latency.
    package let entries: [Entry]
    /// Index of the weight taken: the middle one of those that give the knee, the smaller of two. Without a knee,
    /// because all weights give one design or two, `defaultLatencyWeight` stands.
    package let choice: Int
    /// Whether the choice is a knee.
    package let hasKnee: Bool

    package var chosen: Entry { entries[choice] }
    package var weight: Double { chosen.weight }

    /// `nil` when the front is empty. O(weights · members).
    /// - Parameter front: should hold the vertices of its problem's hull; see `HullSearch`.
    package init?(_ problem: SearchProblem, front: Front) {
        let hull = front.hull
        var entries: [Entry] = []
        for weight in Self.grid {
            let weighted = problem.weighing(latency: weight)
            guard let best = weighted.preferred(of: hull) else { return nil }
            entries.append(Entry(weight: weight, design: best, objective: weighted.value(best.figures)))
        }
        self.entries = entries
        let given = Set(entries.map(\.design.figures))
        let designs = hull.map(\.figures).filter(given.contains)
        let knee = Knee.index(of: designs).map { designs[$0] }
        hasKnee = knee != nil
        let taken = entries.indices.filter { [entries] index in
            guard let knee else { return entries[index].weight == defaultLatencyWeight }
            return entries[index].design.figures == knee
        }
        choice = taken[(taken.count - 1) / 2]
    }
}
