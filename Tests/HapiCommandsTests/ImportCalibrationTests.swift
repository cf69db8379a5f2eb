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
}
