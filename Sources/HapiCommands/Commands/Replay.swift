import ArgumentParser
import HapiCore
import HapiExplorer
import HapiFigures
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui replay`: is this plan still good?
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a plan sample by sample on stored answers, and hold it against what it promises.",
        discussion: """
              hapi-tui replay plan.json
              hapi-tui replay plan.json --on test --json
              hapi-tui replay plan.json --calibration new-month.safetensors
              hapi-tui replay plan.json --load-factor 1.3 --budget 3.5

            The plan's profile, model and answers are found by the SHA-256 that it carries; one that has changed \
            is refused. Then every sample is taken through the network as the device would take it, classifier by \
            classifier, without the arithmetic that searches use.

            On the calibration set the plan's figures must come out again, to 1e-9. They are selected figures: \
            the design was chosen by them. Those on the test set are not; nor are those on other answers of the \
            same network, which --calibration names (safetensors, as a model's calibration). Status 1 says no: \
            figures that do not come out again, an accuracy on other samples that differs from the predicted \
            one at 1 % (two-sided test of two proportions), or a limit of the plan, on mean latency or accuracy, \
            that lies outside the whole interval of what was found.

            --load-factor 1.3 is a device that is 30 % slower than when it was measured; --budget the time that a \
            sample may take. The plan's table says which classifier is then the last to run (HAPI Sec. 4.2, the \
            Exit Decision Unit); without --budget it is the plan's own deadline, if it has one.
            """)

    @Argument(help: "A plan, as --export or the explorer wrote it.", completion: Completions.json)
    var plan: String

    @Option(help: "Which samples to look at: calibration, test, or both.")
    var on = ReplayedSets.both

    @Option(
        name: .customLong("calibration"),
        help: ArgumentHelp(
            "Answers to other samples, in place of the test set (safetensors).", valueName: "file"),
        completion: .file(extensions: ["safetensors"]))
    var given: String?

    @Option(
        help: ArgumentHelp(
            "How many times slower the device is than when it was measured.", valueName: "factor"))
    var loadFactor = 1.0

    @Option(help: ArgumentHelp("Most time that a sample may take, milliseconds.", valueName: "ms"))
    var budget: Double?

    @OptionGroup(title: "Plan") var files: PlanOptions

    @Flag(help: "Print JSON (hapi.replay).")
    var json = false

    func validate() throws {
        guard loadFactor > 0, loadFactor <= 1e6 else {
            throw ValidationError(
                "--load-factor must be greater than 0 and at most a million: 1.3 is 30 % slower.")
        }
        if let budget, !(budget > 0 && budget <= 1e12) {
            throw ValidationError("--budget must be a number of milliseconds greater than 0, at most 1e12.")
        }
        if given != nil, on == .calibration {
            throw ValidationError(
                "--calibration gives samples beside the plan's own; leave --on calibration out.")
        }
    }

    func run() throws {
        let opened = try files.open(plan)
        let replayed = try Refusal.reporting { () throws(InputError) in
            try PlanReplayer(opened, conditions(for: opened.plan)).run(on: on, given: given)
        }
        switch replayed {
        case .nothingFits(let conditions, let least):
            let reason =
                "no classifier fits \(Format.milliseconds(conditions.budget ?? 0))"
                + (budget == nil ? ", the plan's deadline" : "")
                + (loadFactor == 1 ? "" : ", under \(loadFactor) times the load")
                + ": the first needs \(Format.milliseconds(least)) "
                + (opened.plan.predicted.worstIsOfTails ? "of tails" : "of medians")
            if json {
                try print(PlanReplay.nothingFits(opened.plan, conditions, reason: reason))
            }
            StandardError.print("hapi-tui: infeasible: \(reason)")
            throw Status.no
        case .replayed(let replay):
            if json {
                try print(replay.output)
            } else {
                try StandardOutput.print(ReplayTable(replay, opened.workspace).text)
            }
            guard replay.passes else { throw Status.no }
        }
    }

    /// What is asked for, with the plan's own deadline where the load makes it bind anew.
    private func conditions(for plan: Plan) -> ReplayConditions {
        ReplayConditions(
            loadFactor: loadFactor, budget: budget ?? (loadFactor == 1 ? nil : plan.limits.deadline))
    }

    private func print(_ output: JSONOutput) throws {
        try StandardOutput.print(JSONWriter.text(output, style: .pretty), terminator: "")
    }
}

/// Which samples a replay looks at.
enum ReplayedSets: String, ExpressibleByArgument, CaseIterable {
    case calibration, test, both
}
