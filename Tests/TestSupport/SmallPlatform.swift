import Foundation
import HapiCore
import HapiFormats

/// The small profile with its model and answers, read: what plans are made of.
package struct SmallPlatform {
    package let profile: Profile
    package let model: Model
    package let costs: NodeCosts
    package let evaluator: Evaluator

    package init(profile text: String = SmallFiles.profile, model modelText: String = SmallFiles.model) throws
    {
        profile = try Profile.read(Array(text.utf8), file: "small.json")
        model = try Model.read(Array(modelText.utf8), file: "Models/small.json")
        costs = try profile.costs(for: model.network, file: "small.json")
        let answers = try CalibrationFile(
            Safetensors(Data(SmallFiles.answers), file: "small.safetensors"), network: model.network)
        evaluator = try unwrap(
            Evaluator(
                network: model.network, costs: costs,
                answers: AnswerColumns(answers.calibration(metric: .maxProbability)),
                fallback: .mostConfident))
    }

    package func plan(_ design: Design, limits: Limits = Limits(), origin: Plan.Origin) throws -> Plan {
        try Plan(
            unwrap(evaluator.evaluate(design, limits: limits, latencyWeight: 0.5).evaluation), onTest: nil,
            policy: evaluator.policy, limits: limits, latencyWeight: 0.5, origin: origin,
            provenance: Plan.Provenance(
                program: "hapi-tui 0", profile: profile, profileHash: SmallFiles.answersHash, model: model,
                modelHash: SmallFiles.answersHash,
                costs: costs))
    }
}
