import Foundation
import HapiCore
import HapiFormats
import TestSupport

/// The shipped network on the processor it was measured on, read once.
enum ShippedFiles {
    static let torch = Result { try read("x86-torch") }

    struct Platform: Sendable {
        let profile: Profile
        let model: Model
        let costs: NodeCosts
        let answers: CalibrationFile
        let columns: AnswerColumns

        var limits: Limits {
            var limits = profile.limits
            limits.memory = limits.memory ?? profile.platform.memoryBytes
            return limits
        }

        func evaluator(_ fallback: Fallback) throws -> Evaluator {
            try unwrap(
                Evaluator(network: model.network, costs: costs, answers: columns, fallback: fallback))
        }

        /// A design of exits named by their layers.
        func design(_ layers: [String], threshold: Double) throws -> Design {
            let exits = try layers.map { layer in
                try unwrap(model.network.exits.firstIndex { $0.name == "exit:\(layer)" }, layer)
            }
            return Design(exits: exits, threshold: threshold)
        }
    }

    static func profile(_ name: String) throws -> Profile {
        let path = Checkout.profile(name)
        return try Profile.read(bytes(path), file: path)
    }

    static func model() throws -> Model {
        let path = "\(Checkout.root)/Profiles/Models/resnet56.json"
        return try Model.read(bytes(path), file: path)
    }

    static func answers(_ set: Model.DataSet, of model: Model) throws -> CalibrationFile {
        let path = "\(Checkout.root)/Profiles/Models/\(set.file)"
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        return try CalibrationFile(Safetensors(data, file: path), network: model.network)
    }

    private static func read(_ name: String) throws -> Platform {
        let (profile, model) = (try profile(name), try model())
        let answers = try answers(model.calibration, of: model)
        return Platform(
            profile: profile, model: model, costs: try profile.costs(for: model.network, file: name),
            answers: answers, columns: AnswerColumns(try answers.calibration(metric: .maxProbability)))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
