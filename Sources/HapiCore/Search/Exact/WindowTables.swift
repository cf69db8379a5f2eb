import CKernels

/// How many samples each classifier would take and answer rightly if only the last two exits before it had been
/// tried: the counts that the exact search's bounds are made of, for one threshold.
///
/// A sample leaves at exit e of a design only if every earlier exit was unsure of it, the last two among them. So
/// the count of those whom the last two are unsure of is never too small, whatever the design before them.
/// O(exits³ · samples / 64) to build, a few milliseconds for 54 exits and 10,000 samples.
struct WindowTables: Sendable {
    /// Candidates that a design may have: not forbidden, and within the deadline at least alone. A *place* is a
    /// position in this list counted from 1; place 0 stands for no exit.
    let exits: [Int]
    /// Whether the final classifier can run in some design, and whether some design may end before it.
    let finalMayRun: Bool
    let mayEndEarly: Bool

    /// The place that all windows lie beyond; a place at or before it counts as no exit.
    private(set) var base: Int

    /// [p][q][e] by place, p < q < e: samples that e is sure of and neither p nor q is, and those of them that e
    /// answers rightly.
    private(set) var left: [Int32]
    private(set) var right: [Int32]
    /// Of `right`, those that e may answer as the surest when nobody is sure: a prefix that has passed e keeps
    /// them in hand.
    private(set) var surest: [Int32]
    /// [p][q]: samples that neither is sure of; those that the end may answer rightly when the final classifier
    /// runs, and when q is the last to run.
    private(set) var unsure: [Int32]
    private(set) var endRight: [Int32]
    private(set) var earlyEndRight: [Int32]

    /// Beyond this many exits p is left out, to keep the tables small; the bounds are weaker, not wrong.
    private static let largest = 128
    private let side: Int
    private let hasPair: Bool

    /// Tables over all samples, for whole designs.
    init(_ problem: SearchProblem, threshold: Int) {
        let evaluator = problem.evaluator
        let deadline = problem.limits.deadline
        func fits(_ path: Double) -> Bool { deadline.map { Limits.holds(path, atMost: $0) } ?? true }
        let unit = evaluator.decisionUnit
        exits = evaluator.network.exits.indices.filter {
            !problem.forbidden.contains($0) && fits(unit.worstPaths([$0])[0])
        }
        finalMayRun = fits(unit.worstPaths([])[0])
        mayEndEarly = !fits(unit.worstPaths(exits).last ?? 0)
        base = 0
        side = exits.count + 1
        hasPair = exits.count <= Self.largest
        (left, right, surest, unsure, endRight, earlyEndRight) = ([], [], [], [], [], [])
        fill(
            problem, threshold: threshold, among: evaluator.answers.everyone,
            prefix: Standing(evaluator.answers))
    }

    /// The same tables over the survivors of a prefix whose last exit is at place `base`: tighter, for every
    /// window then also knows the whole prefix.
    /// - Parameter prefix: the largest standings of the prefix's exits.
    init(
        _ whole: WindowTables, _ problem: SearchProblem, threshold: Int, base: Int, among: [UInt64],
        prefix: Standing
    ) {
        self = whole
        self.base = base
        fill(problem, threshold: threshold, among: among, prefix: prefix)
    }

    private mutating func fill(
        _ problem: SearchProblem, threshold: Int, among: [UInt64], prefix: Standing
    ) {
        let evaluator = problem.evaluator
        let answers = evaluator.answers
        let confident = problem.confident[threshold]
        let pairs = hasPair ? side : 1
        var left = [Int32](repeating: 0, count: pairs * side * side)
        var right = left
        var surest = left
        var unsure = [Int32](repeating: 0, count: pairs * side)
        var endRight = unsure
        var earlyEndRight = unsure
        let end = EndColumns(
            evaluator, confident: confident, exits: exits.dropFirst(base).map { $0 }, prefix: prefix,
            finalAlwaysRuns: !mayEndEarly)
        let atFinal = zip(end.atFinal, among).map { $0 & $1 }
        answers.withColumns(confident) { columns in
            var columns = columns
            let sure = columns.confident
            let places = [0] + Array((base + 1)..<max(base + 1, side))
            for p in hasPair ? places : [0] {
                for q in places where q > p || q == 0 && p == 0 {
                    let pair = p * side + q
                    let (before, last) = (classifier(p), classifier(q))
                    func count(_ column: [UInt64]) -> Int32 {
                        Int32(truncatingIfNeeded: ck_open(&columns, sure, column, before, last))
                    }
                    unsure[pair] = count(among)
                    endRight[pair] = Int32(
                        truncatingIfNeeded: ck_open(&columns, end.closed, atFinal, before, last))
                    if mayEndEarly, q > 0 {
                        let early = end.early(last: exits[q - 1], answers)
                        earlyEndRight[pair] = count(zip(early, among).map { $0 & $1 })
                    }
                    for e in places where e > q {
                        var (all, correct): (Int64, Int64) = (0, 0)
                        ck_window(&columns, among, before, last, classifier(e), &all, &correct)
                        left[pair * side + e] = Int32(truncatingIfNeeded: all)
                        let fallback = end.newlyRight(
                            before, last, classifier(e), among: among, &columns)
                        surest[pair * side + e] = fallback
                        right[pair * side + e] = Int32(truncatingIfNeeded: correct) + fallback
                    }
                }
            }
        }
        (self.left, self.right, self.surest) = (left, right, surest)
        (self.unsure, self.endRight, self.earlyEndRight) = (unsure, endRight, earlyEndRight)
    }

    private func classifier(_ place: Int) -> Int32 {
        place == 0 ? -1 : Int32(truncatingIfNeeded: exits[place - 1])
    }

    var count: Int { exits.count }

    /// Index of a pair of places in the tables over pairs.
    @inline(__always)
    func pair(_ p: Int, _ q: Int) -> Int {
        (hasPair && p > base ? p : 0) * side + (q > base ? q : 0)
    }

    /// Index of three places in the tables over windows.
    @inline(__always)
    func window(_ p: Int, _ q: Int, _ e: Int) -> Int { pair(p, q) * side + e }
}
