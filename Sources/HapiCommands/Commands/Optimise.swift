import ArgumentParser
import HapiCore
import HapiDrawing
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui optimise`: search for the best design under the limits.
struct Optimise: ParsableCommand {
    /// How to search.
    enum Method: String, ExpressibleByArgument, CaseIterable {
        case anneal
    }

    static let configuration = CommandConfiguration(
        commandName: "optimise",
        abstract: "Search for the best design under the limits.",
        discussion: """
            hapi-tui optimise profiles/x86-torch.json --mean-latency 2.6 --json
            hapi-tui optimise profiles/agx10w.json --max-loss 1pp --no-limits --export plan.json

            The goal follows from the limits unless --goal is given: accuracy where a latency is limited, \
            latency where only an accuracy floor is set, else the weighted objective of the paper (eq. 4). \
            The same input and seed print the same bytes. --json also prints the front: the designs found \
            that none beats on latency, accuracy and memory at once.
            """,
        aliases: ["optimize"])

    @OptionGroup var profile: ProfileArgument

    @Option(help: "How to search: simulated annealing, then the neighbours of its best.")
    var method = Method.anneal

    @OptionGroup(title: "Search") var search: SearchOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Objective") var weight: WeightOption
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        let workspace = try profile.open()
        let evaluator = try Refusal.reporting { () throws(InputError) in
            try workspace.evaluator(policy.exitPolicy)
        }
        let limits = self.limits.limits(
            defaults: workspace.defaultLimits, platformMemory: workspace.profile.platform.memoryBytes,
            original: evaluator.original)
        let problem = try search.problem(
            evaluator: evaluator, limits: limits, latencyWeight: weight.value, policy: policy)
        try output.checkExport()
        let annealing = run(problem)
        let document = EvaluationDocument(problem)
        guard let best = annealing.best, best.isFeasible,
            let evaluation = problem.evaluate(best)
        else {
            let origin = self.limits.inherited(workspace.profile.limits, from: "profile")
            try output.refuse(infeasibility(of: problem) + origin, document)
        }
        let origin = Plan.Origin(
            method: "annealing", goal: problem.goal, seed: search.seed, evaluations: annealing.evaluations)
        if output.json {
            let front = annealing.front.members.compactMap { problem.evaluate($0) }
            let result = document.output(
                evaluation,
                extra: [
                    ("search", .object(origin.members)),
                    ("front", .array(front.map { document.output($0) })),
                ])
            try StandardOutput.print(JSONWriter.text(result, style: .pretty), terminator: "")
        } else {
            let table = FigureTable(
                workspace: workspace, policy: policy.exitPolicy, original: evaluator.original, limits: limits)
            try StandardOutput.print(try table.text(evaluation))
            try StandardOutput.print(
                "found by annealing: goal \(problem.goal.rawValue), seed \(search.seed), "
                    + "\(annealing.evaluations) evaluations, front of \(annealing.front.members.count)")
        }
        try output.export(
            evaluation, of: workspace, policy: policy.exitPolicy, limits: limits,
            latencyWeight: weight.value, origin: origin)
    }

    /// Steps to the end, with a line of progress for whoever looks on.
    private func run(_ problem: SearchProblem) -> Annealing {
        var annealing = Annealing(problem, evaluations: search.evaluations, seed: UInt64(search.seed))
        var progress = ProgressLine()
        while annealing.step() {
            guard annealing.evaluations % 1024 == 0 else { continue }
            progress.update { Self.line(annealing, problem) }
        }
        progress.finish()
        return annealing
    }

    private static func line(_ annealing: Annealing, _ problem: SearchProblem) -> String {
        let share = Double(annealing.evaluations) / Double(annealing.budget)
        let best = annealing.best.map {
            "best \(Format.percent(Double($0.figures.correct) / Double(problem.original.samples), digits: 2)) at "
                + Format.milliseconds($0.figures.meanLatency) + ($0.isFeasible ? "" : " (limits not met yet)")
        }
        return "\(annealing.phase.rawValue) \(Format.percent(share))  \(best ?? "")"
    }

    /// Which limits keep every design out, and what they would have had to be.
    private func infeasibility(of problem: SearchProblem) -> String {
        let least = LeastLimits(
            problem, evaluations: min(20_000, search.evaluations), seed: UInt64(search.seed))
        guard !least.loosenings.isEmpty else {
            return "no design found meets the limits, nor would one if any single limit were dropped"
        }
        return "no design found meets the limits; with the others as they are, "
            + least.loosenings.map(\.advice).joined(separator: ", or ")
    }
}

extension SearchProblem {
    /// All figures of a candidate that a search found.
    func evaluate(_ candidate: Candidate) -> Evaluation? {
        evaluator.evaluate(candidate.design, limits: limits, latencyWeight: latencyWeight).evaluation
    }
}
