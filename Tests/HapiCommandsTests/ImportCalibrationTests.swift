import Foundation
import TestSupport
import Testing

@Suite("Importing a calibration")
struct ImportCalibrationTests {
    private let folder: TemporaryFolder
    private let model: String

    init() throws {
        folder = try TemporaryFolder()
        _ = try SmallFiles.write(to: folder.path)
        model = "\(folder.path)/Models/small.json"
        let logits = (0..<36).map { Float($0 * 7 % 11) - 4 }
        try write(.floats([4, 3, 3], logits), "logits.npy")
        try write(.bytes([4], [0, 1, 2, 0]), "labels:v1.npy")
    }

    private func write(_ file: NumpyFile, _ name: String) throws {
        try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }

    private func run(_ extra: [String], logits: String = "logits.npy") throws -> Program.Result {
        try Program.run(
            [
                "import", "calibration", "--logits", logits, "--labels", "labels:v1.npy", "--model",
                "Models/small.json",
            ] + extra, in: folder.path)
    }

    @Test("The model that is written is sound, names the answers by its own folder, and evaluates")
    func sound() throws {
        let result = try run(["--out", "Models/new/a.safetensors", "--write-model", "Models/small.json"])
        #expect(result.status == 73, "there is no folder new")
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/Models/new", withIntermediateDirectories: true)
        let arguments = ["--out", "Models/new/a.safetensors", "--write-model", "Models/small.json"]
        let kept = try run(arguments)
        #expect(kept.status == 73 && kept.errors.contains("--force"))
        #expect(try folder.text("Models/small.json") == SmallFiles.model)
        let written = try run(arguments + ["--force"])
        #expect(
            written.status == 0 && written.output.contains("\"calibration\": {\"file\":\"new/a.safetensors\"")
        )
        #expect(written.output.contains("exit:b") && written.output.contains("4 samples"))
        #expect(
            try Program.run(["validate", "small.json", "Models/small.json"], in: folder.path).status == 0)
        let judged = try Program.run(
            ["evaluate", "small.json", "--exits", "b", "--threshold", "0.6"], in: folder.path)
        #expect(judged.status == 0)
    }

    @Test("No array that is read is written over, by the answers or by the model")
    func arraysKept() throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/logits.npy"))
        for arguments in [
            ["--out", "logits.npy"], ["--out", "Models/../labels:v1.npy"],
            ["--out", "a.safetensors", "--write-model", "logits.npy"],
        ] {
            let result = try run(arguments + ["--force"])
            #expect(result.status == 64 && result.errors.contains("would replace"), "\(result.errors)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/logits.npy")) == before)
    }

    @Test(
        "Without --write-model the model stays, and its entry is printed; a test set becomes the test set's")
    func entry() throws {
        let result = try run(["--out", "a.safetensors", "--set", "test", "--kind", "synthetic"])
        #expect(result.status == 0 && result.output.contains("\"test\": {\"file\":\"a.safetensors\""))
        #expect(result.output.contains("\"kind\":\"synthetic\"}"))
        #expect(try folder.text("Models/small.json") == SmallFiles.model)
    }

    @Test("Arrays that cannot be used are status 65, and nothing is written")
    func refused() throws {
        for logits in [
            "none.npy", "Models", "small.json", "logits.npy:x", "labels:v1.npy", ":", "", "logits.npy:",
        ] {
            let result = try run(["--out", "a.safetensors"], logits: logits)
            #expect(result.status == 65 && result.errors.contains("expected"), "\(logits): \(result.errors)")
        }
        let outside = try run(["--out", "a.safetensors", "--write-model", "Models/new.json"])
        #expect(outside.status == 65 && outside.errors.contains("outside the model's folder"))
        #expect(folder.names == ["Models", "labels:v1.npy", "logits.npy", "small.json"])
    }

    @Test(
        "Options that do not go together are status 64",
        arguments: [
            [], ["--logits", "l"], ["--confidence", "c"],
            ["--logits", "l", "--labels", "y", "--correct", "c"],
            ["--confidence", "c", "--prediction", "p"],
            ["--confidence", "c", "--correct", "r", "--prediction", "p"],
            ["--logits", "l", "--labels", "y", "--temperatures", "1,0"],
            ["--logits", "l", "--labels", "y", "--temperatures", "1,x"],
            ["--confidence", "c", "--correct", "r", "--temperatures", "1"],
            ["--confidence", "c", "--correct", "r", "--out", "Models/../Models/small.json", "--force"],
        ])
    func usage(arguments: [String]) throws {
        let result = try Program.run(
            ["import", "calibration", "--model", "Models/small.json"]
                + (arguments.contains("--out") ? [] : ["--out", "a"]) + arguments,
            in: folder.path)
        #expect(result.status == 64, "\(result.errors)")
    }

    @Test("Temperatures scale the answers and are noted in the model, which brings them to mind")
    func temperatures() throws {
        let arguments = ["--out", "Models/a.safetensors", "--write-model", "Models/b.json", "--force"]
        #expect(try run(arguments + ["--temperatures", "2,0.5,1"]).status == 0)
        #expect(try folder.text("Models/b.json").contains("\"exit:b\": 0.5"))
        let again = try Program.run(
            [
                "import", "calibration", "--logits", "logits.npy", "--labels", "labels:v1.npy", "--model",
                "Models/b.json", "--out", "c.safetensors",
            ], in: folder.path)
        #expect(again.status == 0 && again.errors.contains("--temperatures 2.0,0.5,1.0"))
    }

    @Test("Probabilities are not taken for logits, in any block; one classifier's are enough")
    func probabilities() throws {
        func rows(_ sum: Float, only classifier: Int? = nil) -> [Float] {
            (0..<12).flatMap { row in
                let isScaled = classifier.map { row % 3 == $0 } ?? true
                return [0.25, 0.5, isScaled ? sum - 0.75 : 7]
            }
        }
        let arguments = ["--out", "a.safetensors"]
        try write(.floats([4, 3, 3], rows(1)), "p.npy")
        let refused = try run(arguments, logits: "p.npy")
        #expect(refused.status == 65 && refused.errors.contains("found probabilities"), "\(refused.errors)")
        #expect(refused.errors.contains("numpy.log") && refused.errors.contains("--confidence"))
        #expect(!folder.names.contains("a.safetensors"))
        try write(.floats([4, 3, 3], rows(1, only: 1)), "p.npy")
        let one = try run(arguments, logits: "p.npy")
        #expect(one.status == 65 && one.errors.contains("classifier \"exit:b\""), "\(one.errors)")
        try write(.words("<f2", [4, 3, 3], rows(1.003).map { Float16($0).bitPattern }), "p.npy")
        #expect(try run(arguments, logits: "p.npy").status == 65, "within the rounding of half precision")
        try write(.floats([4, 3, 3], rows(1.003)), "p.npy")
        #expect(try run(arguments, logits: "p.npy").status == 0, "beyond that of single precision")
    }

    @Test("A final classifier that is no better than chance in 200 samples raises the question of the labels")
    func chance() throws {
        func answers(_ samples: Int, right: Int) throws -> Program.Result {
            let logits = (0..<samples).flatMap { _ in [Float](repeating: 0, count: 6) + [4, 0, 0] }
            try write(.floats([samples, 3, 3], logits), "l.npy")
            try write(.bytes([samples], (0..<samples).map { $0 < right ? 0 : 1 }), "labels:v1.npy")
            return try run(["--out", "a.safetensors", "--force"], logits: "l.npy")
        }
        let doubtful = try answers(200, right: 66)
        #expect(doubtful.status == 0)
        #expect(
            doubtful.errors.contains("right in 66 of 200 samples, no better than chance among 3 classes"),
            "\(doubtful.errors)")
        for (samples, right) in [(199, 66), (200, 100)] {
            #expect(try !answers(samples, right: right).errors.contains("chance"))
        }
    }

    @Test("A model written to another folder, where its other set is not, is told with what to do")
    func absent() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/mine/Models", withIntermediateDirectories: true)
        let written = try run([
            "--set", "test", "--out", "mine/Models/t.safetensors", "--write-model", "mine/Models/m.json",
        ])
        #expect(written.status == 0 && written.errors.contains("as its calibration set, which is not there"))
        #expect(written.errors.contains("--set calibration"), "\(written.errors)")
        let beside = try run([
            "--set", "test", "--out", "Models/t.safetensors", "--write-model", "Models/m.json",
        ])
        #expect(beside.status == 0 && !beside.errors.contains("not there"), "\(beside.errors)")
    }
}
