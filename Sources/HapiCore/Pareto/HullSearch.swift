/// Finds the hull of a problem's designs, mean latency against accuracy, by a sweep of λ in A − λL: the dichotomic
/// scheme of Aneja and Nair ("Bicriteria transportation problem", Management Science 25, 1979).
///
///     var sweep = HullSearch(problem, front: searched.front)
///     while let next = sweep.next() { sweep.take(solve(next)) }
///     print(sweep.front.hull)
///
/// The two extremes first, the most accurate and the fastest design. Then, for two neighbours on the hull, the
/// design that is best at the λ at which the two are worth the same: either it is a new vertex between them, or
/// there is none. Who solves the problems decides what is known: with an exact search the hull is the hull of all
/// designs, after 2V − 1 problems for V vertices; with annealing it is that of all designs seen.
package struct HullSearch: Sendable {
    private let problem: SearchProblem
    /// Every design handed in that is not dominated.
    package private(set) var front: Front
    private var extremes: [Objective]
    private var settled: Set<Edge> = []
    /// Problems handed out.
    package private(set) var rounds = 0

    private struct Edge: Hashable {
        let faster: Figures
        let slower: Figures
    }

    /// - Parameter front: of a finished search of the problem itself, whose objective is not asked for again.
    package init(_ problem: SearchProblem, front: Front) {
        self.problem = problem
        self.front = front
        extremes = [.latency, .accuracy].filter { $0 != problem.objective }
    }

    /// The next problem to solve, `nil` when nothing is left to ask. Of several edges of the hull the one that may
    /// hide most comes first, so that a sweep cut short has spent its time well. O(front).
    package mutating func next() -> SearchProblem? {
        if let extreme = extremes.popLast() {
            rounds += 1
            return problem.seeking(extreme)
        }
        var widest: (edge: Edge, exchange: Exchange, size: Double)?
        let hull = front.hull.map(\.figures)
        for (faster, slower) in zip(hull, hull.dropFirst()) {
            let edge = Edge(faster: faster, slower: slower)
            guard !settled.contains(edge),
                let exchange = Exchange(between: faster, and: slower, original: problem.original)
            else { continue }
            // The triangle below which a vertex between the two must lie is at most half of this rectangle.
            let size = Double(slower.correct - faster.correct) * (slower.meanLatency - faster.meanLatency)
            if size > widest?.size ?? -1 { widest = (edge, exchange, size) }
        }
        guard let widest else { return nil }
        settled.insert(widest.edge)
        rounds += 1
        return problem.seeking(.exchange(widest.exchange))
    }

    /// Takes in what solving a problem has brought: its best design and whatever else was seen on the way.
    /// O(members of the one × of both).
    package mutating func take(_ found: Front) {
        for member in found.members { front.insert(member) }
    }
}
