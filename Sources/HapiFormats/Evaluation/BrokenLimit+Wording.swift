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
    /// What the limit would have had to be.
    package var advice: String {
        switch self {
        case .meanLatency(let value): "the least mean latency found is \(value) ms"
        case .deadline(let value): "the least deadline that can be met is \(value) ms"
        case .memory(let value): "the least memory found is \(value) bytes"
        case .accuracy(let value): "the highest accuracy found is \(value)"
        }
    }
}
