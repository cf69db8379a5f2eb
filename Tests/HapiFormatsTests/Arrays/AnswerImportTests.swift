import Foundation
import HapiCore
import HapiFormats
import TestSupport
import Testing

@Suite("From arrays to answers")
struct AnswerImportTests {
    private let network: Network

    init() throws { network = try SmallPlatform().model.network }

    private func array(_ file: NumpyFile) throws -> NumberArray { try ArrayFixtures.array(file.bytes) }

    /// Logits [4, 3, 3] and labels of the small network's four samples.
    private func logits(_ change: (inout [Float]) -> Void = { _ in }) throws -> AnswerImport.Arrays {
        var values = (0..<36).map { Float($0 * 7 % 11) - 4 }
        change(&values)
        var arrays = AnswerImport.Arrays()
        arrays.logits = [try array(.floats([4, 3, 3], values))]
        arrays.labels = try array(.bytes([4], [0, 1, 2, 0]))
        return arrays
    }

    /// The file that arrays become, put together from blocks of `rows`.
    private func file(
        _ arrays: AnswerImport.Arrays, temperatures: [Double]? = nil, rows: Int = 3
    ) throws -> (bytes: [UInt8], right: [Int]) {
        let answers = try AnswerImport(arrays, temperatures: temperatures, network: network)
        let layout = answers.layout
        var bytes = [UInt8](repeating: 0, count: layout.bytes)
        bytes.replaceSubrange(0..<layout.header.count, with: layout.header)
        var right = [Int](repeating: 0, count: network.classifierCount)
        for start in stride(from: 0, to: answers.samples, by: rows) {
            let block = try answers.block(start..<min(answers.samples, start + rows))
            for part in block.parts {
                let place = try unwrap(layout.offsets[part.name]) + part.offset
                bytes.replaceSubrange(place..<place + part.bytes.count, with: part.bytes)
            }
            right = zip(right, block.right).map { $0 + $1 }
        }
        return (bytes, right)
    }

    private func refusal(_ arrays: AnswerImport.Arrays, temperatures: [Double]? = nil) throws -> InputError {
        try unwrap(#expect(throws: InputError.self) { try file(arrays, temperatures: temperatures) })
    }

    @Test("Logits become answers that the model's reader takes, the same in blocks of any size")
    func fromLogits() throws {
        let (bytes, right) = try file(logits())
        for rows in [1, 2, 4] { #expect(try file(logits(), rows: rows).bytes == bytes) }
        let read = try CalibrationFile(Safetensors(Data(bytes), file: "x"), network: network)
        try read.checkAllValues()
        for metric in ConfidenceMetric.allCases {
            let columns = try read.calibration(metric: metric)
            #expect(columns.samples == 4)
            #expect((0..<3).map { columns.correctCount(ofClassifier: $0) } == right)
        }
    }

    @Test("An array for each classifier is the same as one of them all")
    func woven() throws {
        let (bytes, right) = try file(logits())
        var arrays = try logits()
        let all = arrays.logits[0].allFloats
        arrays.logits = try (0..<3).map { k in
            try array(.floats([4, 3], (0..<4).flatMap { all[($0 * 3 + k) * 3..<($0 * 3 + k + 1) * 3] }))
        }
        let found = try file(arrays)
        #expect(found.bytes == bytes && found.right == right)
    }

    @Test("Confidences keep their precision, and rightness may be given or follow from predictions")
    func fromFigures() throws {
        var arrays = AnswerImport.Arrays()
        arrays.confidence = [
            try array(.words("<f2", [4, 3], SmallFiles.confidence.map { Float16($0).bitPattern }))
        ]
        arrays.margin = [try array(.floats([4, 3], SmallFiles.confidence))]
        arrays.correct = [try array(.bytes([4, 3], SmallFiles.correct))]
        let given = try file(arrays)
        let tensors = try Safetensors(Data(given.bytes), file: "x")
        #expect(tensors.tensors["confidence"]?.type == .f16 && tensors.tensors["margin"]?.type == .f32)
        let read = try CalibrationFile(tensors, network: network).calibration(metric: .margin)
        #expect(read.confidence == (0..<3).flatMap { k in (0..<4).map { SmallFiles.confidence[$0 * 3 + k] } })
        arrays.labels = try array(.bytes([4], [0, 1, 2, 0]))
        let labels: [UInt8] = [0, 1, 2, 0]
        let prediction = zip(0..., SmallFiles.correct).map { (index, isRight) in
            (labels[index / 3] + 1 - isRight) % 3
        }
        arrays.prediction = [try array(.bytes([4, 3], prediction))]
        arrays.correct = []
        #expect(try file(arrays).right == given.right)
        #expect(given.right == (0..<3).map { k in (0..<4).count { SmallFiles.correct[$0 * 3 + k] == 1 } })
    }

    @Test("Header and order of the tensors are those of the format's own library")
    func layout() throws {
        let answers = try AnswerImport(logits(), temperatures: [1, 2.5, 1], network: network)
        let header = String(decoding: answers.layout.header.dropFirst(8), as: UTF8.self)
        #expect(
            header.trimmingCharacters(in: .whitespaces)
                == #"{"__metadata__":{"classifiers":"exit:a,exit:b,final","temperatures":"1.0,2.5,1.0"},"#
                + #""confidence":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]},"#
                + #""entropy":{"dtype":"F16","shape":[4,3],"data_offsets":[48,72]},"#
                + #""margin":{"dtype":"F16","shape":[4,3],"data_offsets":[72,96]},"#
                + #""label":{"dtype":"U8","shape":[4],"data_offsets":[96,100]},"#
                + #""prediction":{"dtype":"U8","shape":[4,3],"data_offsets":[100,112]}}"#)
        #expect(answers.layout.header.count % 8 == 0)
    }

    @Test("A value that cannot be is refused with array, sample, classifier and class")
    func values() throws {
        for value in [Float.nan, .infinity, -.infinity] {
            let error = try refusal(logits { $0[2 * 9 + 3 + 2] = value })
            #expect(error.place == "the array, sample 2, classifier \"exit:b\", class 2", "\(error)")
            #expect(error.found == "\(value)" && error.file == "x.npy")
        }
        for wrong: Float in [1.001, -0.001, .nan] {
            var arrays = AnswerImport.Arrays()
            var values = SmallFiles.confidence
            values[3 * 3 + 2] = wrong
            arrays.confidence = [try array(.floats([4, 3], values))]
            arrays.correct = [try array(.bytes([4, 3], SmallFiles.correct))]
            let error = try refusal(arrays)
            #expect(error.place == "the array, sample 3, classifier \"final\"" && error.found == "\(wrong)")
        }
        var arrays = try logits()
        arrays.labels = try array(.words("<i8", [4], [0, 1, 3, 0]))
        #expect(try refusal(arrays).place == "the array, sample 2")
        arrays.labels = try array(.words("<i8", [4], [0, -1, 2, 0]))
        #expect(try refusal(arrays).expected == "a class from 0 to 2")
        #expect(
            try refusal(logits { $0[0] = 3e38 }, temperatures: [0.5, 1, 1]).found.contains("temperature"))
    }

    @Test(
        "Shapes that do not fit the network are refused, with what to do",
        arguments: [
            ([3, 4, 3], "numpy.swapaxes"), ([4, 3], "give 3 such arrays"), ([4, 2, 3], "exits in order"),
            ([4, 3, 4], "exits in order"), ([5, 3, 3], "exits in order"), ([], "exits in order"),
        ])
    func shapes(shape: [Int], remedy: String) throws {
        var arrays = try logits()
        let count = shape.reduce(1, *)
        arrays.logits = [try array(.floats(shape, Array(repeating: 0, count: count)))]
        let error = try refusal(arrays)
        #expect(error.found == "shape \(shape)" && error.remedy.contains(remedy), "\(error)")
        #expect(error.expected == "shape [4, 3, 3]: samples, classifiers, classes")
    }

    @Test("Other elements, numbers of arrays and temperatures, and no samples, are refused")
    func others() throws {
        var arrays = try logits()
        #expect(try refusal(arrays, temperatures: [1, 1]).found == "2 temperatures")
        arrays.logits += arrays.logits
        #expect(try refusal(arrays).found == "2 arrays")
        arrays.logits = [try array(.bytes([4, 3, 3], Array(repeating: 0, count: 36)))]
        #expect(try refusal(arrays).found == "elements of type uint8")
        arrays = try logits()
        arrays.labels = try array(.floats([4], [0, 1, 2, 0]))
        #expect(try refusal(arrays).found == "shape [4] of float32")
        arrays.labels = try array(.bytes([0], []))
        arrays.logits = [try array(.floats([0, 3, 3], []))]
        #expect(try refusal(arrays).remedy == "give at least one sample")
    }

    @Test("A model names new answers, and keeps all else that it says")
    func naming() throws {
        let text = try SmallFiles.model.breaking(
            "\"task\": \"none\",", "\"task\": \"none\", \"x-mine\": [1, 2.5, null, {\"a\": true}],")
        let set = Model.DataSet(
            file: "new.safetensors", sha256: String(repeating: "0", count: 64), kind: .measured)
        func named(_ key: Model.SetKey, _ temperatures: [Double]? = nil) throws -> String {
            try Model.text(Array(text.utf8), file: "m", naming: set, as: key, temperatures: temperatures)
        }
        let before = try Model.read(Array(text.utf8), file: "m")
        let calibration = try named(.calibration)
        let after = try Model.read(Array(calibration.utf8), file: "m")
        #expect(after.calibration == set && after.test == nil && after.network == before.network)
        #expect(calibration.contains("2.5"))
        let tested = Array(try named(.test, [1, 2, 3]).utf8)
        let both = try Model.read(tested, file: "m")
        #expect(both.calibration == before.calibration && both.test == set)
        #expect(try Model.temperatures(tested, of: both.network, file: "m") == [1, 2, 3])
        #expect(try Model.temperatures(Array(text.utf8), of: both.network, file: "m") == nil)
    }
}
