import HapiCore

/// Which limit it is, in a word or two.
enum LimitKind: String, Sendable {
    case meanLatency = "mean latency"
    case deadline
    case memory
    case accuracy
    case exits = "number of exits"
}

extension BrokenLimit {
    var kind: LimitKind {
        switch self {
        case .meanLatency: .meanLatency
        case .deadline: .deadline
        case .memory: .memory
        case .accuracy: .accuracy
        case .tooManyExits: .exits
        }
    }
}
