import HapiCore
import HapiReport
import Testing

@Suite("Tables for programs and for people")
struct ReportTableTests {
    /// By the grammar of RFC 4180: quoted fields may hold commas, line ends and doubled quotes.
    private func records(_ text: String) -> [[String]] {
        var (records, record, field, isQuoted) = ([[String]](), [String](), "", false)
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch (scalar, isQuoted) {
            case ("\"", true) where rest.first == "\"":
                rest.removeFirst()
                field += "\""
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                record.append(field)
                field = ""
            case ("\r", false) where rest.first == "\n":
                rest.removeFirst()
                records.append(record + [field])
                (record, field) = ([], "")
            default: field.unicodeScalars.append(scalar)
            }
        }
        return records
    }

    private func columns(_ table: ReportTable, _ report: Report) throws -> [[String: String]] {
        let records = records(table.csv(report).text)
        let header = try #require(records.first)
        #expect(Set(header).count == header.count)
        return records.dropFirst().map { record in
            #expect(record.count == header.count)
            return Dictionary(zip(header, record), uniquingKeysWith: { first, _ in first })
        }
    }

    @Test("The designs read back are the evaluations, to the last bit")
    func designs() throws {
        let report = try ReportFixture(designs: [[0, 1], [0]]).report
        let rows = try columns(.designs, report)
        #expect(rows.count == report.all.count)
        for (row, design) in zip(rows, report.all) {
            let evaluation = design.evaluation
            #expect(row["calibration accuracy (share)"].flatMap(Double.init) == evaluation.accuracy)
            #expect(row["calibration mean latency (ms)"].flatMap(Double.init) == evaluation.meanLatency)
            #expect(row["weights (bytes)"].flatMap(Int.init) == evaluation.memory)
            #expect(row["objective"].flatMap(Double.init) == evaluation.objective)
            let pair = design.compared(to: report.designs[0], onTest: false)
            let p = design.name == report.designs[0].name ? nil : pair?.pValue
            #expect(row["calibration McNemar p"].flatMap(Double.init) == p)
        }
    }

    @Test("q, thresholds, front and trajectory read back are the values")
    func others() throws {
        let report = try ReportFixture().report
        let design = report.designs[0]
        let q = try columns(.backbone, report).compactMap { $0["q of A (share)"].flatMap(Double.init) }
        #expect(
            q == design.evaluation.rates.layers
                + design.evaluation.runnable.exits.map { design.evaluation.rates.exits[$0] })
        let thresholds = try columns(.thresholds, report)
        #expect(thresholds.compactMap { $0["threshold"].flatMap(Double.init) } == design.curve.thresholds)
        #expect(
            thresholds.compactMap { $0["mean latency on calibration (ms)"].flatMap(Double.init) }
                == design.curve.meanLatency)
        let front = try columns(.front, report).filter { $0["found by"] == "annealing" }
        #expect(
            front.compactMap { $0["mean latency (ms)"].flatMap(Double.init) }
                == report.search.front.map(\.figures.meanLatency))
        #expect(try columns(.annealing, report).count == report.search.points.count)
    }

    @Test("No text begins as a formula, whatever a file calls things")
    func formulas() throws {
        for name in ["=1+1", "+1", "-1", "@x", "=cmd|' /C calc'!A0", "a,\"b\"\r\nc"] {
            let report = try ReportFixture(layer: name, designs: [[0]]).report
            let row = try #require(try columns(.backbone, report).first)
            let first = try #require(row["node"]?.unicodeScalars.first)
            #expect(!"=+-@".unicodeScalars.contains(first))
            #expect(row["node"]?.hasSuffix(Markup.shown(name)) == true)
        }
    }

    @Test("In Markdown every row of a table has as many cells as its head, and no name makes markup")
    func markdown() throws {
        for name in ReportFixture.attacks + ["| a |", "`", "```\nx"] {
            let text = ReportMarkdown.text(try ReportFixture(layer: name, designs: [[0, 1], [0]]).report)
            var width: Int?
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                guard line.hasPrefix("| ") else {
                    width = nil
                    continue
                }
                let cells = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
                #expect(cells == width ?? cells)
                width = cells
            }
            let outside = text.split(separator: "\n").filter { !$0.hasPrefix("hapi-tui ") }
            #expect(
                !outside.contains { $0.replacing("\\<", with: "").replacing("<br>", with: "").contains("<") })
        }
    }
}
