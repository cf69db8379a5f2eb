import HapiCore
import HapiExplorer
import HapiFigures
import HapiFormats
import HapiJSON

/// How far a search is.
extension ProgressReport {
    /// - Parameters:
    ///   - label: what the line says first, of a search that is one of several.
    ///   - budget: designs judged at most, where that is known.
    ///   - doing: what the line says in place of the share of the budget.
    ///   - extra: members that other searches do not have.
    init(
        _ problem: SearchProblem, phase: String, label: String = "", evaluations: Int, budget: Int?,
        best: Candidate?, doing: String? = nil, extra: [(String, JSONOutput)] = []
    ) {
        let samples = Double(problem.original.samples)
        let share = budget.map { Format.percent(Double(evaluations) / Double($0)) }
        let found = best.map {
            "best \(Format.percent(Double($0.figures.correct) / samples, digits: 2)) at "
                + Format.milliseconds($0.figures.meanLatency) + ($0.isFeasible ? "" : " (limits not met yet)")
        }
        let doing = doing ?? "\(phase) \(share ?? "\(Format.count(evaluations)) designs judged")"
        line = [label + doing, found].compactMap(\.self).joined(separator: "  ")
        let part = label.split(separator: ":").first.map { [("part", JSONOutput.string(String($0)))] } ?? []
        members =
            [("phase", .string(phase))] + part + [
                ("evaluations", .integer(evaluations)), ("of", .optional(budget)),
            ] + extra + [("best", best.map { Self.output($0, problem) } ?? .null)]
    }

    /// The preferred design so far.
    private static func output(_ best: Candidate, _ problem: SearchProblem) -> JSONOutput {
        let network = problem.evaluator.network
        let figures = best.figures
        return .object([
            ("feasible", .bool(best.isFeasible)), ("value", .number(problem.goalValue(figures))),
            ("accuracy", .number(Double(figures.correct) / Double(problem.original.samples))),
            ("meanLatencyMs", .number(figures.meanLatency)),
            ("exits", .array(best.runnable.exits.map { .string(network.exits[$0].name) })),
            ("threshold", .number(best.threshold)),
        ])
    }
}

extension SearchProblem {
    /// What the goal is about, as bounds have it: a share, milliseconds, or the objective of eq. 4. O(1).
    func goalValue(_ figures: Figures) -> Double {
        objective == .latency ? figures.meanLatency : value(figures)
    }
}
