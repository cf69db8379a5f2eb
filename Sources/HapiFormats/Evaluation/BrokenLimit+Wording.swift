import HapiCore

extension BrokenLimit {
    /// The limit in words: what was found, what is allowed, and what would do.
    package var reason: String {
        switch self {
        case .meanLatency(let found, let limit):
            "mean latency \(found) ms exceeds the limit of \(limit) ms"
        case .deadline(let least, let limit):
            "no classifier fits the deadline of \(limit) ms; this design's shortest path takes \(least) ms"
        case .memory(let found, let limit):
            "the weights take \(found) bytes, more than the limit of \(limit) bytes"
        case .accuracy(let found, let limit):
            "accuracy \(found) is below the floor of \(limit)"
        case .tooManyExits(let found, let limit):
            "the design has \(found) exits, more than the \(limit) allowed"
        }
    }
}

extension LeastLimits.Least {
    /// What the limit would have had to be, rounded to the side on which it can still be met.
    package var advice: String {
        switch self {
        case .meanLatency(let value): "mean latency would have to be at least \(Self.up(value)) ms"
        case .deadline(let value): "the deadline would have to be at least \(Self.up(value)) ms"
        case .memory(let value): "memory would have to be at least \(value) bytes"
        case .accuracy(let value):
            "the accuracy floor would have to be at most \((value * 10_000).rounded(.down) / 10_000)"
        }
    }

    private static func up(_ milliseconds: Double) -> Double { (milliseconds * 1000).rounded(.up) / 1000 }
}
