import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui optimise`: search for the best design under the limits.
struct Optimise: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimise",
        abstract: "Search for the best design under the limits.",
        discussion: """
              hapi-tui optimise profiles/x86-torch.json --mean-latency 2.6 --json
              hapi-tui optimise profiles/agx10w.json --max-loss 1pp --no-limits --export plan.json

            The goal follows from the limits unless --goal is given: accuracy where a latency is limited, \
            latency where only an accuracy floor is set, else the weighted objective of the paper (eq. 4). \
            The same input and seed print the same bytes. --json also prints the front: the designs found \
            that none beats on latency, accuracy and memory at once. --front 8 and --weight auto search on for \
            designs all along it, those that are best for some exchange of accuracy for latency: about fifty \
            more searches, each with a tenth of --evaluations or, with --method exact, proven.

            --method exact proves its answer, on every core; the time grows steeply with the number of exits, \
            so give --max-exits (for 54 candidates, three thresholds and a limited mean latency, 5 take less than a \
            second, 8 some twenty). --evaluations, --seed and --schedule are for the annealing that it starts \
            from. --method random draws --evaluations designs: how many exits, then which, then the \
            threshold, each evenly. --method greedy adds the exit that helps most until none does, for every \
            threshold; it ignores --evaluations and --seed. Neither has more than one thread. Ctrl-C \
            ends any search with the best design so far and status 130.
            """,
        aliases: ["optimize"])

    @OptionGroup var profile: ProfileArgument

    @Option(
        help: ArgumentHelp(
            "anneal: simulated annealing, then the neighbours of its best. random, greedy: to compare with. "
                + "exact: branch and bound, proven.",
            valueName: "method"))
    var method = SearchMethod.anneal

    @OptionGroup(title: "Search") var search: SearchOptions
    @OptionGroup(title: "Run") var running: RunOptions
    @OptionGroup(title: "Run") var progress: ProgressOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Objective") var weight: SearchedWeightOption
    @OptionGroup(title: "Front") var front: FrontOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func validate() throws {
        try weight.check(for: search.goal)
        guard running.checkpoint != nil else { return }
        if let export = output.export, export == running.checkpoint {
            throw ValidationError("--checkpoint and --export name the same file: \(export).")
        }
        if method != .anneal {
            throw ValidationError(
                "--checkpoint is for --method anneal; --time-limit and Ctrl-C end any search with the best so far."
            )
        }
        if isSwept {
            throw ValidationError(
                "--checkpoint is for a single search; --front and --weight auto are many.")
        }
    }

    /// Whether it is one search after another.
    private var isSwept: Bool { weight.isAuto || front.count != nil }

    func run() throws {
        let workspace = try profile.open()
        let evaluator = try Refusal.reporting { () throws(InputError) in
            try workspace.evaluator(policy.exitPolicy)
        }
        let limits = self.limits.limits(
            defaults: workspace.defaultLimits, platformMemory: workspace.profile.platform.memoryBytes,
            original: evaluator.original)
        let asked = try search.problem(
            evaluator: evaluator, limits: limits, latencyWeight: weight.value, policy: policy)
        try output.checkExport()
        let test = try workspace.testSet(policy.exitPolicy)
        Interruption.watch()
        let saved = try running.open(workspace, asked, search)
        let progress = progress.start
        let headless = HeadlessSearch(
            problem: asked, settings: running.settings(search, method, isOneOfMany: isSwept),
            end: running.end, threads: running.threads, checkpoint: saved?.file, resumed: saved?.search,
            progress: progress)
        let (problem, result, weights) = SweptSearch(
            search: headless, choosesWeight: weight.isAuto, completesFront: front.count != nil
        ).run()
        progress.end(
            interrupted: result.isInterrupted,
            result.report(on: problem, budget: isSwept ? nil : headless.budget))
        let report = FrontReport(problem, result.front, count: front.count, weights: weights)
        let document = EvaluationDocument(problem)
        guard let evaluation = result.evaluation(on: problem) else {
            if result.isInterrupted {
                StandardError.print("hapi-tui: interrupted before any design met the limits")
                throw Status.interrupted
            }
            let origin = self.limits.inherited(workspace.profile.limits, from: "profile")
            let reason = result.infeasibility(
                of: problem, evaluations: running.evaluations(search), seed: UInt64(search.seed))
            try output.refuse(reason + origin, document)
        }
        let confidence = DesignConfidence(evaluation, on: evaluator, test: test)
        if output.json {
            let found = document.found(
                evaluation, by: result.origin, confidence, extra: report.members(document))
            try StandardOutput.print(JSONWriter.text(found, style: .pretty), terminator: "")
        } else {
            let table = FigureTable(
                workspace: workspace, policy: policy.exitPolicy, original: evaluator.original, limits: limits)
            try StandardOutput.print(table.text(evaluation, confidence))
            try StandardOutput.print(([result.summary] + report.tables).joined(separator: "\n"))
        }
        try output.export(
            evaluation, of: workspace, policy: policy.exitPolicy, limits: limits,
            latencyWeight: problem.latencyWeight, origin: result.origin)
        if result.isInterrupted {
            StandardError.print("hapi-tui: interrupted; this is the best design found so far")
            throw Status.interrupted
        }
    }
}
