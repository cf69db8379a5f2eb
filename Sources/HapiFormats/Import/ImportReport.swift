import HapiJSON

/// What `import` made of a tool's times, as JSON (`hapi.import` version 1) and in words.
package struct ImportReport: Sendable {
    package let file: String
    package let times: ImportedTimes

    package init(file: String, times: ImportedTimes) {
        self.file = file
        self.times = times
    }

    package var output: JSONOutput {
        let nodes = times.timings.nodes
        func list(_ indices: [Int]) -> JSONOutput {
            .array(
                indices.map {
                    .object([("node", .string(nodes[$0].name)), ("ms", .number(nodes[$0].latency))])
                })
        }
        let joined = zip(times.network.timedNames, zip(times.shares, latencies)).map { name, value in
            JSONOutput.object([
                ("name", .string(name)), ("ms", .number(value.1)),
                (
                    "nodes",
                    .array(
                        value.0.map {
                            .object([("node", .string(nodes[$0.node].name)), ("ms", .number($0.latency))])
                        })
                ),
            ])
        }
        return .object(
            FileFormat.imported.header + [
                ("file", .string(file)), ("runtime", .string(times.timings.source.runtime)),
                ("runs", .integer(times.timings.source.runs)),
                ("dropped", .integer(times.timings.source.dropped)),
                ("statistic", .string(times.timings.source.statistic)), ("joined", .array(joined)),
                (
                    "exitsElsewhere",
                    .array(times.exitsElsewhere.map { .string(times.network.exits[$0].name) })
                ),
                ("shared", list(times.sharedNodes)), ("ignored", list(times.ignoredNodes)),
                ("leftOver", list(times.leftOverNodes)), ("scale", .number(times.scale)),
                ("nodesMs", .number(times.timings.total)), ("joinedMs", .number(times.joinedTime)),
                ("wholeRunMs", .optional(times.timings.source.wholeRun)),
            ])
    }

    private var latencies: [Double] { times.latency.layers + times.latency.exits }

    /// What came about, for `measurement.method` of a profile.
    package func method(mapping: String?, exits: String?) -> String {
        let source = times.timings.source
        let mapped = times.shares.count { !$0.isEmpty }
        var parts = [
            "imported from \(file): \(counted(times.timings.nodes.count, "node")) joined to \(mapped) of \(times.shares.count) layers and exits by "
                + (mapping ?? "name")
        ]
        if source.dropped > 0 { parts.append(source.droppedRuns) }
        if source.isRescaled {
            parts.append(
                "every time multiplied by \(Self.ms(times.scale)), so that together they are the median compute time of "
                    + "whole runs, \(Self.ms(source.wholeRun ?? 0)) ms")
        }
        let (shared, ignored) = (times.sharedNodes, times.ignoredNodes)
        if !shared.isEmpty {
            parts.append(
                "\(counted(shared.count, "fused node")) (\(Self.ms(times.time(of: shared))) ms) shared by multiply-accumulates"
            )
        }
        if !ignored.isEmpty {
            parts.append("\(counted(ignored.count, "node")) (\(Self.ms(times.time(of: ignored))) ms) ignored")
        }
        if let exits, !times.exitsElsewhere.isEmpty {
            parts.append("times of \(counted(times.exitsElsewhere.count, "exit")) taken from \(exits)")
        }
        if let rest = unaccounted {
            parts.append(
                "\(Self.ms(rest)) ms of the \(Self.ms(source.wholeRun ?? 0)) ms of a whole run are in no node and left out"
            )
        }
        return (parts + source.remarks).joined(separator: "; ")
    }

    /// One line for each layer and exit under a heading, then the sums.
    package var lines: [String] {
        let nodes = times.timings.nodes
        let elsewhere = Set(times.exitsElsewhere.map { times.network.exits[$0].name })
        var lines = zip(times.network.timedNames, zip(times.shares, latencies)).map { name, value in
            let none = elsewhere.contains(name) ? "another profile" : "no node"
            let from = value.0.map { nodes[$0.node].name + (isShared($0.node) ? " (its share)" : "") }
            return
                "  \(name) \(Self.ms(value.1)) ms <- \(from.isEmpty ? none : from.joined(separator: ", "))"
        }
        func add(_ title: String, _ indices: [Int]) {
            guard !indices.isEmpty else { return }
            lines.append("\(title), \(Self.ms(times.time(of: indices))) ms:")
            lines += indices.map { "  \(nodes[$0].name) \(Self.ms(nodes[$0].latency)) ms" }
        }
        add("Ignored", times.ignoredNodes)
        add("Left over", times.leftOverNodes)
        let source = times.timings.source
        lines.append(
            "\(counted(nodes.count, "node")) \(Self.ms(times.timings.total)) ms; ignored "
                + "\(Self.ms(times.time(of: times.ignoredNodes))) ms; joined "
                + "\(Self.ms(times.joinedTime)) ms"
                + (source.isRescaled ? " (rescaled by \(Self.ms(times.scale)))" : "")
                + (source.wholeRun.map { "; a whole run \(Self.ms($0)) ms" } ?? "")
                + (unaccounted.map { ", \(Self.ms($0)) ms of it in no node" } ?? ""))
        let runs = source.dropped > 0 ? ", \(source.droppedRuns)" : ""
        lines.append("\(source.statistic) of \(counted(source.runs, "run"))\(runs)")
        return lines
    }

    /// Milliseconds of a whole run that no node accounts for: the runtime's own work between them.
    private var unaccounted: Double? {
        let source = times.timings.source
        guard !source.isRescaled, let whole = source.wholeRun, whole > times.timings.total else { return nil }
        return whole - times.timings.total
    }

    private func isShared(_ node: Int) -> Bool {
        if case .targets(let targets) = times.assignment.owners[node] { targets.count > 1 } else { false }
    }

    /// Milliseconds, or a factor, to four decimals.
    static func ms(_ value: Double) -> String {
        let rounded = (value * 1e4).rounded() / 1e4
        return rounded.isFinite ? "\(rounded)" : "\(value)"
    }
}

extension NodeTimings.Source {
    fileprivate var droppedRuns: String {
        dropped == 1 ? "the first run left out" : "the first \(dropped) runs left out"
    }
}
