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
    let calibration: CalibrationFile
    package let modelPath: String
    /// Whether the model is another one than the profile names.
    package let isOtherModel: Bool
    /// Which paths inside the model may not leave: the profile's folder, or that of a model given beside it.
    package let folder: String

    /// SHA-256 of the files as they were read.
    package struct Hashes: Sendable, Hashable {
        package let profile: String
        package let model: String
    }

    /// - Parameters:
    ///   - given: a model in place of the one that the profile names: the same network with other answers, against
    ///     which it is held. A path, or the name of a file beside the profile's own.
    ///   - hashingAnswers: whether the calibration's bytes are held against the model's hash. Without, no more than
    ///     its header is read: enough to say what there is, not to work on it.
    /// - Throws: the first `InputError` in the profile, its model or its calibration. The test set is not read.
    package init(
        profile path: String, model given: String? = nil, hashingAnswers: Bool = true
    ) throws(InputError) {
        let profileBytes = try FileAccess.read(path, as: "a profile")
        let profile = try Profile.read(profileBytes, file: path)
        let folder = PathParts.folder(of: path)
        let named = try RelativePath.resolve(
            profile.model, from: folder, root: folder, file: path, place: "$.model")
        var (model, modelBytes) = try Self.read(named, as: "the model that \(path) names")
        var modelPath = named
        if let given {
            let own = model.network
            modelPath = try Self.model(given, beside: named)
            (model, modelBytes) = try Self.read(modelPath, as: "a model")
            if let difference = NetworkDifference(model.network, from: own) {
                throw InputError(
                    file: modelPath, place: difference.place, found: difference.found,
                    expected: "\(difference.expected), as in \(named), the profile's own",
                    remedy: "give a model of the same network, which may differ in its answers alone")
            }
        }
        self.path = path
        self.profile = profile
        self.model = model
        self.modelPath = modelPath
        isOtherModel = FileAccess.resolved(modelPath) != FileAccess.resolved(named)
        self.folder = isOtherModel ? PathParts.folder(of: modelPath) : folder
        costs = try profile.costs(for: model.network, file: path)
        hashes = Hashes(
            profile: FileAccess.sha256(profileBytes), model: FileAccess.sha256(modelBytes))
        calibration = try Self.dataSet(
            model.calibration, of: model, modelPath: modelPath, root: self.folder, isHashed: hashingAnswers)
    }

    private static func read(
        _ path: String, as what: String
    ) throws(InputError) -> (model: Model, bytes: [UInt8]) {
        let bytes = try FileAccess.read(path, as: what)
        return (try Model.read(bytes, file: path), bytes)
    }

    /// The file that a model is given by: as typed where there is one, else by name beside the profile's own model.
    private static func model(_ given: String, beside named: String) throws(InputError) -> String {
        if FileAccess.isNamed(given) || given.contains("/") { return given }
        let folder = PathParts.folder(of: named)
        for path in ["\(folder)/\(given)", "\(folder)/\(given).json"] where FileAccess.isNamed(path) {
            return path
        }
        let there = ResourceLocator.files(in: folder).map(PathParts.stem)
        throw InputError(
            file: given, found: "no such file", expected: "a model",
            remedy: "check the path, or give one of those in \(folder): \(there.joined(separator: ", "))")
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
        try evaluator(policy, on: file.calibration(metric: policy.metric))
    }

    /// An evaluator on answers that are decoded already, under the policy's metric.
    func evaluator(_ policy: ExitPolicy, on calibration: Calibration) throws(InputError) -> Evaluator {
        let answers = AnswerColumns(calibration)
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
