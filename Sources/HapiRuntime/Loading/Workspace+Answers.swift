import HapiCore
import HapiFormats

/// Stored answers as they are, sample by sample, with what is known of their file.
package struct StoredAnswers: Sendable {
    package let answers: Calibration
    package let sha256: String
    /// `nil` for a file that no model names, and whose origin so is not known.
    package let kind: Model.DataSet.Kind?
    /// The label of each sample; `nil` where the file holds none.
    package let labels: [Int]?
}

extension Workspace {
    /// Those that the design was chosen on.
    /// - Throws: when they do not hold the metric.
    package func calibrationAnswers(_ metric: ConfidenceMetric) throws(InputError) -> StoredAnswers {
        try answers(calibration, metric, sha256: model.calibration.sha256, kind: model.calibration.kind)
    }

    /// Those that no search saw, `nil` when the model has none.
    package func testAnswers(_ metric: ConfidenceMetric) throws(InputError) -> StoredAnswers? {
        guard let test = model.test else { return nil }
        let file = try Self.dataSet(test, of: model, modelPath: modelPath, root: folder)
        return try answers(file, metric, sha256: test.sha256, kind: test.kind)
    }

    /// Answers of the same network in a file that the model does not name.
    package func answers(
        in path: String, _ metric: ConfidenceMetric
    ) throws(InputError) -> StoredAnswers {
        let data = try FileAccess.map(path, as: "answers of \(network.name)'s classifiers")
        let file = try CalibrationFile(Safetensors(data, file: path), network: network)
        return try answers(file, metric, sha256: FileAccess.sha256(data), kind: nil)
    }

    private func answers(
        _ file: CalibrationFile, _ metric: ConfidenceMetric, sha256: String, kind: Model.DataSet.Kind?
    ) throws(InputError) -> StoredAnswers {
        StoredAnswers(
            answers: try file.calibration(metric: metric), sha256: sha256, kind: kind,
            labels: try file.labels())
    }
}
