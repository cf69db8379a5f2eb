import CKernels

/// Counts the windows of a table, as a value that steps: so that nobody has to wait for the whole of it, a few
/// milliseconds for 54 exits and 10,000 samples. O(exits³ · samples / 64) together.
struct WindowFilling: Sendable {
    private let threshold: Int
    /// The samples counted: all, or the survivors of a prefix. Tables over these are tighter, for every window then
    /// also knows the whole prefix.
    private let among: [UInt64]
    private let end: EndColumns
    private let atFinal: [UInt64]
    private let hasSurest: Bool
    /// Whom a pair leaves, and whom it leaves to be answered by the surest.
    private var open: [UInt64]
    private var unanswered: [UInt64]
    /// For what is only counted.
    private var scratch: [UInt64]
    /// First exits of windows whose turn has not come, by place; the next is the last.
    private var firsts: [Int]

    /// O(exits · samples).
    /// - Parameters:
    ///   - tables: to be filled.
    ///   - prefix: the largest standings of the exits up to the tables' base.
    init(
        _ tables: WindowTables, _ problem: SearchProblem, threshold: Int, among: [UInt64], prefix: Standing
    ) {
        self.threshold = threshold
        self.among = among
        end = EndColumns(
            problem.evaluator, confident: problem.confident[threshold],
            exits: Array(tables.exits.dropFirst(tables.base)), prefix: prefix,
            finalAlwaysRuns: !tables.mayEndEarly)
        atFinal = zip(end.atFinal, among).map { $0 & $1 }
        hasSurest = problem.evaluator.fallback == .mostConfident
        (open, unanswered, scratch) = (among, among, among)
        firsts = tables.firstPlaces.reversed()
    }

    /// Counts the windows of one first exit. Returns whether there is more to do. O(exits² · samples / 64).
    mutating func step(_ tables: inout WindowTables, _ problem: SearchProblem) -> Bool {
        guard let p = firsts.popLast() else { return false }
        let answers = problem.evaluator.answers
        answers.withColumns(problem.confident[threshold]) { columns in
            var columns = columns
            for q in tables.places where q > p || q == 0 && p == 0 {
                count(p, q, &tables, &columns, answers)
            }
        }
        return !firsts.isEmpty
    }

    /// Counts what leaves, and what is left, after the pair p, q.
    private mutating func count(
        _ p: Int, _ q: Int, _ tables: inout WindowTables, _ columns: inout ck_columns,
        _ answers: AnswerColumns
    ) {
        let sure = columns.confident
        let exits = tables.exits
        func classifier(_ place: Int) -> Int32 {
            place == 0 ? -1 : Int32(truncatingIfNeeded: exits[place - 1])
        }
        let pair = tables.pair(p, q)
        let (before, last) = (classifier(p), classifier(q))
        tables.unsure[pair] = narrowed(ck_open(&columns, sure, among, before, last, &open))
        tables.endRight[pair] = narrowed(ck_open(&columns, end.closed, atFinal, before, last, &scratch))
        if tables.mayEndEarly, q > 0 {
            let early = zip(end.early(last: exits[q - 1], answers), among).map { $0 & $1 }
            tables.earlyEndRight[pair] = narrowed(ck_open(&columns, sure, early, before, last, &scratch))
        }
        if hasSurest { _ = ck_open(&columns, end.counted, among, before, last, &unanswered) }
        for e in stride(from: max(q, tables.base) + 1, through: exits.count, by: 1) {
            let window = tables.window(p, q, e)
            var (all, correct): (Int64, Int64) = (0, 0)
            ck_window(&columns, open, classifier(e), &all, &correct)
            let fallback = hasSurest ? ck_marked(&columns, end.surest, unanswered, classifier(e)) : 0
            tables.left[window] = narrowed(all)
            tables.surest[window] = narrowed(fallback)
            tables.right[window] = narrowed(correct + fallback)
        }
    }
}

/// Counts of samples, of which there are less than 2³¹.
@inline(__always)
private func narrowed(_ count: Int64) -> Int32 { Int32(truncatingIfNeeded: count) }
