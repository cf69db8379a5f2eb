import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFigures
import HapiFormats

/// A comparison of methods as text for people, at most 100 columns wide; scripts ask for `--json`.
struct BaselineTable {
    let document: BaselinesDocument

    private static let nameWidth = 22
    private static let cellWidth = 19
    private static let width = 100

    private var comparison: BaselineComparison { document.comparison }

    var text: String {
        let tables = BaselineBudget.Reading.allCases.flatMap { table($0) + [""] }
        return (heading + [""] + tables + notes).joined(separator: "\n")
    }

    private var heading: [String] {
        let settings = document.settings
        return wrapped(
            "\(document.network.name) on \(document.profile.platform.title) "
                + "(latency: \(document.profile.measurement.kind.rawValue), "
                + "calibration: \(document.model.calibration.kind.rawValue))")
            + wrapped(
                "Accuracy in % on \(Format.grouped(document.original.samples)) calibration samples, and its "
                    + "difference to annealing's in pp. Budgets are shares of the original network's "
                    + "\(Format.milliseconds(document.original.latency)); the profile's own limits do not apply."
            )
            + wrapped(
                "Searches: at most \(counted(settings.maxExits, "exit")), "
                    + "\(counted(settings.thresholds.count, "threshold")), "
                    + "\(settings.policy.metric.rawValue), \(settings.policy.fallback.rawValue); annealing and "
                    + "random \(Format.grouped(settings.evaluations)) evaluations, seed \(settings.seed).")
    }

    private func table(_ reading: BaselineBudget.Reading) -> [String] {
        let columns = comparison.budgets.indices.filter { comparison.budgets[$0].reading == reading }
        let title = reading == .deadline ? "deadline" : "mean latency at most"
        let heads = columns.map { index in
            let budget = comparison.budgets[index]
            return " \(Format.percent(budget.share, digits: 0)), \(Format.milliseconds(budget.latency))"
        }
        var lines = [line(title, heads)]
        for row in comparison.rows {
            lines.append(line(row.method.title, columns.map { cell(row, $0) }))
            if row.method == .exact {
                lines.append(line("  proven", columns.map { " " + proof(row.cells[$0]) }))
            }
        }
        for reference in document.profile.references {
            let cells = columns.map { index in
                Limits.holds(reference.latency, atMost: comparison.budgets[index].latency)
                    ? accuracy(reference.accuracy) : "     —"
            }
            lines.append(line("\(reference.name) (\(reference.kind.rawValue))", cells))
        }
        return lines
    }

    private func accuracy(_ share: Double) -> String {
        SafeText.fitted(
            String(Format.percent(share, digits: 2).dropLast(2)), columns: 6, alignment: .right)
    }

    /// Accuracy, difference, and the marks: `≈` not distinguishable, `?` not finished.
    private func cell(_ row: BaselineComparison.Row, _ index: Int) -> String {
        let cell = row.cells[index]
        guard let best = cell.best else { return cell.ending == .finished ? "     —" : "     ?" }
        var text = accuracy(Double(best.figures.correct) / Double(document.original.samples))
        let pair = comparison.againstAnnealing(row.method, at: index)
        let difference = pair.map { String(Format.points($0.difference).dropLast(3)) } ?? ""
        text += SafeText.fitted(difference, columns: 8, alignment: .right)
        text += pair.map { $0.isDistinguishable ? "  " : " ≈" } ?? "  "
        return cell.ending == .finished ? text : text + "?"
    }

    private func proof(_ cell: BaselineComparison.Cell) -> String {
        guard let proof = cell.proof else { return "    ?" }
        if proof.isProven { return "  yes" }
        return "   no" + (proof.bound.map { ", ≤ " + accuracy($0).drop { $0 == " " } } ?? "")
    }

    private var notes: [String] {
        var notes: [String] = [
            "≈ not distinguishable from annealing on these samples (McNemar's exact test, 5 %). "
                + "— no design found meets the budget."
        ]
        if !comparison.isFinished { notes.append("? not finished: interrupted.") }
        for method in [BaselineMethod.sdn, .branchyNet] {
            guard let row = comparison.rows.first(where: { $0.method == method }) else { continue }
            let exits = method.exits(of: document.network) ?? []
            let names = exits.map { document.network.exits[$0].name }
            notes.append(
                "\(method.title): exits \(names.joined(separator: ", ")); \(row.policy.metric.rawValue), "
                    + "\(row.policy.fallback.rawValue).")
        }
        notes += document.leftOut.map { "\($0.method.title) is left out: \($0.reason)." }
        notes += document.profile.references.map {
            "\($0.name): \(Format.percent($0.accuracy, digits: 2)) at \(Format.milliseconds($0.latency)), "
                + "\($0.kind.rawValue): \($0.source)"
        }
        return notes.flatMap(wrapped)
    }

    private func line(_ name: String, _ cells: [String]) -> String {
        let name = SafeText.fitted(SafeText.cut(name, columns: Self.nameWidth - 1), columns: Self.nameWidth)
        let line = name + cells.map { SafeText.fitted($0, columns: Self.cellWidth) }.joined()
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func wrapped(_ text: String) -> [String] { SafeText.wrapped(text, columns: Self.width) }
}
