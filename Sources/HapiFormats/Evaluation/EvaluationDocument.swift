import HapiCore
import HapiJSON

/// What `evaluate` and `optimise` print: `hapi.evaluation` version 1.
package struct EvaluationDocument: Sendable {
    package let network: Network
    package let policy: ExitPolicy
    package let original: Evaluator.Original
    package let limits: Limits
    package let latencyWeight: Double

    package init(
        network: Network, policy: ExitPolicy, original: Evaluator.Original, limits: Limits,
        latencyWeight: Double
    ) {
        self.network = network
        self.policy = policy
        self.original = original
        self.limits = limits
        self.latencyWeight = latencyWeight
    }

    package init(_ problem: SearchProblem) {
        self.init(
            network: problem.evaluator.network, policy: problem.evaluator.policy, original: problem.original,
            limits: problem.limits, latencyWeight: problem.latencyWeight)
    }

    /// A feasible design with all its figures. `extra` members follow them.
    package func output(_ evaluation: Evaluation, extra: [(String, JSONOutput)] = []) -> JSONOutput {
        .object(
            FileFormat.evaluation.header + [("feasible", .bool(true))] + figures(evaluation)
                + [
                    ("objective", .number(evaluation.objective)), ("latencyWeight", .number(latencyWeight)),
                    ("limits", limits.output), ("shares", shares(evaluation)),
                    ("executionRates", executionRates(evaluation)),
                    (
                        "original",
                        .object([
                            ("accuracy", .number(original.accuracy)),
                            ("latencyMs", .number(original.latency)),
                        ])
                    ),
                ] + extra)
    }

    /// A design that breaks limits: the reason, and nothing to be taken for a result.
    package func infeasible(_ reason: String) -> JSONOutput {
        .object(
            FileFormat.evaluation.header + [("feasible", .bool(false)), ("reason", .string(reason))])
    }

    private func figures(_ evaluation: Evaluation) -> [(String, JSONOutput)] {
        let interval = evaluation.accuracyInterval
        return [
            ("exits", exits(evaluation.runnable)),
            ("threshold", .number(evaluation.design.threshold)),
            ("policy", .string(policy.metric.rawValue)), ("fallback", .string(policy.fallback.rawValue)),
            ("accuracy", .number(evaluation.accuracy)),
            ("accuracyInterval", Self.interval(interval.lower, interval.upper)),
            ("samples", .integer(evaluation.samples)),
            ("meanLatencyMs", .number(evaluation.meanLatency)),
            ("medianLatencyMs", .number(evaluation.medianLatency)),
            ("p95LatencyMs", .number(evaluation.p95Latency)),
            ("p99LatencyMs", .number(evaluation.p99Latency)),
            ("worstLatencyMs", .number(evaluation.worstLatency)),
            ("memoryBytes", .integer(evaluation.memory)),
            ("meanEnergyMJ", .optional(evaluation.meanEnergy)),
        ]
    }

    /// The instantiated exits that can run, by name.
    func exits(_ design: RunnableDesign) -> JSONOutput {
        .array(design.exits.map { .string(network.exits[$0].name) })
    }

    static func interval(_ lower: Double, _ upper: Double) -> JSONOutput {
        .array([.number(lower), .number(upper)])
    }

    /// Share of the samples leaving at each classifier that can run.
    package func shares(_ evaluation: Evaluation) -> JSONOutput {
        let names = evaluation.runnable.classifiers(in: network).map { network.name(ofClassifier: $0) }
        return .object(zip(names, evaluation.shares).map { ($0, .number($1)) })
    }

    /// q by node: every layer, then every instantiated exit in depth order.
    package func executionRates(_ evaluation: Evaluation) -> JSONOutput {
        let rates = evaluation.rates
        let layers = zip(network.layers, rates.layers).map { ($0.name, JSONOutput.number($1)) }
        let exits = evaluation.runnable.exits.map {
            (network.exits[$0].name, JSONOutput.number(rates.exits[$0]))
        }
        return .object(layers + exits)
    }
}
