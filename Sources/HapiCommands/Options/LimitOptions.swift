import ArgumentParser
import HapiCore

/// What a design must keep to. Each overrides the profile's own limit.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Most mean latency, milliseconds, or none.", valueName: "ms"))
    var meanLatency: Amount?

    @Option(
        help: ArgumentHelp(
            "Hard deadline of every sample, milliseconds, or none: what cannot run in time is cut off.",
            valueName: "ms"))
    var deadline: Amount?

    @Option(
        help: ArgumentHelp("Most memory for weights, bytes (or 12MiB, 1GB), or none.", valueName: "bytes"))
    var memory: ByteCount?

    @Option(help: ArgumentHelp("Least accuracy, 0 to 1, or none.", valueName: "share"))
    var minAccuracy: Share?

    @Option(
        help: ArgumentHelp(
            "Most accuracy lost against the original network, percentage points (1 or 1pp).",
            valueName: "pp"))
    var maxLoss: PercentagePoints?

    @Flag(help: "Ignore the profile's limits; the platform's memory still binds.")
    var noLimits = false

    func validate() throws {
        if minAccuracy != nil, maxLoss != nil {
            throw ValidationError("Give --min-accuracy or --max-loss, not both: each sets the floor.")
        }
        if let floor = minAccuracy?.value, floor > 1 {
            throw ValidationError("--min-accuracy \(floor) is not a share: 87 % is 0.87.")
        }
    }

    /// A remark on the limits in force that were not typed, for whoever wonders where they come from.
    func inherited(_ limits: Limits, from source: String) -> String {
        guard !noLimits else { return "" }
        var options: [String] = []
        if meanLatency == nil, limits.meanLatency != nil { options.append("--mean-latency") }
        if deadline == nil, limits.deadline != nil { options.append("--deadline") }
        if minAccuracy == nil, maxLoss == nil, limits.minAccuracy != nil {
            options.append("--min-accuracy")
        }
        guard !options.isEmpty else { return "" }
        return " (from the \(source): \(options.joined(separator: ", ")); \"none\" drops a limit)"
    }

    /// - Parameter defaults: the profile's limits, with the platform's memory.
    /// - Parameter platformMemory: bytes that bind even under `--no-limits`.
    func limits(defaults: Limits, platformMemory: Int, original: Evaluator.Original) -> Limits {
        var limits = noLimits ? Limits(memory: platformMemory) : defaults
        if let meanLatency { limits.meanLatency = meanLatency.value }
        if let deadline { limits.deadline = deadline.value }
        if let memory { limits.memory = memory.value }
        if let minAccuracy { limits.minAccuracy = minAccuracy.value }
        if let maxLoss { limits.minAccuracy = max(0, original.accuracy - maxLoss.value) }
        return limits
    }
}
