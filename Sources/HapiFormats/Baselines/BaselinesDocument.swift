import HapiCore
import HapiJSON

/// What `baselines` prints: `hapi.baselines` version 1.
package struct BaselinesDocument: Sendable {
    package let comparison: BaselineComparison
    package let profile: Profile
    package let model: Model
    package let settings: Settings
    package let original: Evaluator.Original

    /// What the searches were allowed.
    package struct Settings: Sendable, Hashable {
        package var maxExits: Int
        package var thresholds: [Double]
        package var policy: ExitPolicy
        /// Bytes of the platform.
        package var memory: Int
        package var seed: Int
        package var evaluations: Int

        package init(
            maxExits: Int, thresholds: [Double], policy: ExitPolicy, memory: Int, seed: Int, evaluations: Int
        ) {
            self.maxExits = maxExits
            self.thresholds = thresholds
            self.policy = policy
            self.memory = memory
            self.seed = seed
            self.evaluations = evaluations
        }
    }

    package init(
        comparison: BaselineComparison, profile: Profile, model: Model, settings: Settings,
        original: Evaluator.Original
    ) {
        self.comparison = comparison
        self.profile = profile
        self.model = model
        self.settings = settings
        self.original = original
    }

    package var network: Network { model.network }

    /// Methods that the comparison is without, and why.
    package var leftOut: [(method: BaselineMethod, reason: String)] {
        BaselineMethod.allCases.filter { comparison.cell(of: $0, at: 0) == nil }.map {
            (
                $0,
                $0.applies(to: network)
                    ? "the calibration has no \($0.policy(besides: settings.policy).metric.rawValue)"
                    : "the network has no candidate exits"
            )
        }
    }

    /// `policy` and `fallback` of a method are those of its designs, `exits` those that a rule chooses before a
    /// deadline truncates them.
    package var output: JSONOutput {
        .object(
            FileFormat.baselines.header + [
                ("finished", .bool(comparison.isFinished)), ("profile", .string(profile.name)),
                ("network", .string(network.name)), ("platform", .string(profile.platform.title)),
                ("latency", .string(profile.measurement.kind.rawValue)),
                ("calibration", .string(model.calibration.kind.rawValue)),
                ("samples", .integer(original.samples)),
                (
                    "original",
                    .object([
                        ("accuracy", .number(original.accuracy)), ("latencyMs", .number(original.latency)),
                    ])
                ),
                ("settings", settings.output), ("methods", .array(comparison.rows.map(output))),
                (
                    "leftOut",
                    .array(
                        leftOut.map {
                            .object([
                                ("method", .string($0.method.rawValue)), ("reason", .string($0.reason)),
                            ])
                        })
                ),
                ("references", .array(profile.references.map(output))),
            ])
    }

    private func names(_ exits: [Int]) -> JSONOutput {
        .array(exits.map { .string(network.exits[$0].name) })
    }

    private func output(_ row: BaselineComparison.Row) -> JSONOutput {
        .object([
            ("method", .string(row.method.rawValue)), ("policy", .string(row.policy.metric.rawValue)),
            ("fallback", .string(row.policy.fallback.rawValue)),
            ("exits", row.method.exits(of: network).map(names) ?? .null),
            ("cells", .array(row.cells.indices.map { output(row, at: $0) })),
        ])
    }

    private func output(_ row: BaselineComparison.Row, at index: Int) -> JSONOutput {
        let (budget, cell) = (comparison.budgets[index], row.cells[index])
        var members: [(String, JSONOutput)] = [
            ("limit", .string(budget.reading.rawValue)), ("share", .number(budget.share)),
            ("limitMs", .number(budget.latency)), ("ending", .string(cell.ending.rawValue)),
            ("feasible", cell.ending == .notRun ? .null : .bool(cell.best != nil)),
        ]
        if let best = cell.best {
            members += [
                ("accuracy", .number(Double(best.figures.correct) / Double(original.samples))),
                ("meanLatencyMs", .number(best.figures.meanLatency)),
                ("memoryBytes", .integer(best.figures.memory)), ("exits", names(best.runnable.exits)),
                ("finalRuns", .bool(best.runnable.finalRuns)), ("threshold", .number(best.threshold)),
            ]
        }
        members.append(("evaluations", .integer(cell.evaluations)))
        if let proof = cell.proof {
            members += [("provenOptimal", .bool(proof.isProven)), ("bound", .optional(proof.bound))]
        }
        if row.method != .annealing {
            let pair = comparison.againstAnnealing(row.method, at: index)
            members.append(("againstAnnealing", pair?.output(second: "onlyAnnealing") ?? .null))
        }
        return .object(members)
    }

    private func output(_ reference: Profile.Reference) -> JSONOutput {
        .object([
            ("name", .string(reference.name)), ("latencyMs", .number(reference.latency)),
            ("accuracy", .number(reference.accuracy)), ("kind", .string(reference.kind.rawValue)),
            ("source", .string(reference.source)),
        ])
    }
}

extension BaselinesDocument.Settings {
    fileprivate var output: JSONOutput {
        .object([
            ("goal", .string(Goal.accuracy.rawValue)), ("maxExits", .integer(maxExits)),
            ("thresholds", .array(thresholds.map { .number($0) })),
            ("policy", .string(policy.metric.rawValue)), ("fallback", .string(policy.fallback.rawValue)),
            ("memoryBytes", .integer(memory)), ("seed", .integer(seed)),
            ("evaluations", .integer(evaluations)),
        ])
    }
}
