import HapiCore
import HapiExplorer
import HapiFigures
import HapiFormats
import HapiRuntime

/// A replay as text for people; scripts ask for `--json`.
struct ReplayTable {
    private let replay: PlanReplay
    private let workspace: Workspace

    init(_ replay: PlanReplay, _ workspace: Workspace) {
        self.replay = replay
        self.workspace = workspace
    }

    private var plan: Plan { replay.plan }

    var text: String { (heading + [""] + table + [""] + verdicts).joined(separator: "\n") }

    private var heading: [String] {
        let conditions = replay.conditions
        let exits = plan.exits.isEmpty ? "no exits" : plan.exits.joined(separator: ", ")
        var lines = [
            "\(workspace.network.name) on \(workspace.profile.platform.title) "
                + "(latency: \(plan.profile.latency.rawValue), calibration: \(plan.calibration.kind.rawValue))",
            "\(exits) at \(plan.threshold), \(plan.policy.metric.rawValue), \(plan.policy.fallback.rawValue)",
        ]
        if !conditions.areThePlans {
            var parts = ["load factor \(conditions.loadFactor)"]
            if let budget = conditions.budget { parts.append("budget \(Format.milliseconds(budget))") }
            lines.append(
                parts.joined(separator: ", ")
                    + ": runs up to \(replay.last.name), whose longest path then needs "
                    + Format.milliseconds(replay.last.value))
        }
        return lines.map(InputError.printable)
    }

    private var table: [String] {
        let isAsPlanned = replay.conditions.areThePlans
        var table = TextTable(
            header: [""] + (isAsPlanned ? ["the plan says"] : []) + replay.sets.map(\.title))
        func row(_ name: String, _ said: String, _ found: (ReplayedSet) -> String) {
            table.rows.append([name] + (isAsPlanned ? [said] : []) + replay.sets.map(found))
        }
        let predicted = plan.predicted
        row("accuracy", Self.percent(predicted.accuracy)) { Self.text($0.figures.accuracy) }
        row("mean latency", Format.milliseconds(predicted.meanLatency)) {
            let interval = $0.figures.meanLatencyInterval
            return Format.milliseconds($0.figures.meanLatency)
                + "  (\(Self.bare(interval.lowerBound)) to \(Self.bare(interval.upperBound)))"
        }
        row("median", Format.milliseconds(predicted.medianLatency)) {
            Format.milliseconds($0.figures.medianLatency)
        }
        row("p95", Format.milliseconds(predicted.p95Latency)) { Format.milliseconds($0.figures.p95Latency) }
        row("p99", Format.milliseconds(predicted.p99Latency)) { Format.milliseconds($0.figures.p99Latency) }
        row("worst path", Format.milliseconds(predicted.worstLatency)) {
            Format.milliseconds($0.figures.worstLatency)
        }
        if let energy = predicted.meanEnergy {
            row("mean energy", "\(Format.fixed(energy, digits: 2)) mJ") { set in
                set.figures.meanEnergy.map { "\(Format.fixed($0, digits: 2)) mJ" } ?? "—"
            }
        }
        for (index, share) in plan.shares.enumerated() {
            row("leaving at " + InputError.printable(share.name), Self.percent(share.value)) { set in
                index < set.figures.shares.count ? Self.text(set.figures.shares[index]) : "cut off"
            }
        }
        return table.lines
    }

    /// What the figures amount to, set by set.
    private var verdicts: [String] {
        var lines = replay.sets.flatMap { $0.verdicts(isAsPlanned: replay.conditions.areThePlans) }
        if plan.test == nil, !replay.sets.contains(where: { $0.name == .given }) {
            lines.append("There are no test samples in the model: --calibration FILE gives others.")
        }
        lines.append(
            "Intervals are at 95 %; those of latencies tell how another draw of samples would differ, not the device."
        )
        return lines
    }

    private static func text(_ share: Proportion) -> String {
        let interval = share.interval
        return percent(share.share)
            + "  (\(percent(interval.lower).dropLast(2)) to \(percent(interval.upper).dropLast(2)))"
    }

    private static func percent(_ share: Double) -> String { Format.percent(share, digits: 2) }

    private static func bare(_ milliseconds: Double) -> String {
        Format.milliseconds(milliseconds).replacing(" ms", with: "")
    }
}

extension ReplayedSet {
    fileprivate var title: String {
        "\(name.rawValue), \(Format.grouped(figures.samples)) samples"
            + (kind == .synthetic ? " (synthetic)" : "")
    }

    fileprivate func verdicts(isAsPlanned: Bool) -> [String] {
        var lines: [String] = []
        if isAsPlanned, predicted != nil {
            lines.append(
                deviations.isEmpty
                    ? "\(name.rawValue): every figure comes out as the plan says, to 1e-9."
                    : "\(name.rawValue): NOT as the plan says: "
                        + deviations.map { "\($0.figure) \($0.said), found \($0.found)" }
                        .joined(separator: "; "))
        }
        if name == .calibration {
            lines.append("calibration: a selected figure, for designs are chosen by it.")
        }
        if let gap {
            let p = Format.probability(gap.pValue)
            let bounds = [gap.interval.lower, gap.interval.upper].map { Format.points($0).dropLast(3) }
            lines.append(
                "\(name.rawValue): not selected; calibration minus this is \(Format.points(gap.difference)) "
                    + "(95 %: \(bounds[0]) to \(bounds[1])), p \(p.hasPrefix("<") ? "" : "= ")\(p): "
                    + (differs ? "DIFFERENT" : "not different") + " at 1 %.")
        }
        if let p = latencyPValue, p < Self.level {
            lines.append(
                "\(name.rawValue): samples leave elsewhere than on the calibration set: the mean latency is another "
                    + "(p \(p < 0.001 ? "" : "= ")\(Format.probability(p))).")
        }
        lines += broken.map { "\(name.rawValue): LIMIT BROKEN: \($0.reason)." }
        return lines.map(InputError.printable)
    }
}
