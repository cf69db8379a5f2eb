import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui baselines`: what HAPI's search gains over other ways to choose the exits.
struct Baselines: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hold HAPI's search against other ways to choose the exits, at four budgets.",
        discussion: """
              hapi-tui baselines profiles/x86-torch.json

            Accuracy at 25, 50, 75 and 100 % of the original network's latency, read as a limit on the mean \
            and as a deadline, of annealing, an exact search, random search (as many designs judged as by \
            annealing), a greedy search, SDN, BranchyNet, all exits and the original network; and of the \
            profile's references where they meet the budget. The budgets are the limits: the profile's own do \
            not apply, only the platform's memory does.

            SDN has six exits and BranchyNet two, whatever --max-exits says; BranchyNet leaves by entropy and \
            is left out where the calibration has none. Differences are marked where the samples cannot tell \
            them from chance. --evaluations and --seed are for annealing and random search; the exact search \
            starts from what annealing found, and its time grows steeply with --max-exits. Ctrl-C prints \
            what is there, marked as unfinished, and ends with status 130.
            """)

    @OptionGroup var profile: ProfileArgument

    @Option(
        help: ArgumentHelp(
            "Most exits of a design that is searched for (default: \(Self.defaultMaxExits)).", valueName: "n")
    )
    var maxExits: Int?

    @Option(
        help: ArgumentHelp(
            "Thresholds to try, with commas between (default: 0.05, 0.10 … 0.95 of the range)."))
    var thresholds: CommaList?

    @Option(help: "Seed of annealing and random search.")
    var seed = 1

    @Option(help: ArgumentHelp("Designs that annealing and random search judge at most.", valueName: "n"))
    var evaluations = SearchSettings.defaultEvaluations

    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup var progress: ProgressOptions

    @Flag(help: "Print JSON (hapi.baselines).")
    var json = false

    /// Few enough that an exact search of 54 candidates is a matter of seconds.
    private static let defaultMaxExits = 5

    func validate() throws {
        try SearchOptions.validate(
            seed: seed, evaluations: evaluations, maxExits: maxExits, thresholds: thresholds)
    }

    func run() throws {
        let workspace = try profile.open()
        let network = workspace.network
        try SearchOptions.check(maxExits: maxExits, of: network)
        let values = try SearchOptions.values(of: thresholds, policy: policy, classes: network.classes)
        let evaluator = try Refusal.reporting { () throws(InputError) in
            try workspace.evaluator(policy.exitPolicy)
        }
        let branchyNet = try Refusal.reporting { () throws(InputError) in
            try branchyNetEvaluator(workspace)
        }
        Interruption.watch()
        let progress = progress.start
        let run = BaselineRun(
            evaluator: evaluator, branchyNet: branchyNet, thresholds: values,
            maxExits: maxExits ?? min(Self.defaultMaxExits, network.exits.count),
            memory: workspace.profile.platform.memoryBytes, seed: seed, evaluations: evaluations,
            progress: progress)
        let comparison = run.compare()
        progress.end(interrupted: !comparison.isFinished)
        let document = BaselinesDocument(
            comparison: comparison, profile: workspace.profile, model: workspace.model,
            settings: run.settings, original: evaluator.original)
        if json {
            try StandardOutput.print(JSONWriter.text(document.output, style: .pretty), terminator: "")
        } else {
            try StandardOutput.print(BaselineTable(document: document).text)
        }
        if !document.comparison.isFinished {
            StandardError.print("hapi-tui: interrupted; what was not finished is marked")
            throw Status.interrupted
        }
    }

    /// `nil` where the calibration has no entropies.
    private func branchyNetEvaluator(_ workspace: Workspace) throws(InputError) -> Evaluator? {
        let policy = BaselineMethod.branchyNet.policy(besides: policy.exitPolicy)
        return workspace.holds(policy.metric) ? try workspace.evaluator(policy) : nil
    }
}
