import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui evaluate`: the figures of one design.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge one design: accuracy, latency, memory, execution rates.",
        discussion: """
              hapi-tui evaluate profiles/x86-torch.json --exits b8.conv2,b11.conv2 --threshold 0.8 --json

            Exits are named as in the model, or by the layer that they follow; --exits "" means none. \
            --plan takes exits, threshold, policy, fallback and weight from an exported plan instead, \
            and its limits where none is given.
            """)

    @OptionGroup var profile: ProfileArgument

    @Option(
        help: ArgumentHelp("Instantiated exits, with commas between.", valueName: "names"),
        completion: Completions.exits)
    var exits: CommaList?

    @Option(help: "How sure an exit must be.")
    var threshold: Double?

    @Option(
        help: ArgumentHelp("An exported plan to judge again.", valueName: "file"),
        completion: Completions.json)
    var plan: String?

    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Objective") var weight: WeightOption
    @OptionGroup(title: "Output") var output: OutputOptions

    func validate() throws {
        if plan == nil, exits == nil || threshold == nil {
            throw ValidationError("Give --exits and --threshold, or --plan.")
        }
        if plan != nil, exits != nil || threshold != nil {
            throw ValidationError("--plan says which exits and threshold; leave --exits and --threshold out.")
        }
    }

    func run() throws {
        let workspace = try profile.open()
        let subject = try subject(in: workspace)
        let evaluator = try Refusal.reporting { () throws(InputError) in
            try workspace.evaluator(subject.policy)
        }
        let limits = self.limits.limits(
            defaults: subject.limits, platformMemory: workspace.profile.platform.memoryBytes,
            original: evaluator.original)
        let outcome = evaluator.evaluate(subject.design, limits: limits, latencyWeight: subject.weight)
        let document = EvaluationDocument(
            network: workspace.network, policy: subject.policy, original: evaluator.original, limits: limits,
            latencyWeight: subject.weight)
        guard case .evaluated(let evaluation) = outcome, evaluation.isFeasible else {
            let reasons = outcome.broken.map(\.reason)
            let origin = self.limits.inherited(
                plan == nil ? workspace.profile.limits : subject.limits,
                from: plan == nil ? "profile" : "plan")
            try output.refuse(reasons.joined(separator: "; ") + origin, document)
        }
        noteWhatIsCutOff(subject.design, evaluation, workspace.network)
        if output.json {
            try StandardOutput.print(
                JSONWriter.text(document.output(evaluation), style: .pretty), terminator: "")
        } else {
            let table = FigureTable(
                workspace: workspace, policy: subject.policy, original: evaluator.original, limits: limits)
            let confidence = DesignConfidence(
                evaluation, on: evaluator, test: try workspace.testSet(subject.policy))
            try StandardOutput.print(table.text(evaluation, confidence))
        }
        try output.export(
            evaluation, of: workspace, policy: subject.policy, limits: limits,
            latencyWeight: subject.weight,
            origin: subject.origin ?? Plan.Origin(method: "hand", goal: .implied(by: limits)))
    }

    /// Exits that were asked for and can never run are not part of the design any more.
    private func noteWhatIsCutOff(_ asked: Design, _ evaluation: Evaluation, _ network: Network) {
        let cut = asked.exits.filter { !evaluation.runnable.exits.contains($0) }
        guard !cut.isEmpty else { return }
        let names = cut.map { InputError.printable(network.exits[$0].name) }.joined(separator: ", ")
        StandardError.print("hapi-tui: left out, for the deadline cuts it off: \(names)")
    }

    private struct Subject {
        let design: Design
        let policy: ExitPolicy
        let limits: Limits
        let weight: Double
        let origin: Plan.Origin?
    }

    /// The design to judge, as typed or from a plan.
    private func subject(in workspace: Workspace) throws -> Subject {
        guard let plan else {
            let exits = try ExitNames.candidates(self.exits?.items ?? [], of: workspace.network)
            let threshold = threshold ?? 0
            try policy.check(threshold, classes: workspace.network.classes)
            return Subject(
                design: Design(exits: exits, threshold: threshold), policy: policy.exitPolicy,
                limits: workspace.defaultLimits, weight: weight.value, origin: nil)
        }
        return try Refusal.reporting { () throws(InputError) in
            let read = try Plan.read(FileAccess.read(plan, as: "a plan"), file: plan)
            let design = try workspace.design(of: read, file: plan)
            return Subject(
                design: design, policy: read.policy, limits: read.limits, weight: read.latencyWeight,
                origin: read.origin)
        }
    }
}
