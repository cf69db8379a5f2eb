import HapiCore
import HapiFigures

extension Setting {
    /// How the present design stands to a limit.
    package struct Standing: Sendable, Hashable {
        /// The design's own figure.
        package var figure: String
        /// Whether it keeps the limit; `nil` where none is set.
        package var isKept: Bool?
    }

    /// What the present design makes of this limit; `nil` for what is no limit, or where the design has no such
    /// figure because nothing of it can run. O(1).
    package func standing(_ state: ExplorerState, _ context: ExplorerContext) -> Standing? {
        let document = state.document
        let limits = document.limits
        guard let evaluation = state.analysis.evaluation else {
            return self == .deadline ? shortestPath(state.analysis.outcome.broken) : nil
        }
        func atMost<Value>(
            _ value: Value, _ limit: Value?, _ keeps: (Value, Value) -> Bool, _ text: String
        )
            -> Standing
        { Standing(figure: text, isKept: limit.map { keeps(value, $0) }) }
        func accuracy(_ text: String) -> Standing {
            Standing(
                figure: text,
                isKept: limits.minAccuracy.map { Limits.holds(evaluation.accuracy, atLeast: $0) })
        }
        switch self {
        case .meanLatency:
            let mean = evaluation.meanLatency
            return atMost(
                mean, limits.meanLatency, Limits.holds(_:atMost:), Format.milliseconds(mean))
        case .deadline:
            let worst = evaluation.worstLatency
            return atMost(worst, limits.deadline, Limits.holds(_:atMost:), Format.milliseconds(worst))
        case .memory:
            return atMost(evaluation.memory, limits.memory, <=, Format.bytes(evaluation.memory))
        case .minAccuracy: return accuracy(Format.percent(evaluation.accuracy, digits: 2))
        case .maxLoss:
            let lost = context.original.accuracy - evaluation.accuracy
            return accuracy(Format.decimal(lost, shift: 2, digits: 2) + " pp")
        case .maxExits:
            let count = evaluation.runnable.exits.count
            return atMost(count, document.maxExits, <=, "\(count)")
        default: return nil
        }
    }

    /// Where not even the first classifier is in time: how long it takes.
    private func shortestPath(_ broken: [BrokenLimit]) -> Standing? {
        for case .deadline(let least, _) in broken {
            return Standing(figure: Format.milliseconds(least), isKept: false)
        }
        return nil
    }

    /// What it would be in use for, where goal or method leave it out; `nil` where it is in use.
    package func isFor(_ values: SettingValues) -> String? {
        switch self {
        case .weight: values.document.goal == .weighted ? nil : "for the weighted goal"
        case .seed: values.search.method == .greedy ? "not for greedy" : nil
        case .evaluations: [.anneal, .random].contains(values.search.method) ? nil : "for anneal and random"
        case .startAcceptance, .span, .reheat, .restart, .cycle:
            [.anneal, .exact].contains(values.search.method) ? nil : "for annealing"
        default: nil
        }
    }
}
