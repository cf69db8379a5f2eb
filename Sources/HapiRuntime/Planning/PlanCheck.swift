import HapiCore
import HapiFormats

/// Holds what a plan says against the files that it was made with, and against itself. What a plan says twice agrees in
/// one that the program wrote; in one that was edited since it may not, and a device that believes it would be late.
struct PlanCheck {
    private let plan: Plan
    private let path: String
    private let workspace: Workspace
    private let design: Design

    static let remedy = "the plan was changed after it was written: export it again"

    init(_ plan: Plan, at path: String, _ workspace: Workspace, _ design: Design) {
        self.plan = plan
        self.path = path
        self.workspace = workspace
        self.design = design
    }

    /// - Throws: the first contradiction, with its place.
    func run() throws(InputError) {
        try checkClassifiers()
        try checkTable()
        try checkLimits()
        try checkNodes()
        try checkSources()
    }

    private func refusal(_ place: String, found: String, expected: String) -> InputError {
        InputError(
            file: path, place: "at $.\(place)", found: found, expected: expected, remedy: Self.remedy)
    }

    /// The shares tell which classifiers run: the exits, and the final one or not, as the deadline leaves them.
    private func checkClassifiers() throws(InputError) {
        let classifiers = plan.shares.map(\.name)
        let finalRuns = classifiers.last == Network.finalName
        let exits = finalRuns ? classifiers.dropLast() : classifiers[...]
        guard !classifiers.isEmpty, Array(exits) == plan.exits else {
            throw refusal(
                "shares",
                found: classifiers.isEmpty ? "none" : "shares of " + classifiers.joined(separator: ", "),
                expected: "those of its exits, in their order, and of \(Network.finalName) where it can run")
        }
        let unit = ExitDecisionUnit(network: workspace.network, costs: workspace.costs)
        let runnable = unit.runnable(design.exits, deadline: plan.limits.deadline)
        guard runnable == RunnableDesign(exits: design.exits, finalRuns: finalRuns) else {
            let network = workspace.network
            let names = runnable?.classifiers(in: network).map { network.name(ofClassifier: $0) } ?? ["none"]
            throw refusal(
                "limits.deadlineMs",
                found: (plan.limits.deadline.map { "\($0)" } ?? "null") + ", under which "
                    + names.joined(separator: ", ") + " can run",
                expected: "a deadline under which " + classifiers.joined(separator: ", ")
                    + " can, as $.shares has it")
        }
    }

    /// The table that a device goes by is that of the profile's costs.
    private func checkTable() throws(InputError) {
        let names = plan.exitDecisionUnit.map(\.name)
        guard names == plan.shares.map(\.name) else {
            throw refusal(
                "exitDecisionUnit",
                found: names.isEmpty ? "no rows" : "rows of " + names.joined(separator: ", "),
                expected: "one for each classifier that runs: "
                    + plan.shares.map(\.name).joined(separator: ", "))
        }
        let paths = ExitDecisionUnit(network: workspace.network, costs: workspace.costs)
            .worstPaths(design.exits)
        for (index, (row, path)) in zip(plan.exitDecisionUnit, paths).enumerated()
        where (row.value - path).magnitude > 1e-9 * max(1, path) {
            throw refusal(
                "exitDecisionUnit[\(index)].fromBudgetMs", found: "\(row.value)",
                expected: "\(path), the longest path to \(row.name) by the profile")
        }
    }

    /// A design is chosen within its limits, by the figures that the plan predicts.
    private func checkLimits() throws(InputError) {
        let (limits, predicted) = (plan.limits, plan.predicted)
        if let limit = limits.meanLatency, !Limits.holds(predicted.meanLatency, atMost: limit) {
            throw refusal(
                "limits.meanLatencyMs", found: "\(limit)",
                expected: "a limit that the predicted \(predicted.meanLatency) ms meets")
        }
        if let limit = limits.memory, !Limits.holds(Double(predicted.memory), atMost: Double(limit)) {
            throw refusal(
                "limits.memoryBytes", found: "\(limit)",
                expected: "a limit that the predicted \(predicted.memory) bytes meet")
        }
        if let floor = limits.minAccuracy, !Limits.holds(predicted.accuracy, atLeast: floor) {
            throw refusal(
                "limits.minAccuracy", found: "\(floor)",
                expected: "a floor that the predicted \(predicted.accuracy) meets")
        }
    }

    /// There is a rate for every node that the plan has, and the predictions know of what the profile knows.
    private func checkNodes() throws(InputError) {
        let network = workspace.network
        let nodes = network.layers.map(\.name) + design.exits.map { network.exits[$0].name }
        let rated = plan.executionRates.map(\.name)
        guard rated == nodes else {
            let wrong = zip(rated, nodes).first { $0 != $1 }
            throw refusal(
                "executionRates",
                found: wrong.map { "a rate of \($0.0)" } ?? counted(rated.count, "rate"),
                expected: wrong.map { "that of \($0.1)" } ?? "one for each of \(nodes.count) layers and exits"
            )
        }
        for (name, prediction) in [
            ("predicted", plan.predicted as Plan.Prediction?), ("predictedOnTest", plan.predictedOnTest),
        ] {
            guard let prediction else { continue }
            guard prediction.worstIsOfTails == (workspace.costs.latencyTail != nil) else {
                throw refusal(
                    "\(name).worstPath", found: prediction.worstIsOfTails ? "of tails" : "of medians",
                    expected: prediction.worstIsOfTails ? "of medians" : "of tails")
            }
            guard (prediction.meanEnergy == nil) == (workspace.costs.energy == nil) else {
                throw refusal(
                    "\(name).meanEnergyMJ", found: prediction.meanEnergy.map { "\($0)" } ?? "null",
                    expected: prediction.meanEnergy == nil
                        ? "millijoules" : "null, for the profile has no energies")
            }
        }
        guard plan.predictedOnTest == nil || plan.test != nil else {
            throw refusal("predictedOnTest", found: "a prediction", expected: "null, as $.test is")
        }
    }

    /// Where latencies and answers come from, and the answers' hashes, which the model's covers.
    private func checkSources() throws(InputError) {
        let (profile, model) = (workspace.profile, workspace.model)
        guard plan.profile.latency == profile.measurement.kind else {
            throw refusal(
                "profile.latency", found: plan.profile.latency.rawValue,
                expected: "\(profile.measurement.kind.rawValue), as \(workspace.path) says")
        }
        let sets = [
            ("calibration", plan.calibration, model.calibration as Model.DataSet?),
            ("test", plan.test, model.test),
        ]
        for (name, said, set) in sets {
            guard let said else { continue }
            guard said.sha256 == set?.sha256 else {
                throw refusal(
                    "\(name).sha256", found: said.sha256,
                    expected: set.map { "\($0.sha256), as \(workspace.modelPath) says" }
                        ?? "none, for the model has none")
            }
            guard said.kind == set?.kind else {
                throw refusal(
                    "\(name).kind", found: said.kind.rawValue,
                    expected: (set?.kind.rawValue ?? "none") + ", as \(workspace.modelPath) says")
            }
        }
    }
}
