import Foundation
import HapiCore
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("Writing answers from arrays")
struct AnswerWriterTests {
    private let folder: TemporaryFolder
    private let network: Network

    init() throws {
        folder = try TemporaryFolder()
        network = try Model.read(Array(SmallFiles.model.utf8), file: "m").network
    }

    /// Confidences of many samples, more than a block has.
    private func answers(samples: Int, wrong: [Int] = []) throws -> AnswerImport {
        var confidence = (0..<samples * 3).map { Float($0 % 101) / 101 }
        for index in wrong { confidence[index] = .nan }
        let correct = (0..<samples * 3).map { UInt8($0 % 2) }
        func array(_ file: NumpyFile) throws -> NumberArray {
            try ArrayFile(Data(file.bytes), file: "x.npy").array(nil, usual: "")
        }
        var arrays = AnswerImport.Arrays()
        arrays.confidence = [try array(.floats([samples, 3], confidence))]
        arrays.correct = [try array(.bytes([samples, 3], correct))]
        return try AnswerImport(arrays, temperatures: nil, network: network)
    }

    @Test("The file is what its hash says, and the model's reader takes it")
    func sound() throws {
        let path = "\(folder.path)/a.safetensors"
        let written = try AnswerWriter.write(answers(samples: 100), to: path, overwrite: false)
        let data = try FileAccess.map(path, as: "answers")
        #expect(FileAccess.sha256(data) == written.sha256 && written.right == [50, 50, 50])
        let read = try CalibrationFile(Safetensors(data, file: path), network: network)
        try read.checkAllValues()
        #expect(read.samples == 100 && folder.names == ["a.safetensors"])
        #expect(throws: AnswerWriter.Failure.self) {
            try AnswerWriter.write(answers(samples: 4), to: path, overwrite: false)
        }
        #expect(try FileAccess.map(path, as: "answers") == data)
    }

    @Test("Of several values that cannot be, the first is told, and there is no file")
    func refused() throws {
        let answers = try answers(samples: 400_000, wrong: [1_150_000, 1_100_000])
        #expect(answers.samples > answers.blockRows)
        var found: InputError?
        do throws(AnswerWriter.Failure) {
            _ = try AnswerWriter.write(answers, to: "\(folder.path)/a", overwrite: false)
        } catch {
            if case .refused(let problem) = error { found = problem }
        }
        #expect(found?.place == "the array, sample 366666, classifier \"final\"")
        #expect(folder.names.isEmpty)
    }

    @Test("Interrupted, nothing is left")
    func interrupted() throws {
        #expect(throws: AnswerWriter.Failure.self) {
            try AnswerWriter.write(
                answers(samples: 4), to: "\(folder.path)/a", overwrite: false, isStopped: { true })
        }
        #expect(folder.names.isEmpty)
    }
}
