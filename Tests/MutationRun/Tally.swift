import Mutations

/// What came of all trials, kind by kind.
struct Tally {
    struct Breach: CustomStringConvertible {
        let number: Int
        let kind: String
        let rule: String

        var description: String { "mutation \(number), \(kind): \(rule)" }
    }

    private struct Row {
        var counts: [Judge.Verdict: Int] = [:]
        var broken = 0
        var seconds = 0.0
        var kibibytes = 0

        var all: Int { counts.values.reduce(broken, +) }
    }

    private let kinds: [String]
    private var rows: [Row]
    private(set) var breaches: [Breach] = []

    init(_ kinds: [String]) {
        self.kinds = kinds
        rows = Array(repeating: Row(), count: kinds.count)
    }

    /// - Returns: the rule that was broken, if one was.
    mutating func add(_ report: Report) -> Breach? {
        rows[report.kind].seconds = max(rows[report.kind].seconds, report.seconds)
        rows[report.kind].kibibytes = max(rows[report.kind].kibibytes, report.kibibytes)
        guard let rule = report.breach else {
            if case .success(let verdict) = report.outcome {
                rows[report.kind].counts[verdict, default: 0] += 1
            }
            return nil
        }
        rows[report.kind].broken += 1
        let breach = Breach(number: report.number, kind: kinds[report.kind], rule: rule)
        breaches.append(breach)
        return breach
    }

    /// A line for each kind of file.
    var table: String {
        let heading = ["kind", "mutations", "equal", "other", "refused", "broken", "slowest", "most memory"]
        let lines = zip(kinds, rows).map { kind, row in
            [kind, "\(row.all)"] + Judge.Verdict.allCases.map { "\(row.counts[$0] ?? 0)" }
                + [
                    "\(row.broken)", "\(Int((row.seconds * 1000).rounded(.up))) ms",
                    "\(row.kibibytes / 1024) MB",
                ]
        }
        return ([heading] + lines).map { cells in
            cells.enumerated().map { index, cell in
                let blanks = String(repeating: " ", count: max(1, (index == 0 ? 24 : 12) - cell.count))
                return index == 0 ? cell + blanks : blanks + cell
            }.joined() + "\n"
        }.joined()
    }
}
