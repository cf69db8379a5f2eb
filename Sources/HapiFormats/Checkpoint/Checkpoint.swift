import HapiCore
import HapiJSON

/// An annealing under way, to go on from in another run of the program: `hapi.checkpoint` version 1.
///
/// It goes on exactly where it stopped, but only under the same terms: the same files, options and program.
package struct Checkpoint: Sendable {
    package let terms: Terms
    /// Names of the exits, which the file calls them by.
    let exits: [String]
    package var chains: [AnnealingChain.State]

    package init(terms: Terms, network: Network, chains: [AnnealingChain.State]) {
        self.init(terms: terms, exits: network.exits.map(\.name), chains: chains)
    }

    /// - Parameter exits: names of the exits that the chains have numbers of.
    init(terms: Terms, exits: [String], chains: [AnnealingChain.State]) {
        self.terms = terms
        self.exits = exits
        self.chains = chains
    }

    /// Everything that an annealing depends on, as the file has it.
    package struct Terms: Sendable {
        let members: [(key: String, value: JSONOutput)]
        /// A member where it is not the usual one; files without it are of the usual one.
        let schedule: CoolingSchedule
        /// How many the search tries.
        let thresholds: Int

        /// - Parameters:
        ///   - program: name and version; another version may search otherwise.
        ///   - hashes: SHA-256 of the profile, the model and the calibration.
        package init(
            _ problem: SearchProblem, _ settings: SearchSettings, program: String,
            hashes: (profile: String, model: String, calibration: String)
        ) {
            let policy = problem.evaluator.policy
            func names(_ exits: [Int]) -> JSONOutput {
                .array(exits.map { .string(problem.evaluator.network.exits[$0].name) })
            }
            schedule = settings.schedule
            thresholds = problem.confident.count
            members = [
                ("program", .string(program)), ("profile", .string(hashes.profile)),
                ("model", .string(hashes.model)), ("calibration", .string(hashes.calibration)),
                ("policy", .string(policy.metric.rawValue)), ("fallback", .string(policy.fallback.rawValue)),
                ("goal", .string(problem.goal.rawValue)), ("latencyWeight", .number(problem.latencyWeight)),
                ("limits", problem.limits.output),
                ("thresholds", .array(problem.confident.map { .number($0.threshold) })),
                ("pinned", names(problem.pinned)), ("forbidden", names(problem.forbidden)),
                ("maxExits", .optional(problem.maxExits)), ("seed", .string(String(settings.seed))),
                ("evaluations", .integer(settings.evaluations)),
            ]
        }
    }

    /// - Parameter digest: SHA-256 in hexadecimal of a text, here of the chains'.
    package func text(digest: (String) -> String) -> String {
        JSONWriter.text(
            .object(
                FileFormat.checkpoint.header + [
                    ("terms", terms.output),
                    ("sha256", .string(self.digest(digest))), ("chains", states),
                ]), style: .pretty)
    }

    /// The digest of the chains as they are written.
    func digest(_ digest: (String) -> String) -> String {
        digest(JSONWriter.text(states, style: .compact))
    }

    private var states: JSONOutput { .array(chains.map { output($0) }) }

    private func output(_ position: Position) -> JSONOutput {
        .object([
            ("exits", .array(position.exits.map { .string(exits[$0]) })),
            ("threshold", .integer(position.threshold)),
        ])
    }

    private func output(_ state: AnnealingChain.State) -> JSONOutput {
        let walk = state.walk
        // Minus infinity, before anything was judged, is not a number of JSON's.
        func value(_ value: Double) -> JSONOutput { .optional(value.isFinite ? value : nil) }
        return .object([
            ("evaluations", .integer(state.evaluations)),
            ("generator", .array(walk.generator.words.map { .string(String($0)) })),
            ("current", output(walk.current)), ("currentValue", value(walk.currentValue)),
            ("epochBest", output(walk.epochBest)), ("epochValue", value(walk.epochValue)),
            ("sampledChanges", .array(walk.sampledChanges.map(JSONOutput.number))),
            ("startTemperature", .number(walk.startTemperature)), ("temperature", .number(walk.temperature)),
            ("acceptance", .number(walk.acceptance)), ("cycles", .integer(walk.cycles)),
            ("leftInCycle", .integer(walk.leftInCycle)), ("leastExits", .integer(walk.leastExits)),
            ("best", state.best.map(output) ?? .null), ("front", .array(state.front.map(output))),
        ])
    }
}

extension Checkpoint.Terms {
    fileprivate var output: JSONOutput {
        .object(
            members.map { ($0.key, $0.value) }
                + (schedule == CoolingSchedule() ? [] : [(Self.scheduleKey, schedule.output)]))
    }

    static let scheduleKey = "schedule"
}
