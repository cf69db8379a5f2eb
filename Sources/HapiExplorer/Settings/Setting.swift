import HapiCore

/// What can be set to a value: a row of the form, and a `:` command of the same name as the command line's option.
package enum Setting: String, Sendable, Hashable, CaseIterable {
    case goal
    case weight
    case meanLatency = "mean-latency"
    case deadline
    case memory
    case minAccuracy = "min-accuracy"
    case maxLoss = "max-loss"
    case maxExits = "max-exits"
    case policy, fallback, threshold
    case method, seed, evaluations
    case startAcceptance = "acceptance"
    case span, reheat, restart, cycle

    package enum Section: String, Sendable, Hashable, CaseIterable {
        case aims = "Goal and limits"
        case exiting = "Who leaves"
        case search = "Search"
    }

    package var section: Section {
        switch self {
        case .goal, .weight, .meanLatency, .deadline, .memory, .minAccuracy, .maxLoss, .maxExits: .aims
        case .policy, .fallback, .threshold: .exiting
        case .method, .seed, .evaluations, .startAcceptance, .span, .reheat, .restart, .cycle: .search
        }
    }

    /// What people call it, where its value stands beside it.
    package var label: String {
        switch self {
        case .goal: "goal"
        case .weight: "latency weight"
        case .meanLatency: "mean latency at most"
        case .deadline: "deadline"
        case .memory: "memory at most"
        case .minAccuracy: "accuracy at least"
        case .maxLoss: "accuracy lost at most"
        case .maxExits: "exits at most"
        case .policy: "confidence by"
        case .fallback: "if nobody is sure"
        case .threshold: "threshold"
        case .method: "method"
        case .seed: "seed"
        case .evaluations: "evaluations"
        case .startAcceptance: "first acceptance"
        case .span: "last temperature"
        case .reheat: "reheat to"
        case .restart: "afresh every"
        case .cycle: "longest cycle"
        }
    }

    /// What it means, and how it is written.
    package var summary: String {
        switch self {
        case .goal: "accuracy, latency, or weighted (eq. 4)"
        case .weight: "latency weight w of the weighted goal"
        case .meanLatency: "mean latency at most: 42ms, or none"
        case .deadline: "no sample may take longer: 42ms, or none"
        case .memory: "weights at most: 12 MiB, or none"
        case .minAccuracy: "accuracy at least: 87 %, or none"
        case .maxLoss: "the same as accuracy lost: 1pp, or none"
        case .maxExits: "exits of a design searched for: 5, or none"
        case .policy: "what tells how sure an exit is"
        case .fallback: "who answers when nobody is sure"
        case .threshold: "how sure an exit must be to let a sample go"
        case .method: "anneal, random, greedy or exact"
        case .seed: "of the next search"
        case .evaluations: "designs judged at most: 200k"
        case .startAcceptance: "share of typical worsenings taken at first"
        case .span: "last temperature of a cycle, first being 1"
        case .reheat: "first temperature of a reheated cycle"
        case .restart: "every so many cycles one starts afresh"
        case .cycle: "evaluations of a cycle at most"
        }
    }

    /// The values there are, where they can be listed.
    package var choices: [String] {
        switch self {
        case .goal: Goal.allCases.map(\.rawValue)
        case .policy: ConfidenceMetric.allCases.map(\.rawValue)
        case .fallback: Fallback.allCases.map(\.rawValue)
        case .method: SearchMethod.allCases.map(\.rawValue)
        default: []
        }
    }
}
