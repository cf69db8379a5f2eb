/// Paths by place, in typical latency.
struct PathTable: Sendable {
    /// Layers up to each exit and the exit itself.
    private let paths: [Double]
    private let exits: [Double]
    /// Layers up to the final classifier.
    let final: Double

    init(_ evaluator: Evaluator, exits allowed: [Int]) {
        let costs = evaluator.paths
        exits = [0] + allowed.map { costs.exits[$0] }
        paths = [0] + allowed.map { costs.throughExit[$0] + costs.exits[$0] }
        final = costs.throughBackbone
    }

    @inline(__always) func path(_ place: Int) -> Double { paths[place] }
    @inline(__always) func exit(_ place: Int) -> Double { exits[place] }

    /// At least as long as any path with one exit beside its own on the way.
    var longest: Double { (paths + [final]).reduce(0, max) + exits.reduce(0, max) }
}

/// Where the pinned exits lie: a design may not pass one by.
struct PinPlaces: Sendable {
    private let next: [Int]
    private let count: Int

    /// `nil` when a pinned exit is not among the exits that a design may have.
    init?(_ pinned: [Int], among exits: [Int]) {
        let places = pinned.compactMap { pin in exits.firstIndex(of: pin).map { $0 + 1 } }
        guard places.count == pinned.count else { return nil }
        count = exits.count
        next = (0...exits.count).map { place in places.first { $0 > place } ?? .max }
    }

    /// The deepest place that may follow.
    func lastChoice(after place: Int) -> Int { min(count, next[place]) }

    /// Whether no pinned exit lies deeper.
    func allowsEnd(after place: Int) -> Bool { next[place] == .max }
}
