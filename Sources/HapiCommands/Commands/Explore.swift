import ArgumentParser
import HapiCore
import HapiExplorer
import HapiFormats
import HapiRuntime

/// `hapi-tui PROFILE`: the explorer.
struct Explore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explore a profile's designs on the screen (the default).",
        discussion: """
              hapi-tui profiles/agx10w.json
              hapi-tui profiles/x86-torch.json --mean-latency 2.6 --theme light
              hapi-tui plan.json
              hapi-tui profiles/x86-torch.json --record session.jsonl
              hapi-tui --play session.jsonl --dump-frame 100x30

            Opens on the best single exit. Space toggles the exit under the cursor, [ and ] step the \
            threshold, s searches, e exports the design as a plan, ? shows every key, q quits.

            A plan opens with the profile that it was made with, found by its SHA-256 beside the plan, in the \
            working directory or its folder profiles, or among those at hand; under its policy, weight and goal, \
            and under its limits where the command line gives none.

            O opens another profile instead, under the limits that it sets itself: those of the command line are \
            for the profile named there, which comes back with them, with its model and with what was done on it. \
            A recording is of one profile, so --record refuses it.

            What is done is kept as it is done, in $XDG_STATE_HOME/hapi-tui (or ~/.local/state/hapi-tui), until it \
            is left without anything unsaved: after a crash, --restore brings it back.
            """)

    @Argument(
        help:
            "A profile, by path or by the name of a bundled one, or a plan; without it, profiles are listed.",
        completion: Completions.profile)
    var profile: String?

    @OptionGroup var model: ModelOption
    @OptionGroup(title: "Limits") var limits: LimitOptions

    @Option(help: "What searches look for (default: implied by the limits).")
    var goal: Goal?

    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Objective") var weight: WeightOption
    @OptionGroup(title: "Screen") var look: ScreenOptions
    @OptionGroup(title: "Session") var session: SessionOptions

    func validate() throws {
        if profile == nil, session.needsProfile {
            throw ValidationError("--record, --restore and --dump-frame need a profile.")
        }
        if profile == nil, session.play == nil, model.path != nil {
            throw ValidationError(
                "--model says which answers of a profile's network count: name the profile too.")
        }
    }

    func run() throws {
        if let size = session.dumpFrame {
            guard let start = try start(themes: []) else { return try listProfiles() }
            try SessionFrame(look: look, session: session).print(start, size)
            return
        }
        let look = try ExplorerLook(look)
        guard let start = try start(themes: look.themeNames) else { return try listProfiles() }
        try SessionScreen(look: look, session: session).run(start)
    }

    /// `nil` without a profile.
    private func start(themes: [String]) throws -> SessionStart? {
        if let recording = session.play {
            return try SessionStart(playing: recording, profile: profile, model: model.path)
        }
        return try profile.map { profile in
            if let plan = PlanOptions.plan(profile) { return try start(plan, themes) }
            let workspace = try ProfileArgument.open(profile, model: model.path)
            return try Refusal.reporting { () throws(InputError) in
                let evaluator = try workspace.evaluator(policy.exitPolicy)
                return try SessionStart(workspace, terms(workspace, evaluator.original, themes), evaluator)
            }
        }
    }

    /// A plan under its own terms, but for the limits that the command line gives.
    private func start(_ plan: String, _ themes: [String]) throws -> SessionStart {
        try Refusal.reporting { () throws(InputError) in
            let opened = try OpenedPlan(plan, model: model.path, .current)
            let (made, workspace) = (opened.plan, opened.workspace)
            let evaluator = try workspace.evaluator(made.policy)
            let limits = limits.limits(
                defaults: made.limits, platformMemory: workspace.profile.platform.memoryBytes,
                original: evaluator.original)
            let terms = ExplorerTerms(
                limits: limits, goal: goal ?? made.origin.goal, latencyWeight: made.latencyWeight,
                policy: made.policy, themes: themes)
            return try SessionStart(opened, terms, evaluator)
        }
    }

    /// What the command line says of the problem.
    private func terms(
        _ workspace: Workspace, _ original: Evaluator.Original, _ themes: [String]
    ) -> ExplorerTerms {
        ExplorerTerms(
            limits: limits.limits(
                defaults: workspace.defaultLimits,
                platformMemory: workspace.profile.platform.memoryBytes, original: original),
            goal: goal, latencyWeight: weight.value, policy: policy.exitPolicy, themes: themes)
    }

    /// A look at what there is rather than a check of it: ends with status 0 whatever can be read.
    private func listProfiles() throws {
        let catalogue = ProfileCatalogue(.current)
        var lines = ProfileTable(catalogue, isShort: true).lines
        if !catalogue.entries.isEmpty {
            lines += [
                "", "Open one with: hapi-tui NAME",
                "(`hapi-tui profiles` says more of them, `hapi-tui --help` of everything else)",
            ]
        }
        for problem in catalogue.problems { StandardError.print("hapi-tui: \(problem)") }
        try StandardOutput.print(lines.joined(separator: "\n"))
    }
}
