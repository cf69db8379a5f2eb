import HapiCore
import HapiFormats
import HapiRuntime

/// Replays an opened plan under given conditions.
struct PlanReplayer {
    private let opened: OpenedPlan
    private let conditions: ReplayConditions
    private let policy: RunTimePolicy

    init(_ opened: OpenedPlan, _ conditions: ReplayConditions) {
        self.opened = opened
        self.conditions = conditions
        policy = RunTimePolicy(
            opened.runnable, in: opened.workspace.network, threshold: opened.plan.threshold,
            policy: opened.plan.policy)
    }

    enum Outcome {
        case replayed(PlanReplay)
        /// Not one classifier fits the budget; the first needs `least` milliseconds.
        case nothingFits(ReplayConditions, least: Double)
    }

    /// - Parameter given: a file of answers in place of the test set.
    /// - Throws: `InputError` for answers that cannot be used, or are asked for and not there.
    func run(on sets: ReplayedSets, given: String?) throws(InputError) -> Outcome {
        let plan = opened.plan
        let table = plan.exitDecisionUnit.map(\.value)
        guard let last = conditions.last(of: table) else {
            return .nothingFits(conditions, least: (table.first ?? 0) * conditions.loadFactor)
        }
        let metric = plan.policy.metric
        let calibration = try opened.workspace.calibrationAnswers(metric)
        let figures = replay(calibration, last)
        let isAsPlanned = conditions.areThePlans
        let originalLatency = opened.workspace.costs.originalLatency
        var replayed: [ReplayedSet] = []
        if sets != .test {
            replayed.append(
                ReplayedSet(
                    .calibration, sha256: calibration.sha256, kind: calibration.kind, figures: figures,
                    predicted: isAsPlanned ? plan.predicted : nil,
                    deviations: isAsPlanned
                        ? plan.deviations(onCalibration: figures, originalLatency: originalLatency) : [],
                    limits: plan.limits))
        }
        if sets != .calibration, let other = try other(given, metric, isAskedFor: sets == .test) {
            let found = replay(other, last)
            let isPredicted = isAsPlanned && given == nil
            replayed.append(
                ReplayedSet(
                    given == nil ? .test : .given, sha256: other.sha256, kind: other.kind, figures: found,
                    predicted: isPredicted ? plan.predictedOnTest : nil,
                    deviations: isPredicted
                        ? plan.deviations(onTest: found, originalLatency: originalLatency) : [],
                    limits: plan.limits, calibration: figures))
        }
        return .replayed(
            PlanReplay(
                plan, conditions,
                last: Plan.Named(plan.exitDecisionUnit[last].name, table[last] * conditions.loadFactor),
                sets: replayed))
    }

    private func replay(_ stored: StoredAnswers, _ last: Int) -> ReplayFigures {
        SampleReplay(policy, network: opened.workspace.network, costs: opened.workspace.costs)
            .run(stored.answers, upTo: last, loadFactor: conditions.loadFactor)
    }

    /// The samples beside the calibration's.
    private func other(
        _ given: String?, _ metric: ConfidenceMetric, isAskedFor: Bool
    ) throws(InputError) -> StoredAnswers? {
        let workspace = opened.workspace
        if let given { return try workspace.answers(in: given, metric) }
        let test = try workspace.testAnswers(metric)
        if test == nil, isAskedFor {
            throw InputError(
                file: workspace.modelPath, place: "at $.test", found: "no test set",
                expected: "answers to samples that no search saw",
                remedy: "give some with --calibration FILE, or leave --on test out")
        }
        return test
    }
}
