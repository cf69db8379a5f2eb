import ArgumentParser
import HapiFormats
import HapiReport
import HapiRuntime

/// What of a report is written, and where to.
struct ReportOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write to this file (default: standard output, for a page or drawing only where that is no terminal).",
            valueName: "file"))
    var out: String?

    @Flag(help: "Let --out replace an existing file.")
    var force = false

    @Option(
        help: ArgumentHelp(
            "One drawing alone, as SVG: \(ReportPlot.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "drawing"))
    var svg: ReportPlot?

    @Flag(help: "The tables, as Markdown.")
    var markdown = false

    @Option(
        help: ArgumentHelp(
            "One table with all digits, as CSV: \(ReportTable.allCases.map(\.rawValue).joined(separator: ", ")).",
            discussion: "A text that a spreadsheet would take for a formula has an apostrophe before it.",
            valueName: "table"))
    var csv: ReportTable?

    func validate() throws {
        let forms = [svg != nil, markdown, csv != nil]
        if forms.count(where: { $0 }) > 1 {
            throw ValidationError("Give one of --svg, --markdown and --csv: each is a file of its own.")
        }
        if force, out == nil { throw ValidationError("--force is for --out.") }
    }

    /// Ends before a long search when there is nowhere to write to.
    func check() throws {
        if let out {
            return try Refusal.writing { () throws(AtomicWriter.Failure) in
                try AtomicWriter.check(out, overwrite: force)
            }
        }
        guard StandardOutput.isTerminal, !markdown, csv == nil else { return }
        throw ValidationError(
            "A \(svg == nil ? "page" : "drawing") is for a browser and not for a terminal: give --out FILE, or send it "
                + "on with > or |.")
    }

    func write(_ report: Report) throws {
        let text =
            if let svg {
                svg.drawing(report).standalone
            } else if let csv {
                csv.csv(report).text
            } else if markdown {
                ReportMarkdown.text(report)
            } else {
                try ReportPage.text(report)
            }
        guard let out else { return try StandardOutput.print(text, terminator: "") }
        try Refusal.writing { () throws(AtomicWriter.Failure) in
            try AtomicWriter.write(text, to: out, overwrite: force)
        }
        StandardError.print("Report written to \(InputError.printable(out))")
    }
}
