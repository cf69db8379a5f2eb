import HapiCore
import Synchronization

/// The problem that is explored: handed to `reduce` and to drawing, never changed and never kept in history.
package struct ExplorerContext: Sendable {
    package let labels: Labels
    /// Limits of the profile, or of the command line.
    package let limits: Limits
    package let goal: Goal
    package let latencyWeight: Double
    /// The policy that the screen opens with.
    package let policy: ExitPolicy
    /// How a search is done unless the user says otherwise.
    package let search: SearchSettings
    /// Names of the themes there are, in the order they are offered.
    package let themes: [String]
    private let opened: PolicyBasis
    private let bases: Bases

    /// What the screen says of where the figures come from.
    package struct Labels: Sendable, Hashable {
        package var network: String
        package var platform: String
        /// "measured" or "modelled".
        package var latencyKind: String
        /// "measured" or "synthetic".
        package var calibrationKind: String
        /// Whether worst paths add up latency tails rather than medians.
        package var worstIsOfTails: Bool
        /// File name offered for a plan.
        package var planName: String

        package init(
            network: String, platform: String, latencyKind: String, calibrationKind: String,
            worstIsOfTails: Bool, planName: String
        ) {
            self.network = network
            self.platform = platform
            self.latencyKind = latencyKind
            self.calibrationKind = calibrationKind
            self.worstIsOfTails = worstIsOfTails
            self.planName = planName
        }
    }

    /// Why a policy cannot be had.
    package struct Refusal: Error, Sendable, Hashable {
        package var reason: String

        package init(_ reason: String) {
            self.reason = reason
        }
    }

    /// As long as `PolicyBasis.init`.
    /// - Parameters:
    ///   - evaluator: of the policy that the screen opens with.
    ///   - others: makes the evaluator of another metric; asked at most once for each, when it is first wanted.
    package init(
        evaluator: Evaluator, labels: Labels, limits: Limits, goal: Goal? = nil,
        latencyWeight: Double = defaultLatencyWeight, search: SearchSettings = SearchSettings(),
        themes: [String] = [],
        others: @escaping @Sendable (ConfidenceMetric) -> Result<Evaluator, Refusal> = { metric in
            .failure(Refusal("there are no answers under \(metric.rawValue)"))
        }
    ) {
        self.labels = labels
        self.limits = limits
        self.goal = goal ?? .implied(by: limits)
        self.latencyWeight = latencyWeight
        self.search = search
        self.themes = themes
        policy = evaluator.policy
        opened = PolicyBasis(evaluator)
        bases = Bases(opened, others: others)
    }

    package var network: Network { opened.evaluator.network }
    /// The same under every policy.
    package var original: Evaluator.Original { opened.evaluator.original }
    package var samples: Int { opened.evaluator.answers.samples }

    /// What designs are judged on under a policy that `check` has let through. O(1) but for the first time.
    package func basis(_ policy: ExitPolicy) -> PolicyBasis {
        (try? bases.basis(policy).get()) ?? opened
    }

    /// Whether there is all that a policy needs.
    /// - Throws: why not.
    package func check(_ policy: ExitPolicy) throws(Refusal) {
        _ = try bases.basis(policy).get()
    }

    /// What the screen opens on: the best single exit that meets the limits, or comes closest; the original
    /// network where there are no candidates. O(exits × thresholds) evaluations.
    package func opening() -> Design {
        let problem = SearchProblem(
            evaluator: opened.evaluator, goal: goal, limits: limits, latencyWeight: latencyWeight,
            confident: opened.confident)
        return problem.preferred(of: problem.singles())?.design
            ?? Design(exits: [], threshold: opened.thresholdRange.upperBound)
    }

    /// Bases made so far. What is made depends on the policy alone, so that keeping it changes no answer.
    private final class Bases: Sendable {
        private let made: Mutex<[ExitPolicy: Result<PolicyBasis, Refusal>]>
        private let others: @Sendable (ConfidenceMetric) -> Result<Evaluator, Refusal>

        init(
            _ opened: PolicyBasis,
            others: @escaping @Sendable (ConfidenceMetric) -> Result<Evaluator, Refusal>
        ) {
            made = Mutex([opened.policy: .success(opened)])
            self.others = others
        }

        func basis(_ policy: ExitPolicy) -> Result<PolicyBasis, Refusal> {
            made.withLock { made in
                if let basis = made[policy] { return basis }
                let basis = evaluator(policy, made).map(PolicyBasis.init)
                made[policy] = basis
                return basis
            }
        }

        /// Another fallback shares the answers of its metric.
        private func evaluator(
            _ policy: ExitPolicy, _ made: [ExitPolicy: Result<PolicyBasis, Refusal>]
        ) -> Result<Evaluator, Refusal> {
            let sibling = Fallback.allCases.lazy
                .compactMap { try? made[ExitPolicy(metric: policy.metric, fallback: $0)]?.get() }.first
            let known: Result<Evaluator, Refusal> =
                sibling.map { .success($0.evaluator) } ?? others(policy.metric)
            return known.flatMap { known in
                let evaluator = Evaluator(
                    network: known.network, costs: known.costs, answers: known.answers,
                    fallback: policy.fallback)
                return evaluator.map { .success($0) }
                    ?? .failure(Refusal("the answers do not fit the network"))
            }
        }
    }
}
