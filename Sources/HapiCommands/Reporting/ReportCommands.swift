import HapiCore
import HapiReport
import HapiRuntime

/// The commands that give a report's figures again, as a shell takes them.
struct ReportCommands {
    let subject: ReportSubject
    let options: MakeReport
    let problem: SearchProblem

    /// Whether the profile is a bundled one, by its name, which only commands on profiles know.
    private var isNamed: Bool { !FileAccess.isNamed(subject.arguments[0]) }

    private var plans: Bool { !subject.plans.isEmpty }

    /// - Parameter best: the design of a report on a profile.
    func commands(of best: ReportDesign) -> [Report.Command] {
        let page = line(["report"] + subject.arguments + files + terms + search)
        var commands = [Report.Command("This page:", page + " --out report.html")]
        if plans {
            commands.append(
                Report.Command(
                    "Whether the files are sound, and the plans of these files:",
                    line(["validate"] + subject.arguments)))
            commands += subject.arguments.map { plan in
                Report.Command(
                    "Whether \(PathParts.name(of: plan)) holds, sample by sample:",
                    line(["replay", plan] + files))
            }
            if subject.arguments.count > 1 {
                commands.append(
                    Report.Command("The plans side by side:", line(["compare"] + subject.arguments + files)))
            }
            return commands
        }
        let names = best.evaluation.runnable.exits.map {
            let network = problem.evaluator.network
            return network.layers[network.exits[$0].layer].name
        }
        return commands + [
            Report.Command(
                "The search for the design, which writes it as a plan:",
                line(["optimise"] + subject.arguments + files + terms + search + ["--front", "8"])
                    + " --export plan.json"),
            Report.Command(
                "The design’s figures, without a search:",
                line(
                    ["evaluate"] + subject.arguments + files
                        + [
                            "--exits", names.joined(separator: ","), "--threshold",
                            "\(best.evaluation.design.threshold)",
                        ] + terms)),
            Report.Command(
                "More ways to choose exits, at four budgets:",
                line(["baselines"] + subject.arguments + files)),
        ]
            + (isNamed
                ? []
                : [Report.Command("Whether the files are sound:", line(["validate"] + subject.arguments))])
    }

    private var files: [String] {
        options.files.profiles.flatMap { ["--profile", $0] } + Self.option("--model", options.files.model)
    }

    /// Limits, policy and weight where they are not what they would be anyway.
    private var terms: [String] {
        let defaults = subject.plans.first?.plan.limits ?? subject.workspace.defaultLimits
        let limits = problem.limits
        func limit<T: Equatable>(_ name: String, _ value: T?, _ usual: T?) -> [String] {
            value == usual ? [] : [name, value.map { "\($0)" } ?? "none"]
        }
        var terms = limit("--mean-latency", limits.meanLatency, defaults.meanLatency)
        terms += limit("--deadline", limits.deadline, defaults.deadline)
        terms += limit("--memory", limits.memory, defaults.memory)
        terms += limit("--min-accuracy", limits.minAccuracy, defaults.minAccuracy)
        guard !plans else { return terms }
        let policy = problem.evaluator.policy
        if policy.metric != ExitPolicy().metric { terms += ["--policy", policy.metric.rawValue] }
        if policy.fallback != ExitPolicy().fallback { terms += ["--fallback", policy.fallback.rawValue] }
        if problem.latencyWeight != defaultLatencyWeight {
            terms += ["--weight", "\(problem.latencyWeight)"]
        }
        return terms
    }

    /// How the search was made.
    private var search: [String] {
        let search = options.search
        func list(_ name: String, _ list: CommaList?) -> [String] {
            Self.option(name, list?.items.joined(separator: ","))
        }
        var terms = Self.option("--goal", search.goal?.rawValue) + list("--thresholds", search.thresholds)
        terms += Self.option("--max-exits", search.maxExits.map { "\($0)" })
        terms += list("--pin", search.pin) + list("--forbid", search.forbid)
        terms += Self.option("--evaluations", search.evaluations.map { "\($0)" })
        if search.schedule != CoolingSchedule() {
            terms += ["--schedule", ScheduleTerms.text(search.schedule)]
        }
        return terms + ["--seed", "\(search.seed)"]
    }

    private static func option(_ name: String, _ value: String?) -> [String] {
        value.map { [name, $0] } ?? []
    }

    private func line(_ words: [String]) -> String {
        (["hapi-tui"] + words.map(Self.quoted)).joined(separator: " ")
    }

    /// A word as a POSIX shell takes it.
    private static func quoted(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic && scalar.isASCII
                || "0123456789-_./,:=+%@".unicodeScalars.contains(scalar)
        }
        return plain && !word.isEmpty
            ? word
            : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
                + "'"
    }
}
