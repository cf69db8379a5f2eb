import HapiJSON

/// What TensorFlow Lite's `benchmark_model` writes with `--enable_op_profiling
/// --op_profiling_output_mode=csv`, to a file or among other lines of its log: the table under "Run Order".
package enum TFLiteProfile {
    private static let regular = "Operator-wise Profiling Info for Regular Benchmark Runs"
    private static let title = "Run Order"
    private static let separator = ", "

    /// O(n).
    /// - Throws: `InputError` with the line of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> NodeTimings {
        let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) {
            $0.isNewline
        }
        // The table of the initialisation comes first, under the same title.
        let begin = lines.firstIndex { $0.contains(regular) } ?? lines.startIndex
        guard let start = lines[begin...].firstIndex(where: { $0.contains("= \(title) =") }),
            start + 1 < lines.count
        else {
            throw InputError(
                file: file, found: "no table under \"\(title)\"", expected: "the profile of benchmark_model",
                remedy: "run it with --enable_op_profiling=true --op_profiling_output_mode=csv")
        }
        let columns = try Columns(String(lines[start + 1]), line: start + 2, file: file)
        var nodes: [NodeTimings.Node] = []
        for (index, line) in lines.enumerated().dropFirst(start + 2) {
            guard line.contains(where: { !$0.isWhitespace }) else {
                try checkEnd(lines, after: index, file: file)
                break
            }
            nodes.append(try columns.node(String(line), line: index + 1, file: file))
        }
        guard !nodes.isEmpty else {
            throw InputError(
                file: file, place: "line \(start + 2)", found: "no operation", expected: "one on each line",
                remedy: "profile again")
        }
        var source = NodeTimings.Source(
            runtime: "TensorFlow Lite", statistic: "mean (benchmark_model writes no medians)",
            runs: summary(lines[start...], "count=", atMost: Double(TimingLimits.mostRuns)).map { Int($0) }
                ?? 0)
        source.wholeRun = summary(lines[start...], "avg=", atMost: TimingLimits.longestTime * 1e3).map {
            $0 / 1e3
        }
        let timings = NodeTimings(nodes: NodeTimings.merged(nodes), source: source)
        try timings.refuseWhole(
            file: file,
            remedy:
                "profile without the delegate (--use_xnnpack=false, no --use_gpu), whose parts it does not tell"
        ) { $0.name.hasPrefix(delegate) }
        return try timings.checked(file: file)
    }

    private static let delegate = "TfLite"

    /// A table ends at a blank line, behind which the tool says something else: more operations would be lost.
    private static func checkEnd(_ lines: [Substring], after blank: Int, file: String) throws(InputError) {
        let next = lines[blank...].firstIndex { $0.contains { !$0.isWhitespace } }
        guard let next, !headings.contains(where: lines[next].contains) else { return }
        throw InputError(
            file: file, place: "line \(next + 1)", found: JSONText.quoted(String(lines[next])),
            expected: "the tool's next heading, or the file's end, after the blank line that ends the table",
            remedy: "take the blank line out, or profile again")
    }

    private static let headings = [" ======", "Number of nodes executed", "Timings (microseconds)"]

    /// A figure of "Timings (microseconds): count=50 first=9 avg=8.5", of whole runs.
    private static func summary(
        _ lines: ArraySlice<Substring>, _ key: String, atMost largest: Double
    ) -> Double? {
        guard let line = lines.first(where: { $0.contains("Timings (microseconds):") }) else { return nil }
        let word = line.split(separator: " ").first { $0.hasPrefix(key) }
        return word.flatMap { TimingLimits.decimal($0.dropFirst(key.count)) }
            .flatMap { $0 >= 0 && $0 <= largest ? $0 : nil }
    }

    /// The columns of a table, which differ from version to version. A type may hold the separator; the name is the
    /// rest of the line.
    private struct Columns {
        private let mean: Int
        private let calls: Int
        /// Between the type and the name.
        private let figures: Int

        init(_ header: String, line: Int, file: String) throws(InputError) {
            let names = header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
            guard names.count > 3, names.first?.hasSuffix("nodetype") == true, names.last == "name",
                let mean = names.firstIndex(of: "avg_ms"), let calls = names.firstIndex(of: "timescalled")
            else {
                throw InputError(
                    file: file, place: "line \(line)", found: "the columns \(JSONText.quoted(header))",
                    expected: "node type, …, avg_ms, …, times called, name",
                    remedy: "write the profile as CSV: --op_profiling_output_mode=csv")
            }
            self.mean = mean - 1
            self.calls = calls - 1
            figures = names.count - 2
        }

        func node(_ text: String, line: Int, file: String) throws(InputError) -> NodeTimings.Node {
            let fields = text.split(separator: separator, omittingEmptySubsequences: false)
            let first = fields.indices.dropFirst().first { start in
                start + figures < fields.count && fields[start..<(start + figures)].allSatisfy(Self.isFigure)
            }
            guard let first, let time = TimingLimits.decimal(fields[first + mean]),
                (0...TimingLimits.longestTime).contains(time), let calls = Int(fields[first + calls]),
                (0...TimingLimits.mostRuns).contains(calls)
            else {
                throw InputError(
                    file: file, place: "line \(line)", found: JSONText.quoted(text),
                    expected:
                        "a type, \(figures) figures, times of at most 1e9 ms and calls of at most 1e9, none negative, and a name",
                    remedy: "correct the line, or profile again")
            }
            // The mean is that of one call; a count that is rounded down to none is of something that ran.
            let name = fields[(first + figures)...].joined(separator: separator)
            let type = fields[..<first].joined(separator: separator)
            guard name.utf8.count + type.utf8.count <= TimingLimits.longestName else {
                throw InputError(
                    file: file, place: "line \(line)", found: "a name of \(name.utf8.count) bytes",
                    expected: TimingLimits.expectedName, remedy: "correct the line, or profile again")
            }
            return NodeTimings.Node(
                name: name.hasPrefix("[]") || name.isEmpty ? type + name : name,
                latency: time * Double(max(1, calls)),
                timesPerRun: max(1, calls))
        }

        private static func isFigure(_ text: Substring) -> Bool {
            TimingLimits.decimal(text.last == "%" ? text.dropLast() : text) != nil
        }
    }
}
