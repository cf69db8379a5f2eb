import Foundation
import Testing

/// ONNX's own library.
private enum PythonONNX {
    /// A Python that has the package; a system's serves the system's own Python.
    static let python: String? = [Program.tool("python3"), "/usr/bin/python3"].compactMap(\.self)
        .first {
            let probe = try? ChildProcess.run(
                $0, ["-c", "import onnx"], environment: ProcessInfo.processInfo.environment)
            return probe?.status == 0
        }

    /// Whether there is one, or has to be: a CI machine is not excused.
    static let isExpected = python != nil || ProcessInfo.processInfo.environment["CI"] != nil
}

extension EndToEnd {
    /// The shipped network, cut as plans have it, and looked at by ONNX's own library.
    @Suite(
        "Segments of the shipped network",
        .enabled(if: PythonONNX.isExpected, "these tests need Python's onnx: install python3-onnx"))
    struct SegmentTests {
        @Test(
            "every segment passes ONNX's checker, and has the network's nodes and weights byte for byte, each once",
            arguments: [
                (["--exits", "b8.conv2,b11.conv1,b20.conv2", "--threshold", "0.8"], 4),
                (["--exits", "", "--threshold", "0"], 1),
                (["--exits", "b8.conv2,b15.conv1,b24.conv2", "--threshold", "0.8", "--deadline", "1.2"], 2),
            ])
        func shipped(arguments: [String], segments: Int) throws {
            let folder = try TemporaryFolder()
            let (plan, deployed) = (folder.file("plan.json"), folder.file("deployed"))
            let network = "\(Program.project)/Profiles/Models/resnet56.onnx"
            let judged = try Program.run(
                ["evaluate", Program.profile("x86-onnxruntime")] + arguments + ["--export", plan], in: folder)
            #expect(judged.status == 0, "\(judged.errorText)")
            let made = try Program.run(
                [
                    "materialise", plan, "--profile", Program.profile("x86-onnxruntime"), "--onnx", network,
                    "--out",
                    deployed,
                ], in: folder)
            #expect(made.status == 0, "\(made.errorText)")
            let names = try FileManager.default.contentsOfDirectory(atPath: deployed).sorted()
            #expect(
                names == ["plan.json"] + (1...segments).map { "segment-\($0).onnx" } + ["segments.json"])
            #expect(try folder.bytes(of: "deployed/plan.json") == folder.bytes(of: "plan.json"))
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("check_segments.py").path
            let python = try #require(PythonONNX.python)
            let end = try ChildProcess.run(
                python, [script, network, deployed], environment: ProcessInfo.processInfo.environment)
            #expect(end.status == 0, "\(end.errorText)")
            let nodes = end.outputText.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(
                made.outputText.contains(
                    ": \(segments) segment\(segments == 1 ? "" : "s"), \(nodes) of 570 nodes"))
        }
    }
}
