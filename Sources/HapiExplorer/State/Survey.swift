import HapiCore

/// What there is to see of a problem before any search: computed when limits, goal or policy change.
package struct Survey: Sendable, Hashable {
    /// Every design of a single exit at the searches' thresholds, as far as the deadline lets it run.
    package let singles: [Candidate]
    /// What rules from before HAPI would choose: those that have exits to choose from, and whose policy the calibration
    /// has answers for.
    package let baselines: [Baseline]
    /// Candidates that no design within the limits can have.
    package let excluded: [Int: Exclusion]

    /// A rule's exits at the threshold that suits the goal and the limits best.
    package struct Baseline: Sendable, Hashable {
        package let method: BaselineMethod
        package let policy: ExitPolicy
        /// `broken` tells the limits that no threshold lets it meet.
        package let evaluation: Evaluation
    }

    /// Why an exit is out of reach even alone.
    package enum Exclusion: Sendable, Hashable {
        /// Its worst path, milliseconds, is over the deadline.
        case deadline(path: Double)
        /// Its weights and those of the layers before it, bytes, are over the limit.
        case memory(bytes: Int)
    }

    /// What a survey follows from.
    struct Terms: Hashable {
        var limits: Limits
        var goal: Goal
        var latencyWeight: Double
        var policy: ExitPolicy

        init(_ document: Document) {
            limits = document.limits
            goal = document.goal
            latencyWeight = document.latencyWeight
            policy = document.policy
        }

        func problem(under policy: ExitPolicy, _ context: ExplorerContext) -> SearchProblem {
            let basis = context.basis(policy)
            return SearchProblem(
                evaluator: basis.evaluator, goal: goal, limits: limits, latencyWeight: latencyWeight,
                confident: basis.confident)
        }
    }

    /// O(exits × thresholds) evaluations.
    init(_ terms: Terms, _ context: ExplorerContext) {
        singles = terms.problem(under: terms.policy, context).singles()
        baselines = BaselineMethod.allCases.compactMap { Self.baseline($0, terms, context) }
        excluded = Self.excluded(terms.limits, context.basis(terms.policy).evaluator)
    }

    private static func baseline(
        _ method: BaselineMethod, _ terms: Terms, _ context: ExplorerContext
    ) -> Baseline? {
        let policy = method.policy(besides: terms.policy)
        guard method.applies(to: context.network), let exits = method.exits(of: context.network),
            (try? context.check(policy)) != nil
        else { return nil }
        let problem = terms.problem(under: policy, context)
        var counter = TallyCounter()
        let candidates = problem.confident.indices.compactMap {
            problem.judge(exits, threshold: $0, counter: &counter)
        }
        return problem.preferred(of: candidates).flatMap { best in
            problem.evaluator.evaluate(
                best.design, limits: terms.limits, latencyWeight: terms.latencyWeight
            ).evaluation.map { Baseline(method: method, policy: policy, evaluation: $0) }
        }
    }

    private static func excluded(_ limits: Limits, _ evaluator: Evaluator) -> [Int: Exclusion] {
        var excluded: [Int: Exclusion] = [:]
        for exit in evaluator.network.exits.indices {
            let path = evaluator.decisionUnit.worstPaths([exit])[0]
            if let deadline = limits.deadline, !Limits.holds(path, atMost: deadline) {
                excluded[exit] = .deadline(path: path)
                continue
            }
            let bytes = evaluator.memory(of: RunnableDesign(exits: [exit], finalRuns: false))
            if let memory = limits.memory, bytes > memory { excluded[exit] = .memory(bytes: bytes) }
        }
        return excluded
    }
}

extension SearchProblem {
    /// Every design of a single exit at each threshold. O(exits × thresholds) evaluations.
    func singles() -> [Candidate] {
        var counter = TallyCounter()
        return evaluator.network.exits.indices.flatMap { exit in
            confident.indices.compactMap { judge([exit], threshold: $0, counter: &counter) }
        }
    }
}
