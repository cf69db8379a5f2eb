import Foundation
import HapiCore
import HapiJSON

/// A file of memoised answers: what every classifier of the overprovisioned network said of every sample.
/// The metrics it holds are decoded when they are asked for.
package struct CalibrationFile: Sendable {
    package let samples: Int
    let tensors: Safetensors
    private let network: Network

    var file: String { tensors.file }

    /// Checks everything but the values of the confidences.
    /// - Throws: `InputError` naming the tensor that is missing or does not fit the network.
    package init(_ tensors: Safetensors, network: Network) throws(InputError) {
        self.tensors = tensors
        self.network = network
        let confidence = try Self.require("confidence", in: tensors)
        guard confidence.shape.count == 2, confidence.shape[0] > 0 else {
            throw Self.refusal(tensors, confidence, expected: "[samples, classifiers], with samples in it")
        }
        samples = confidence.shape[0]
        try InputLimits.check(samples: samples, file: tensors.file, place: "tensor \"confidence\"")
        try check(confidence, types: [.f16, .f32], columns: network.classifierCount)
        if tensors.tensors["correct"] == nil {
            guard tensors.tensors["prediction"] != nil, tensors.tensors["label"] != nil else {
                throw InputError(
                    file: tensors.file, place: "header", found: Self.list(tensors),
                    expected: "a tensor \"correct\", or \"prediction\" and \"label\" from which it follows",
                    remedy: "export the answers again with one of them")
            }
        }
        for (name, types) in Self.answerTensors {
            guard let tensor = tensors.tensors[name] else { continue }
            try check(tensor, types: types, columns: name == "label" ? nil : network.classifierCount)
        }
        if let logits = tensors.tensors["logits"] {
            try check(logits, types: [.f16, .f32], columns: network.classifierCount, depth: network.classes)
        }
    }

    private static let integers: [Safetensors.ElementType] = [.u8, .u16, .i32, .i64]
    private static let answerTensors: [(String, [Safetensors.ElementType])] = [
        ("correct", [.bool, .u8]), ("prediction", integers), ("label", integers),
        ("margin", [.f16, .f32]), ("entropy", [.f16, .f32]),
    ]

    /// The answers under one metric, column by column.
    /// - Throws: `InputError` when the file has no tensor for the metric, or a value outside its range, naming
    ///   the sample and the classifier.
    package func calibration(metric: ConfidenceMetric) throws(InputError) -> Calibration {
        let tensor = try Self.require(Self.tensorName(metric), in: tensors)
        let confidence = try columns(tensor, metric: metric)
        let correct = try correctColumns()
        let calibration = Calibration(
            metric: metric, samples: samples, classifiers: network.classifierCount, confidence: confidence,
            correct: correct)
        guard let calibration else {
            throw Self.refusal(tensors, tensor, expected: "as many answers as samples × classifiers")
        }
        return calibration
    }

    /// The class that each sample is of, `nil` where the file does not say.
    package func labels() throws(InputError) -> [Int]? {
        guard let tensor = tensors.tensors["label"] else { return nil }
        return try classes(tensor)
    }

    /// Decodes every tensor that a policy or a command may ask for, to find values out of range.
    package func checkAllValues() throws(InputError) {
        for metric in ConfidenceMetric.allCases where holds(metric) {
            _ = try calibration(metric: metric)
        }
        for name in ["prediction", "label"] {
            if let tensor = tensors.tensors[name] {
                try check(tensor, below: network.classes, what: classRange)
            }
        }
    }

    /// Whether there are answers under a metric; they are not read.
    package func holds(_ metric: ConfidenceMetric) -> Bool {
        tensors.tensors[Self.tensorName(metric)] != nil
    }

    package static func tensorName(_ metric: ConfidenceMetric) -> String {
        metric == .maxProbability ? "confidence" : metric.rawValue
    }

    private func columns(
        _ tensor: Safetensors.Tensor, metric: ConfidenceMetric
    ) throws(InputError) -> [Float] {
        let top = Self.largest(metric, classes: network.classes, type: tensor.type)
        let classifiers = network.classifierCount
        var wrong: (index: Int, value: Float)?
        let values = tensors.withBytes(of: tensor) { bytes in
            byColumn { (index: Int) -> Float in
                let value =
                    tensor.type == .f32
                    ? Float(bitPattern: bytes.littleEndian(UInt32.self, at: index))
                    : Float(Float16(bitPattern: bytes.littleEndian(UInt16.self, at: index)))
                // A NaN fails both comparisons.
                if !(value >= 0 && value <= top), index < wrong?.index ?? .max { wrong = (index, value) }
                return value
            }
        }
        if let wrong {
            throw InputError(
                file: tensors.file,
                place: "tensor \(JSONText.quoted(tensor.name)), sample \(wrong.index / classifiers), "
                    + "classifier \(wrong.index % classifiers)",
                found: "\(wrong.value)", expected: "\(metric.rawValue) from 0 to \(top)",
                remedy: "export the answers again")
        }
        return values
    }

    /// The largest value of a metric; entropy may exceed ln K by one unit in the last place of its stored type.
    static func largest(
        _ metric: ConfidenceMetric, classes: Int, type: Safetensors.ElementType
    ) -> Float {
        let bound = metric.thresholdRange(classes: classes).upperBound
        guard metric == .entropy else { return Float(bound) }
        return type == .f16 ? Float(Float16(bound).nextUp) : Float(bound).nextUp
    }

    private func correctColumns() throws(InputError) -> [Bool] {
        if let tensor = tensors.tensors["correct"] {
            try check(tensor, below: 2, what: "0 or 1")
            return tensors.withBytes(of: tensor) { bytes in byColumn { bytes[$0] == 1 } }
        }
        let predictions = try Self.require("prediction", in: tensors)
        try check(predictions, below: network.classes, what: classRange)
        let labels = try classes(Self.require("label", in: tensors))
        let classifiers = network.classifierCount
        return tensors.withBytes(of: predictions) { bytes in
            byColumn { Self.integer(bytes, predictions.type, at: $0) == labels[$0 / classifiers] }
        }
    }

    /// Turns what stands row by row, told by its index in a tensor, into columns. Some rows at a time, so that all
    /// their columns stay in the processor's cache.
    private func byColumn<Value>(_ value: (Int) -> Value) -> [Value] {
        let (samples, classifiers, rows) = (samples, network.classifierCount, 512)
        return [Value](unsafeUninitializedCapacity: samples * classifiers) { values, count in
            guard let base = values.baseAddress else { return }
            for start in stride(from: 0, to: samples, by: rows) {
                for k in 0..<classifiers {
                    for sample in start..<min(start + rows, samples) {
                        (base + k * samples + sample).initialize(to: value(sample * classifiers + k))
                    }
                }
            }
            count = samples * classifiers
        }
    }

    private var classRange: String { "a class from 0 to \(network.classes - 1)" }

    /// The classes that a tensor of one a sample holds.
    private func classes(_ tensor: Safetensors.Tensor) throws(InputError) -> [Int] {
        try check(tensor, below: network.classes, what: classRange)
        return tensors.withBytes(of: tensor) { bytes in
            (0..<samples).map { Self.integer(bytes, tensor.type, at: $0) }
        }
    }

    /// Checks every element of a tensor of integers.
    private func check(_ tensor: Safetensors.Tensor, below bound: Int, what: String) throws(InputError) {
        let count = tensor.shape.reduce(1, *)
        let wrong = tensors.withBytes(of: tensor) { bytes in
            (0..<count).lazy.map { (index: $0, value: Self.integer(bytes, tensor.type, at: $0)) }
                .first { $0.value < 0 || $0.value >= bound }
        }
        if let wrong {
            throw InputError(
                file: tensors.file, place: "tensor \(JSONText.quoted(tensor.name)), element \(wrong.index)",
                found: "\(wrong.value)", expected: what, remedy: "export the answers again")
        }
    }

    /// Element `index` of a tensor of integers or answers.
    private static func integer(
        _ bytes: UnsafeRawBufferPointer, _ type: Safetensors.ElementType, at index: Int
    ) -> Int {
        switch type {
        case .u16: Int(bytes.littleEndian(UInt16.self, at: index))
        case .i32: Int(Int32(bitPattern: bytes.littleEndian(UInt32.self, at: index)))
        case .i64: Int(Int64(bitPattern: bytes.littleEndian(UInt64.self, at: index)))
        default: Int(bytes[index])
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Element `index` of a packed little-endian array; the caller has checked the size.
    fileprivate func littleEndian<T: FixedWidthInteger>(_ type: T.Type, at index: Int) -> T {
        T(littleEndian: loadUnaligned(fromByteOffset: index * MemoryLayout<T>.size, as: type))
    }
}
