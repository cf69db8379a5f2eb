import HapiCore
import HapiFigures
import HapiFormats
import HapiReport
import HapiRuntime

/// Makes a report: searches, judges the designs and the baselines on both sets of samples, and says where all of it
/// comes from.
struct ReportRun {
    private let subject: ReportSubject
    private let options: MakeReport
    let problem: SearchProblem
    private let evaluators: ReportEvaluators
    let progress = Progress(.line)

    private var workspace: Workspace { subject.workspace }

    /// - Throws: status 64 or 65 for options and files that do not go together.
    init(subject: ReportSubject, options: MakeReport) throws {
        self.subject = subject
        self.options = options
        var (policy, search) = (options.policy, options.search)
        if let first = subject.plans.first?.plan {
            policy.policy = first.policy.metric
            policy.fallback = first.policy.fallback
            search.goal = search.goal ?? first.origin.goal
        }
        evaluators = ReportEvaluators(subject.workspace)
        let (evaluator, _) = try evaluators.pair(policy.exitPolicy)
        let plan = subject.plans.first?.plan
        problem = try search.problem(
            evaluator: evaluator,
            limits: options.limits.limits(
                defaults: plan?.limits ?? subject.workspace.defaultLimits,
                platformMemory: subject.workspace.profile.platform.memoryBytes, original: evaluator.original),
            latencyWeight: plan?.latencyWeight ?? options.weight.value, policy: policy)
    }

    /// - Throws: status 1 when no design of a profile is found that meets the limits, having said why; 130 when there was
    ///   no time to find one.
    func report() throws -> Report {
        let settings = SearchSettings(
            seed: UInt64(options.search.seed), evaluations: evaluations, schedule: options.search.schedule)
        let outcome = SweptSearch(
            search: HeadlessSearch(problem: problem, settings: settings, progress: progress),
            choosesWeight: false,
            completesFront: true
        ).run()
        let proof = proof(of: outcome.result.best)
        let designs =
            try subject.plans.isEmpty
            ? [found(outcome.result, isProven: proof == .holds)] : subject.plans.map(judged)
        let random = options.random ? randomFront(outcome.result.origin.evaluations ?? 0) : nil
        let (baselines, leftOut) = try baselines()
        let search = ReportSearch(
            trajectory: outcome.result.snapshot, goal: problem.goal,
            front: outcome.result.front.latencyAccuracyEdge,
            evaluations: outcome.result.origin.evaluations ?? 0,
            space: ExactSearch.designCount(problem), proof: proof, random: random,
            isInterrupted: Interruption.hasHappened)
        return Report(
            source: try source(),
            terms: Report.Terms(
                goal: problem.goal, limits: problem.limits, latencyWeight: problem.latencyWeight,
                policy: problem.evaluator.policy, original: problem.original),
            designs: designs, baselines: baselines, leftOut: leftOut, search: search,
            commands: ReportCommands(subject: subject, options: options, problem: problem)
                .commands(of: designs[0]))
    }

    private var evaluations: Int { options.search.evaluations ?? SearchSettings.defaultEvaluations }

    private func found(_ result: HeadlessSearch.Result, isProven: Bool) throws -> ReportDesign {
        let origin =
            [result.origin.method, "goal \(result.origin.goal.rawValue)", "seed \(options.search.seed)"]
            + (isProven ? ["proven optimal"] : [])
        let (evaluator, test) = try evaluators.pair(problem.evaluator.policy)
        guard let best = result.best, best.isFeasible,
            let design = ReportDesign(
                best.design, name: "best found", role: .found, origin: origin, evaluator: evaluator,
                test: test,
                limits: problem.limits, latencyWeight: problem.latencyWeight)
        else {
            if Interruption.hasHappened {
                StandardError.print("hapi-tui: interrupted before any design met the limits")
                throw Status.interrupted
            }
            let reason = result.infeasibility(
                of: problem, evaluations: evaluations, seed: UInt64(options.search.seed))
            let inherited = options.limits.inherited(workspace.profile.limits, from: "profile")
            StandardError.print("hapi-tui: infeasible: \(reason)\(inherited)")
            throw Status.no
        }
        return design
    }

    /// A plan's design under its own policy, weight and limits, which an option may override.
    private func judged(_ opened: OpenedPlan) throws -> ReportDesign {
        let plan = opened.plan
        let (evaluator, test) = try evaluators.pair(plan.policy)
        let limits = options.limits.limits(
            defaults: plan.limits, platformMemory: workspace.profile.platform.memoryBytes,
            original: evaluator.original)
        let origin =
            [plan.origin.method, "goal \(plan.origin.goal.rawValue)"]
            + (plan.origin.seed.map { ["seed \($0)"] } ?? [])
            + (plan.origin.provenOptimal ? ["proven optimal"] : [])
        let design = ReportDesign(
            opened.design, name: PathParts.name(of: opened.path), role: .plan,
            origin: origin, evaluator: evaluator, test: test, limits: limits,
            latencyWeight: plan.latencyWeight)
        guard let design else {
            StandardError.print(
                "hapi-tui: infeasible: \(InputError.printable(opened.path)): nothing of it runs before the deadline"
            )
            throw Status.no
        }
        return design
    }

    private func randomFront(_ evaluations: Int) -> [Candidate]? {
        guard !Interruption.hasHappened else { return nil }
        let settings = SearchSettings(
            method: .random, seed: UInt64(options.search.seed), evaluations: evaluations)
        let result = HeadlessSearch(
            problem: problem, settings: settings, progress: progress, label: "to compare with: "
        ).run()
        progress.end(interrupted: result.isInterrupted)
        return result.isInterrupted ? nil : result.front.latencyAccuracyEdge
    }

    private func baselines() throws -> ([ReportDesign], [(method: BaselineMethod, reason: String)]) {
        var designs: [ReportDesign] = []
        var leftOut: [(method: BaselineMethod, reason: String)] = []
        for method in [BaselineMethod.original, .sdn, .branchyNet, .allExits] {
            guard method.applies(to: workspace.network) else {
                leftOut.append((method, "the network has no candidate exits"))
                continue
            }
            let policy = method.policy(besides: problem.evaluator.policy)
            guard workspace.holds(policy.metric) else {
                leftOut.append((method, "the calibration has no \(policy.metric.rawValue)"))
                continue
            }
            let (evaluator, test) = try evaluators.pair(policy)
            let isOwn = policy.metric == problem.evaluator.policy.metric
            let own = SearchProblem(
                evaluator: evaluator, goal: problem.goal, limits: problem.limits,
                latencyWeight: problem.latencyWeight,
                thresholds: isOwn
                    ? problem.confident.map(\.threshold)
                    : policy.metric.defaultThresholds(classes: workspace.network.classes))
            if let design = ReportDesign(method, of: own, test: test) {
                designs.append(design)
            } else {
                leftOut.append((method, "none of its exits fits the deadline"))
            }
        }
        return (designs, leftOut)
    }

    private func source() throws -> Report.Source {
        let (model, hashes) = (workspace.model, workspace.hashes)
        var files = [
            Report.File(role: "profile", name: PathParts.name(of: workspace.path), sha256: hashes.profile),
            Report.File(
                role: "model",
                name: workspace.isOtherModel
                    ? PathParts.name(of: workspace.modelPath) : workspace.profile.model,
                sha256: hashes.model),
            Report.File(
                role: "calibration answers", name: model.calibration.file, sha256: model.calibration.sha256),
        ]
        if let test = model.test {
            files.append(Report.File(role: "test answers", name: test.file, sha256: test.sha256))
        }
        for plan in subject.plans {
            files.append(
                Report.File(
                    role: "plan", name: PathParts.name(of: plan.path), sha256: FileAccess.sha256(plan.bytes)))
        }
        let (evaluator, test) = try evaluators.pair(problem.evaluator.policy)
        return Report.Source(
            program: programName, profile: workspace.profile, model: model, costs: workspace.costs,
            files: files, samples: evaluator.answers.samples, testSamples: test?.answers.samples)
    }
}
