import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON

/// What is searched, and how long.
struct SearchOptions: ParsableArguments {
    @Option(help: "What is best among the designs that meet the limits (default: implied by the limits).")
    var goal: Goal?

    @Option(
        help: ArgumentHelp(
            "Thresholds to try, with commas between (default: 0.05, 0.10 … 0.95 of the range)."))
    var thresholds: CommaList?

    @Option(help: ArgumentHelp("Most exits of a design.", valueName: "n"))
    var maxExits: Int?

    @Option(
        help: ArgumentHelp("Exits that every design must have.", valueName: "names"),
        completion: Completions.exits)
    var pin: CommaList?

    @Option(
        help: ArgumentHelp("Exits that no design may have.", valueName: "names"),
        completion: Completions.exits)
    var forbid: CommaList?

    @Option(help: "Seed of the search: the same seed visits the same designs.")
    var seed = 1

    @Option(
        help: ArgumentHelp(
            "Designs judged at most (default: \(SearchSettings.defaultEvaluations), about half a second).",
            valueName: "n"))
    var evaluations: Int?

    @Option(
        help: ArgumentHelp(
            "How annealing cools: any of \(ScheduleTerms.usual).",
            discussion: """
                acceptance: of a typical worsening move at the start. span: the last temperature of a cycle, relative \
                to the first. reheat: what a cycle that goes on from the best begins with, likewise. restart: every so \
                many cycles one begins afresh. cycle: evaluations of a cycle at most, and a fifth of a chain's at most.
                """,
            valueName: "terms"),
        transform: ScheduleTerms.schedule)
    var schedule = CoolingSchedule()

    func validate() throws {
        try Self.validate(seed: seed, evaluations: evaluations, maxExits: maxExits, thresholds: thresholds)
    }

    /// What can be said of these options without a model.
    static func validate(seed: Int, evaluations: Int?, maxExits: Int?, thresholds: CommaList?) throws {
        guard seed >= 0 else { throw ValidationError("--seed must not be negative.") }
        guard evaluations ?? 1 > 0 else { throw ValidationError("--evaluations must be at least 1.") }
        if let maxExits, maxExits < 0 { throw ValidationError("--max-exits must not be negative.") }
        if let thresholds, thresholds.items.isEmpty {
            throw ValidationError("--thresholds needs at least one threshold.")
        }
    }

    /// The thresholds as typed, or the policy's own where none are.
    /// - Throws: a usage error (status 64) for what is no number, or out of range.
    static func values(of thresholds: CommaList?, policy: PolicyOptions, classes: Int) throws -> [Double] {
        guard let thresholds else { return policy.policy.defaultThresholds(classes: classes) }
        return try thresholds.items.map { text in
            guard let value = Double(text) else {
                throw ValidationError("--thresholds: \(JSONText.quoted(text)) is not a number.")
            }
            try policy.check(value, classes: classes)
            return value
        }
    }

    /// - Throws: a usage error (status 64) for more exits than the model has candidates.
    static func check(maxExits: Int?, of network: Network) throws {
        if let maxExits, maxExits > network.exits.count {
            throw ValidationError("--max-exits \(maxExits): the model has \(network.exits.count) candidates.")
        }
    }

    /// - Throws: a usage error (status 64) for an unknown exit, a threshold out of range, or an exit both
    ///   pinned and forbidden.
    func problem(
        evaluator: Evaluator, limits: Limits, latencyWeight: Double, policy: PolicyOptions
    ) throws -> SearchProblem {
        let network = evaluator.network
        try Self.check(maxExits: maxExits, of: network)
        let pinned = Set(try ExitNames.candidates(pin?.items ?? [], of: network))
        let forbidden = Set(try ExitNames.candidates(forbid?.items ?? [], of: network))
        if let both = pinned.intersection(forbidden).min() {
            throw ValidationError("\(network.exits[both].name) is both pinned and forbidden.")
        }
        if let maxExits, pinned.count > maxExits {
            throw ValidationError("\(pinned.count) exits are pinned, more than --max-exits \(maxExits).")
        }
        let values = try Self.values(of: thresholds, policy: policy, classes: network.classes)
        return SearchProblem(
            evaluator: evaluator, goal: goal ?? .implied(by: limits), limits: limits,
            latencyWeight: latencyWeight, thresholds: values, pinned: pinned, forbidden: forbidden,
            maxExits: maxExits)
    }
}
