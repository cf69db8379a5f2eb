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
    /// Places beyond the base, and none: the tables hold no others.
    private(set) var side: Int
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
        side = exits.count - base + 1
        let pairs = (hasPair ? side : 1) * side
        var left = [Int32](repeating: 0, count: pairs * side)
        var right = left
        var surest = left
        var unsure = [Int32](repeating: 0, count: pairs)
        var endRight = unsure
        var earlyEndRight = unsure
        let end = EndColumns(
            evaluator, confident: confident, exits: exits.dropFirst(base).map { $0 }, prefix: prefix,
            finalAlwaysRuns: !mayEndEarly)
        let hasSurest = evaluator.fallback == .mostConfident
        let atFinal = zip(end.atFinal, among).map { $0 & $1 }
        // Whom the pair leaves, whom it leaves to be answered by the surest, and what is only counted.
        var (open, unanswered, scratch) = (among, among, among)
        answers.withColumns(confident) { columns in
            var columns = columns
            let sure = columns.confident
            let places = [0] + Array((base + 1)..<max(base + 1, exits.count + 1))
            for p in hasPair ? places : [0] {
                for q in places where q > p || q == 0 && p == 0 {
                    let pair = self.pair(p, q)
                    let (before, last) = (classifier(p), classifier(q))
                    unsure[pair] = narrowed(ck_open(&columns, sure, among, before, last, &open))
                    endRight[pair] = narrowed(
                        ck_open(&columns, end.closed, atFinal, before, last, &scratch))
                    if mayEndEarly, q > 0 {
                        let early = zip(end.early(last: exits[q - 1], answers), among).map { $0 & $1 }
                        earlyEndRight[pair] = narrowed(
                            ck_open(&columns, sure, early, before, last, &scratch))
                    }
                    if hasSurest {
                        _ = ck_open(&columns, end.counted, among, before, last, &unanswered)
                    }
                    for e in places where e > q {
                        let window = pair * side + e - base
                        var (all, correct): (Int64, Int64) = (0, 0)
                        ck_window(&columns, open, classifier(e), &all, &correct)
                        let fallback =
                            hasSurest
                            ? ck_marked(&columns, end.surest, unanswered, classifier(e)) : 0
                        left[window] = narrowed(all)
                        surest[window] = narrowed(fallback)
                        right[window] = narrowed(correct + fallback)
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

    /// Index of a pair of places in the tables over pairs. Places at or before the base are as none.
    @inline(__always)
    func pair(_ p: Int, _ q: Int) -> Int {
        (hasPair ? max(0, p - base) : 0) * side + max(0, q - base)
    }

    /// Index of three places in the tables over windows; e lies beyond the base.
    @inline(__always)
    func window(_ p: Int, _ q: Int, _ e: Int) -> Int { pair(p, q) * side + e - base }
}

/// Counts of samples, of which there are less than 2³¹.
@inline(__always)
private func narrowed(_ count: Int64) -> Int32 { Int32(truncatingIfNeeded: count) }
