import Foundation
import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("Reading a calibration")
struct CalibrationFileTests {
    private typealias Tensor = TensorFile.Tensor

    /// Two exits and the final classifier, three classes; two samples.
    private static let labels: [Tensor] = [
        .words("prediction", "U8", [2, 3], [0, 1, 2, 2, 2, 1] as [UInt8]),
        .words("label", "U8", [2], [1, 2] as [UInt8]),
    ]
    private static let confidence = Tensor.floats("confidence", [2, 3], [0.1, 0.2, 0.3, 0.4, 0.5, 1])
    private static let correct = Tensor.bytes("correct", "U8", [2, 3], [0, 1, 0, 1, 1, 0])

    private func file(_ tensors: [Tensor]) throws(InputError) -> CalibrationFile {
        let network = try Model.read(Array(SmallFiles.model.utf8), file: "m").network
        return try CalibrationFile(
            Safetensors(Data(TensorFile(tensors).bytes), file: "x.safetensors"), network: network)
    }

    private func refusal(_ tensors: [Tensor], metric: ConfidenceMetric = .maxProbability) throws -> InputError
    {
        let error = #expect(throws: InputError.self) { try file(tensors).calibration(metric: metric) }
        #expect(error?.file == "x.safetensors" && error?.place?.isEmpty == false)
        return try unwrap(error)
    }

    @Test("Answers come column by column, and what is right follows from predictions and labels")
    func columns() throws {
        for tensors in [[Self.confidence, Self.correct], [Self.confidence] + Self.labels] {
            let calibration = try file(tensors).calibration(metric: .maxProbability)
            #expect(calibration.samples == 2 && calibration.classifiers == 3)
            #expect(calibration.confidence == [0.1, 0.4, 0.2, 0.5, 0.3, 1])
            #expect(calibration.correct == [false, true, true, true, false, false])
        }
    }

    @Test("BOOL is as good as U8, and U16, I32 and I64 labels as good as U8")
    func integerTypes() throws {
        let expected = [false, true, true, true, false, false]
        let bool = Tensor.bytes("correct", "BOOL", [2, 3], Self.correct.data)
        #expect(try file([Self.confidence, bool]).calibration(metric: .maxProbability).correct == expected)
        let (predictions, labels) = ([0, 1, 2, 2, 2, 1], [1, 2])
        let variants: [[Tensor]] = [
            [
                .words("prediction", "U16", [2, 3], predictions.map(UInt16.init)),
                .words("label", "I64", [2], labels.map(Int64.init)),
            ],
            [
                .words("prediction", "I32", [2, 3], predictions.map(Int32.init)),
                .words("label", "U16", [2], labels.map(UInt16.init)),
            ],
            [
                .words("prediction", "I64", [2, 3], predictions.map(Int64.init)),
                .words("label", "I32", [2], labels.map(Int32.init)),
            ],
        ]
        for tensors in variants {
            let found = try file([Self.confidence] + tensors).calibration(metric: .maxProbability)
            #expect(found.correct == expected)
        }
    }

    @Test("F16 values are read as they stand, among them one that F32 would write otherwise")
    func halves() throws {
        let half = Tensor.halves("confidence", [2, 3], [0.1, 0, 1, 0.333, 0.5, 6e-8])
        let values = try file([half, Self.correct]).calibration(metric: .maxProbability).confidence
        #expect(values == [0.1, 0.333, 0, 0.5, 1, 6e-8].map { Float(Float16($0)) })
        #expect(values[0] != 0.1 && values[5] > 0)
    }

    @Test("Margin and entropy are read by their own names, and asking for one that is not there says what is")
    func metrics() throws {
        let margin = Tensor.halves("margin", [2, 3], [0, 0.25, 0.5, 0.75, 1, 0])
        let found = try file([Self.confidence, Self.correct, margin]).calibration(metric: .margin)
        #expect(found.metric == .margin && found.confidence == [0, 0.75, 0.25, 1, 0.5, 0])
        let error = try refusal([Self.confidence, Self.correct], metric: .entropy)
        #expect(
            error.expected == #"a tensor "entropy""# && error.found == #"tensors "confidence", "correct""#)
        #expect(error.remedy.contains("another policy"))
    }

    @Test(
        "Entropy may exceed ln K by one unit in the last place of its type, not by two",
        arguments: [true, false])
    func entropyBound(isHalf: Bool) throws {
        let bound = 1.0986122886681098
        let (most, more) =
            isHalf
            ? (Float(Float16(bound).nextUp), Float(Float16(bound).nextUp.nextUp))
            : (Float(bound).nextUp, Float(bound).nextUp.nextUp)
        func tensors(_ value: Float) -> [Tensor] {
            let values: [Float] = [0, 0.5, 1, value, 0, 0]
            let entropy: Tensor =
                isHalf ? .halves("entropy", [2, 3], values) : .floats("entropy", [2, 3], values)
            return [Self.confidence, Self.correct, entropy]
        }
        #expect(try file(tensors(most)).calibration(metric: .entropy).confidence[1] == most)
        let error = try refusal(tensors(more), metric: .entropy)
        #expect(error.place == #"tensor "entropy", sample 1, classifier 0"# && error.found == "\(more)")
        #expect(error.expected == "entropy from 0 to \(most)" && !error.remedy.isEmpty)
    }

    @Test(
        "A value outside its metric's range is refused, naming sample and classifier",
        arguments: [Float.nan, 1.5, -0.1, .infinity, -.infinity, Float(1).nextUp])
    func valuesOutOfRange(value: Float) throws {
        let wrong = Tensor.floats("confidence", [2, 3], [0, 0, 0, 0, 0, value])
        let error = try refusal([wrong, Self.correct])
        #expect(error.place == #"tensor "confidence", sample 1, classifier 2"#)
        #expect(error.found == "\(value)" && error.expected == "max-probability from 0 to 1.0")
        #expect(throws: InputError.self) {
            try file([Self.confidence, Self.correct, .floats("margin", [2, 3], [0, 0, 0, 0, 0, value])])
                .checkAllValues()
        }
    }

    @Test(
        "Wrong columns, rows, types and a set without samples are refused, naming the tensor",
        arguments: [
            (Tensor.floats("confidence", [3, 2], [0, 0, 0, 0, 0, 0]), "shape [3, 2]", "shape [3, 3]"),
            (.floats("confidence", [6], [0, 0, 0, 0, 0, 0]), "shape [6]", "[samples, classifiers]"),
            (.floats("confidence", [0, 3], []), "shape [0, 3]", "with samples in it"),
            (.words("confidence", "F64", [2, 3], [0, 0, 0, 0, 0, 0] as [UInt64]), "type F64", "F16 or F32"),
            (
                .words("confidence", "BF16", [2, 3], [0, 0, 0, 0, 0, 0] as [UInt16]), "type BF16",
                "F16 or F32"
            ),
            (.bytes("correct", "I8", [2, 3], [0, 0, 0, 0, 0, 0]), "type I8", "BOOL or U8"),
            (.bytes("correct", "U8", [2, 2], [0, 0, 0, 0]), "shape [2, 2]", "shape [2, 3]"),
            (.bytes("correct", "U8", [3, 3], [0, 0, 0, 0, 0, 0, 0, 0, 0]), "shape [3, 3]", "shape [2, 3]"),
            (.bytes("label", "U8", [3], [0, 0, 0]), "shape [3]", "shape [2]"),
            (.bytes("prediction", "U8", [2], [0, 0]), "shape [2]", "shape [2, 3]"),
            (.halves("entropy", [2], [0, 0]), "shape [2]", "shape [2, 3]"),
            (.halves("logits", [2, 3], [0, 0, 0, 0, 0, 0]), "shape [2, 3]", "shape [2, 3, 3]"),
        ])
    func wrongTensors(wrong: TensorFile.Tensor, found: String, expected: String) throws {
        let rest = [Self.confidence, Self.correct].filter { $0.name != wrong.name }
        let error = try refusal(rest + [wrong])
        #expect(error.place == "tensor \"\(wrong.name)\"")
        #expect(error.found.contains(found) && error.expected.contains(expected), "\(error)")
    }

    @Test("Missing tensors are named together with those that are there")
    func missingTensors() throws {
        #expect(try refusal([Self.correct]).expected == #"a tensor "confidence""#)
        #expect(try refusal([]).found == "no tensors")
        for tensors in [
            [Self.confidence], [Self.confidence, Self.labels[0]], [Self.confidence, Self.labels[1]],
        ] {
            let error = try refusal(tensors)
            #expect(error.expected.contains(#""prediction" and "label" from which it follows"#))
            #expect(error.found.contains(#""confidence""#) && !error.remedy.isEmpty)
        }
    }

    @Test("An answer that is neither right nor wrong, and a class beyond the last or negative, are refused")
    func wrongIntegers() throws {
        let two = Tensor.bytes("correct", "U8", [2, 3], [0, 1, 1, 2, 0, 0])
        let answer = try refusal([Self.confidence, two])
        #expect(answer.place == #"tensor "correct", element 3"# && answer.found == "2")
        #expect(answer.expected == "0 or 1")
        for wrong in [
            Tensor.words("label", "I32", [2], [0, -1] as [Int32]), .bytes("label", "U8", [2], [0, 3]),
            .words("label", "I64", [2], [0, Int64.max]), .words("label", "U16", [2], [0, UInt16.max]),
        ] {
            let label = try refusal([Self.confidence, Self.labels[0], wrong])
            #expect(label.place == #"tensor "label", element 1"# && label.expected == "a class from 0 to 2")
            // Checked in full even where nothing asks for it.
            #expect(throws: InputError.self) {
                try file([Self.confidence, Self.correct, wrong]).checkAllValues()
            }
        }
    }
}
