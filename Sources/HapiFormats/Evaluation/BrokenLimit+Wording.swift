import HapiCore
import HapiFigures

extension BrokenLimit {
    /// The limit in words: what was found, what is allowed, and what would do.
    package var reason: String {
        switch self {
        case .meanLatency(let found, let limit):
            let excess = Excess(milliseconds: found, over: limit)
            return "mean latency \(excess.found) exceeds the limit of \(excess.limit)"
        case .deadline(let least, let limit):
            let excess = Excess(milliseconds: least, over: limit)
            return "no classifier fits the deadline of \(excess.limit); this design's shortest path takes "
                + excess.found
        case .memory(let found, let limit):
            let excess = Excess(bytes: found, over: limit)
            return "the weights take \(excess.found), more than the limit of \(excess.limit)"
        case .accuracy(let found, let limit):
            let excess = Excess(share: found, under: limit)
            return "accuracy \(excess.found) is below the floor of \(excess.limit)"
        case .tooManyExits(let found, let limit):
            return "the design has \(found) exits, more than the \(limit) allowed"
        }
    }
}

extension LeastLimits.Least {
    /// What the limit would have had to be, rounded to the side on which it can still be met.
    package var advice: String {
        switch self {
        case .meanLatency(let value): "mean latency would have to be at least \(Self.up(value)) ms"
        case .deadline(let value): "the deadline would have to be at least \(Self.up(value)) ms"
        case .memory(let value): "memory would have to be at least \(value) bytes (\(Format.bytes(value)))"
        case .accuracy(let value):
            "the accuracy floor would have to be at most \((value * 10_000).rounded(.down) / 10_000)"
        }
    }

    private static func up(_ milliseconds: Double) -> Double { (milliseconds * 1000).rounded(.up) / 1000 }
}
