/// How many samples each classifier would take and answer rightly if only the last two exits before it had been
/// tried: the counts that the exact search's bounds are made of, for one threshold.
///
/// A sample leaves at exit e of a design only if every earlier exit was unsure of it, the last two among them. So
/// the count of those whom the last two are unsure of is never too small, whatever the design before them. A new
/// table is empty; `WindowFilling` counts.
struct WindowTables: Sendable {
    /// Candidates that a design may have: not forbidden, and within the deadline at least alone. A *place* is a
    /// position in this list counted from 1; place 0 stands for no exit.
    let exits: [Int]
    /// Whether the final classifier can run in some design, and whether some design may end before it.
    let finalMayRun: Bool
    let mayEndEarly: Bool

    /// The place that all windows lie beyond; a place at or before it counts as no exit.
    let base: Int

    /// [p][q][e] by place, p < q < e: samples that e is sure of and neither p nor q is, and those of them that e
    /// answers rightly.
    var left: [Int32]
    var right: [Int32]
    /// Of `right`, those that e may answer as the surest when nobody is sure: a prefix that has passed e keeps
    /// them in hand.
    var surest: [Int32]
    /// [p][q]: samples that neither is sure of; those that the end may answer rightly when the final classifier
    /// runs, and when q is the last to run.
    var unsure: [Int32]
    var endRight: [Int32]
    var earlyEndRight: [Int32]

    /// Beyond this many exits p is left out, to keep the tables small; the bounds are weaker, not wrong.
    private static let largest = 128
    /// Places beyond the base, and none: the tables hold no others.
    let side: Int
    private let hasPair: Bool

    /// Empty tables for whole designs.
    init(_ problem: SearchProblem) {
        let evaluator = problem.evaluator
        let deadline = problem.limits.deadline
        func fits(_ path: Double) -> Bool { deadline.map { Limits.holds(path, atMost: $0) } ?? true }
        let unit = evaluator.decisionUnit
        let exits = evaluator.network.exits.indices.filter {
            !problem.forbidden.contains($0) && fits(unit.worstPaths([$0])[0])
        }
        self.init(
            exits: exits, finalMayRun: fits(unit.worstPaths([])[0]),
            mayEndEarly: !fits(unit.worstPaths(exits).last ?? 0), base: 0)
    }

    /// Empty tables for windows beyond a place.
    init(_ whole: WindowTables, base: Int) {
        self.init(
            exits: whole.exits, finalMayRun: whole.finalMayRun, mayEndEarly: whole.mayEndEarly, base: base)
    }

    private init(exits: [Int], finalMayRun: Bool, mayEndEarly: Bool, base: Int) {
        self.exits = exits
        self.finalMayRun = finalMayRun
        self.mayEndEarly = mayEndEarly
        self.base = base
        side = exits.count - base + 1
        hasPair = exits.count <= Self.largest
        let pairs = (hasPair ? side : 1) * side
        left = [Int32](repeating: 0, count: pairs * side)
        (right, surest) = (left, left)
        unsure = [Int32](repeating: 0, count: pairs)
        (endRight, earlyEndRight) = (unsure, unsure)
    }

    /// The places that the tables tell apart, none among them: all that a window's last two exits may have.
    var places: [Int] { [0] + Array((base + 1)..<max(base + 1, exits.count + 1)) }

    /// Those that the first of the two may have.
    var firstPlaces: [Int] { hasPair ? places : [0] }

    var count: Int { exits.count }

    /// Index of a pair of places in the tables over pairs. Places at or before the base are as none.
    @inline(__always)
    func pair(_ p: Int, _ q: Int) -> Int {
        (hasPair ? max(0, p - base) : 0) * side + max(0, q - base)
    }

    /// Index of three places in the tables over windows; e lies beyond the base.
    @inline(__always)
    func window(_ p: Int, _ q: Int, _ e: Int) -> Int { pair(p, q) * side + e - base }
}
