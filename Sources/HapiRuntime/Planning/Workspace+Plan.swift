import HapiCore
import HapiFormats

extension Workspace {
    /// The design that a plan describes, in this workspace's network.
    /// - Parameter file: the plan's path, for the error.
    /// - Throws: `InputError` when the plan was made for another model.
    package func design(of plan: Plan, file: String) throws(InputError) -> Design {
        guard plan.model.sha256 == hashes.model else {
            throw InputError(
                file: file, place: "at $.model.sha256", found: plan.model.sha256,
                expected: "\(hashes.model), that of \(modelPath)",
                remedy: "open the plan with the model that it was made for, \(plan.model.name)"
                    + " (--model gives another than the profile's)")
        }
        var exits: [Int] = []
        for (index, name) in plan.exits.enumerated() {
            guard let exit = network.exits.firstIndex(where: { $0.name == name }) else {
                throw InputError(
                    file: file, place: "at $.exits[\(index)]", found: "an exit that the model does not have",
                    expected: "one of its \(network.exits.count) exits")
            }
            exits.append(exit)
        }
        let range = plan.policy.metric.thresholdRange(classes: network.classes)
        guard range.contains(plan.threshold) else {
            throw InputError(
                file: file, place: "at $.threshold", found: "\(plan.threshold)",
                expected: "a threshold from \(range.lowerBound) to \(range.upperBound)")
        }
        return Design(exits: exits, threshold: plan.threshold)
    }

    /// The plan of an evaluated design, with its figures on the test set where there is one.
    /// - Throws: `InputError` when the test set cannot be read.
    package func plan(
        _ evaluation: Evaluation, policy: ExitPolicy, limits: Limits, latencyWeight: Double,
        origin: Plan.Origin, program: String
    ) throws(InputError) -> Plan {
        let onTest = try testEvaluator(policy)?.evaluate(
            evaluation.design, limits: limits, latencyWeight: latencyWeight
        ).evaluation
        return Plan(
            evaluation, onTest: onTest, policy: policy, limits: limits, latencyWeight: latencyWeight,
            origin: origin,
            provenance: Plan.Provenance(
                program: program, profile: profile, profileHash: hashes.profile, model: model,
                modelHash: hashes.model, costs: costs))
    }
}
