import Foundation
import HapiFormats
import HapiRuntime
import TestSupport
import Testing

@Suite("Plans made into files that run")
struct MaterialiseTests {
    private let folder: TemporaryFolder
    private let out: String

    init() throws {
        folder = try TemporaryFolder()
        out = "\(folder.path)/deployed"
        try SmallFiles.write(to: folder.path)
        try write(SmallFiles.onnx)
        try plan(["--exits", "a,b"])
    }

    private func write(_ file: ONNXFile) throws {
        try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder.path)/small.onnx"))
    }

    private func plan(_ design: [String], model: [String] = []) throws {
        let result = try Program.run(
            [
                "evaluate", "\(folder.path)/small.json", "--threshold", "0.6", "--export",
                "\(folder.path)/plan.json", "--force",
            ]
                + design + model)
        guard result.status == 0 else { throw Unexpected(result.errors) }
    }

    private func materialise(_ extra: [String] = []) throws -> Program.Result {
        try Program.run(
            ["materialise", "\(folder.path)/plan.json", "--onnx", "\(folder.path)/small.onnx", "--out", out]
                + extra)
    }

    private func segments() throws -> Segments {
        try Segments.read(Array(folder.text("deployed/segments.json").utf8), file: "segments.json")
    }

    @Test("the folder has a segment a classifier, the plan as it was, and how they go together")
    func folderOfFiles() throws {
        let result = try materialise()
        #expect(result.status == 0 && result.errors == "Written to \(out)\n")
        #expect(result.output.hasPrefix("small, small.onnx: 3 segments, 6 of 6 nodes\n"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: out).sorted()
                == ["plan.json", "segment-1.onnx", "segment-2.onnx", "segment-3.onnx", "segments.json"])
        #expect(try folder.text("deployed/plan.json") == folder.text("plan.json"))
        let made = try segments()
        #expect(made.classifiers.map(\.name) == ["exit:a", "exit:b", "final"])
        #expect(made.classifiers.map(\.inputs) == [["input"], ["a"], ["a", "b"]])
        #expect(made.classifiers.map(\.outputs) == [["exit:a", "a"], ["exit:b", "b"], ["final"]])
        #expect(made.classifiers.map(\.temperature) == [1, 1, 1] && made.threshold == 0.6)
        #expect(made.exitDecisionUnit.map(\.value) == [1.5, 3.75, 10.75])
        #expect(folder.names == ["Models", "deployed", "plan.json", "small.json", "small.onnx"])
        let valid = try Program.run(["validate", "\(out)/segments.json"])
        #expect(valid.output.hasSuffix("3 segments of small, cut from small.onnx\n"))
        try folder.write("changed", "deployed/segment-2.onnx")
        #expect(
            try Program.run(["validate", "\(out)/segments.json"]).errors.contains(
                "materialise the plan again"))
    }

    @Test("a deadline leaves out what it cuts off; --json prints what is written")
    func deadline() throws {
        try plan(["--exits", "a,b", "--deadline", "4"])
        let result = try materialise(["--json"])
        #expect(try result.output == folder.text("deployed/segments.json"))
        #expect(try segments().classifiers.map(\.name) == ["exit:a", "exit:b"])
    }

    @Test("a plan made on calibrated answers has the temperatures that they were taken with")
    func temperatures() throws {
        let calibrated = try SmallFiles.model.breaking(
            "\"version\": 1,",
            "\"version\": 1, \"x-temperatures\": {\"exit:a\": 0.5, \"exit:b\": 2, \"final\": 1.25},")
        try folder.write(calibrated, "Models/warm.json")
        try plan(["--exits", "b"], model: ["--model", "warm"])
        #expect(try materialise().status == 0)
        #expect(try segments().classifiers.map(\.temperature) == [2, 1.25])
        let without = try calibrated.breaking("\"final\": 1.25", "\"final\": 0")
        try folder.write(without, "Models/warm.json")
        try plan(["--exits", "b"], model: ["--model", "warm"])
        let result = try materialise(["--force"])
        #expect(result.status == 65 && result.errors.contains("expected a temperature above 0"))
    }

    @Test("a folder is not replaced, with --force only one of this command's own")
    func overwriting() throws {
        #expect(try materialise().status == 0)
        let again = try materialise()
        #expect(again.status == 73 && again.errors.contains("give another name, or --force"))
        #expect(try materialise(["--force"]).status == 0)
        try folder.write("mine", "deployed/notes.txt")
        let other = try materialise(["--force"])
        #expect(
            other.status == 73
                && other.errors.contains("it holds notes.txt, which this command did not write"))
        #expect(try folder.text("deployed/notes.txt") == "mine")
        try FileManager.default.removeItem(atPath: "\(out)/notes.txt")
        for name in ["segment-1.onnx", "segments.json"] {
            let whole = try Data(contentsOf: URL(fileURLWithPath: "\(out)/\(name)"))
            try (whole + [0x20]).write(to: URL(fileURLWithPath: "\(out)/\(name)"))
            let edited = try materialise(["--force"])
            #expect(
                edited.status == 73
                    && edited.errors.contains("it holds \(name), which is not as this command wrote it"))
            try whole.write(to: URL(fileURLWithPath: "\(out)/\(name)"))
        }
        try FileManager.default.removeItem(atPath: "\(out)/segment-1.onnx")
        try FileManager.default.createDirectory(
            atPath: "\(out)/segment-1.onnx", withIntermediateDirectories: false)
        try folder.write("mine", "deployed/segment-1.onnx/notes.txt")
        #expect(try materialise(["--force"]).errors.contains("it holds segment-1.onnx, which is not as"))
        #expect(try folder.text("deployed/segment-1.onnx/notes.txt") == "mine")
        for place in [
            "", "\(folder.path)/none/deployed", "\(folder.path)/plan.json", "\(folder.path)/Models",
        ] {
            let result = try materialise(["--force", "--out", place])
            #expect(result.status == 73, "\(place)")
        }
        #expect(folder.names == ["Models", "deployed", "plan.json", "small.json", "small.onnx"])
    }

    @Test(
        "an ONNX file without the named outputs is refused with what is missing; --output says where they are"
    )
    func naming() throws {
        var file = SmallFiles.onnx
        file.outputs[1].name = "second"
        file.nodes[3].outputs = ["second"]
        file.outputs[2].name = "logits"
        file.nodes[5].outputs = ["logits"]
        try write(file)
        let refused = try materialise()
        #expect(refused.status == 65)
        #expect(
            refused.errors.contains(
                "found exit:a, second, logits, expected outputs named for the plan's classifiers; missing: exit:b"
            ))
        #expect(try materialise(["--output", "exit:b=second"]).status == 0)
        #expect(try segments().classifiers.map(\.logits) == ["exit:a", "second", "logits"])
        #expect(try materialise(["--force", "--output", "exit:b=none"]).status == 65)
        #expect(
            try materialise(["--force", "--output", "exit:b=input"]).errors.contains(
                "found the network's input input"))
        #expect(try materialise(["--force", "--output", "exit:b=exit:a"]).status == 65)
        #expect(try materialise(["--force", "--output", "exit:q=second"]).status == 64)
        #expect(try materialise(["--force", "--output", "exit:b"]).status == 64)
    }

    @Test("the ONNX file of another network is refused: other classes, another input")
    func otherNetwork() throws {
        var file = SmallFiles.onnx
        file.outputs[2].shape = [nil, 5]
        try write(file)
        #expect(try materialise().errors.contains("tensor final: found 5 classes, expected 3"))
        file = SmallFiles.onnx
        file.inputs[0].shape = [nil, 3, 2, 2]
        try write(file)
        #expect(
            try materialise().errors.contains(
                "found the shape [any, 3, 2, 2], expected [batch or 1, 1, 2, 2]"))
        file.inputs[0].shape = [8, 1, 2, 2]
        try write(file)
        #expect(try materialise().status == 65)
        file.inputs[0].shape = [1, 1, 2, 2]
        try write(file)
        #expect(try materialise().status == 0)
        try folder.write("<html>", "small.onnx")
        #expect(try materialise(["--force"]).errors.contains("small.onnx, byte"))
        #expect(try materialise(["--force", "--onnx", "none.onnx"]).errors.contains("no such file"))
    }
}
