import HapiCore
import HapiExplorer
import HapiFigures

/// What toggling the exit under the cursor would change: the present design's figures against those that it would
/// have.
struct ToggleEffect {
    let preview: TogglePreview
    /// The figures after it; empty where nothing could run then.
    let changes: [Change]
    /// Limits that it would break, and those that it would meet at last.
    let broken: [BrokenLimit]
    let met: [BrokenLimit]
    /// The worst path and the deadline, where the exit would be cut off as soon as it came in.
    let cutOff: (path: Double, deadline: Double)?
    /// Other exits that would no longer run, or would run again.
    let lost: Int
    let gained: Int
    /// Whether the final classifier would be cut off.
    let stopsFinal: Bool

    /// Whether every figure would stay as it is.
    var changesNothing: Bool {
        !changes.isEmpty && changes.allSatisfy { $0.before != nil && $0.isBetter == nil }
    }

    /// One figure before and after; `before` is `nil` where nothing runs now.
    struct Change {
        enum Kind: CaseIterable {
            case accuracy, mean, worst, memory, median, p95, p99, energy, objective
        }

        let kind: Kind
        let before: Double?
        let after: Double
    }

    /// `nil` where there is nothing to toggle.
    init?(_ input: PanelInput) {
        guard let preview = input.state.preview else { return nil }
        self.preview = preview
        let document = input.document
        let before = input.state.analysis.evaluation
        let after = preview.outcome.evaluation
        changes = Change.Kind.allCases.compactMap { kind in
            after.flatMap { kind.figure($0) }.map {
                Change(kind: kind, before: before.flatMap { kind.figure($0) }, after: $0)
            }
        }
        let (now, then) = (input.state.broken, input.state.broken(by: preview.outcome))
        broken = then.filter { limit in !now.contains { $0.kind == limit.kind } }
        met = now.filter { limit in !then.contains { $0.kind == limit.kind } }
        let exit = preview.exit
        if preview.comesIn, let deadline = document.limits.deadline, let after,
            !after.runnable.exits.contains(exit)
        {
            let way = document.design.exits.filter { $0 < exit } + [exit]
            cutOff = (input.basis.evaluator.decisionUnit.worstPaths(way)[way.count - 1], deadline)
        } else {
            cutOff = nil
        }
        let running = Set(before?.runnable.exits ?? [])
        let wouldRun = Set(after?.runnable.exits ?? [])
        lost = running.subtracting(wouldRun).subtracting([exit]).count
        gained = wouldRun.subtracting(running).subtracting([exit]).count
        stopsFinal = before?.runnable.finalRuns == true && after?.runnable.finalRuns == false
    }
}

extension ToggleEffect.Change {
    var difference: Double? { before.map { after - $0 } }

    /// Whether it would be for the better; `nil` where the figure stays as it is, but for the rounding of sums.
    var isBetter: Bool? {
        guard let before, let difference,
            difference.magnitude > 1e-12 * max(before.magnitude, after.magnitude)
        else { return nil }
        return (difference > 0) == kind.isBetterHigh
    }

    var differenceText: String {
        kind.difference(difference ?? 0)
    }
}

extension ToggleEffect.Change.Kind {
    /// `nil` where the design has no such figure.
    func figure(_ evaluation: Evaluation) -> Double? {
        switch self {
        case .accuracy: evaluation.accuracy
        case .mean: evaluation.meanLatency
        case .worst: evaluation.worstLatency
        case .memory: Double(evaluation.memory)
        case .median: evaluation.medianLatency
        case .p95: evaluation.p95Latency
        case .p99: evaluation.p99Latency
        case .energy: evaluation.meanEnergy
        case .objective: evaluation.objective
        }
    }

    var isBetterHigh: Bool { self == .accuracy || self == .objective }

    /// What it is called in one line, and in a table.
    var shortName: String {
        switch self {
        case .accuracy: "acc"
        case .memory: "mem"
        default: name
        }
    }

    var name: String {
        switch self {
        case .accuracy: "accuracy"
        case .mean: "mean"
        case .worst: "worst"
        case .memory: "memory"
        case .median: "median"
        case .p95: "p95"
        case .p99: "p99"
        case .energy: "energy"
        case .objective: "J eq.4"
        }
    }

    func text(_ value: Double) -> String {
        switch self {
        case .accuracy: Format.percent(value, digits: 2)
        case .memory: Format.bytes(Int(value))
        case .energy: Format.millijoules(value)
        case .objective: Format.fixed(value, digits: 4)
        case .mean, .worst, .median, .p95, .p99: Format.milliseconds(value)
        }
    }

    func difference(_ value: Double) -> String {
        switch self {
        case .accuracy: Format.points(value)
        case .memory: Format.bytes(Int(value), signed: true)
        case .energy: Format.millijoules(value, signed: true)
        case .objective: Format.signed(value, digits: 4)
        case .mean, .worst, .median, .p95, .p99: Format.milliseconds(value, signed: true)
        }
    }
}
