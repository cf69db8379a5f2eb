import Foundation
import HapiCore
import HapiFormats

/// A profile with everything it refers to, read and checked: what every command and the screen start from.
package struct Workspace: Sendable {
    package let path: String
    package let profile: Profile
    package let model: Model
    package let costs: NodeCosts
    package let hashes: Hashes
    private let calibration: CalibrationFile
    package let modelPath: String
    /// The profile's folder, which paths inside files may not leave.
    package let folder: String

    /// SHA-256 of the files as they were read.
    package struct Hashes: Sendable, Hashable {
        package let profile: String
        package let model: String
    }

    /// - Parameter hashingAnswers: whether the calibration's bytes are held against the model's hash. Without, no more
    ///   than its header is read: enough to say what there is, not to work on it.
    /// - Throws: the first `InputError` in the profile, its model or its calibration. The test set is not read.
    package init(profile path: String, hashingAnswers: Bool = true) throws(InputError) {
        let profileBytes = try FileAccess.read(path, as: "a profile")
        let profile = try Profile.read(profileBytes, file: path)
        let folder = PathParts.folder(of: path)
        let modelPath = try RelativePath.resolve(
            profile.model, from: folder, root: folder, file: path, place: "$.model")
        let modelBytes = try FileAccess.read(modelPath, as: "the model that \(path) names")
        let model = try Model.read(modelBytes, file: modelPath)
        self.path = path
        self.profile = profile
        self.model = model
        self.modelPath = modelPath
        self.folder = folder
        costs = try profile.costs(for: model.network, file: path)
        hashes = Hashes(
            profile: FileAccess.sha256(profileBytes), model: FileAccess.sha256(modelBytes))
        calibration = try Self.dataSet(
            model.calibration, of: model, modelPath: modelPath, root: folder, isHashed: hashingAnswers)
    }

    package var network: Network { model.network }
    /// Samples of the calibration set.
    package var samples: Int { calibration.samples }

    /// The limits of the profile with the platform's memory where it sets none.
    package var defaultLimits: Limits {
        var limits = profile.limits
        limits.memory = limits.memory ?? profile.platform.memoryBytes
        return limits
    }

    /// Whether the calibration set has answers under a metric.
    package func holds(_ metric: ConfidenceMetric) -> Bool { calibration.holds(metric) }

    /// An evaluator on the calibration set.
    /// - Throws: when the calibration does not hold the policy's metric.
    package func evaluator(_ policy: ExitPolicy) throws(InputError) -> Evaluator {
        try evaluator(policy, on: calibration)
    }

    /// An evaluator on the test set, `nil` when the model has none. Reads and checks the file.
    package func testEvaluator(_ policy: ExitPolicy) throws(InputError) -> Evaluator? {
        guard let test = model.test else { return nil }
        let file = try Self.dataSet(test, of: model, modelPath: modelPath, root: folder)
        return try evaluator(policy, on: file)
    }

    private func evaluator(_ policy: ExitPolicy, on file: CalibrationFile) throws(InputError) -> Evaluator {
        let answers = AnswerColumns(try file.calibration(metric: policy.metric))
        let evaluator = Evaluator(
            network: network, costs: costs, answers: answers, fallback: policy.fallback)
        guard let evaluator else {
            throw InputError(
                file: modelPath, found: "answers of \(answers.classifiers) classifiers",
                expected: "\(network.classifierCount)")
        }
        return evaluator
    }

    /// Maps a data set, checks its header, then its hash.
    package static func dataSet(
        _ set: Model.DataSet, of model: Model, modelPath: String, root: String, isHashed: Bool = true
    ) throws(InputError) -> CalibrationFile {
        let path = try RelativePath.resolve(
            set.file, from: PathParts.folder(of: modelPath), root: root, file: modelPath,
            place: set == model.calibration ? "$.calibration.file" : "$.test.file")
        let data = try FileAccess.map(path, as: "the answers that \(modelPath) names")
        let tensors = try Safetensors(data, file: path)
        let file = try CalibrationFile(tensors, network: model.network)
        guard isHashed else { return file }
        let found = FileAccess.sha256(data)
        guard found == set.sha256 else {
            throw InputError(
                file: path, found: "SHA-256 \(found)", expected: "\(set.sha256), as \(modelPath) says",
                remedy: "copy the file again, or write its new hash into the model if it was meant to change")
        }
        return file
    }
}
