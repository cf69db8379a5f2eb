import Foundation
import Testing

extension EndToEnd {
    /// The shipped network, cut as plans have it, and looked at by ONNX's own library.
    @Suite(
        "Segments of the shipped network", .enabled(if: RecipePython.isExpected, "\(RecipePython.remedy)"),
        WrittenNetwork())
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
            let network = WrittenNetwork.path
            let judged = try Program.run(
                ["evaluate", Program.profile("x86-onnxruntime")] + arguments + ["--export", plan], in: folder)
            #expect(judged.status == 0, "\(judged.errorText)")
            let made = try Program.run(
                [
                    "materialise", plan, "--profile", Program.profile("x86-onnxruntime"), "--onnx", network,
                    "--out", deployed,
                ], in: folder)
            #expect(made.status == 0, "\(made.errorText)")
            let names = try FileManager.default.contentsOfDirectory(atPath: deployed).sorted()
            #expect(
                names == ["plan.json"] + (1...segments).map { "segment-\($0).onnx" } + ["segments.json"])
            #expect(try folder.bytes(of: "deployed/plan.json") == folder.bytes(of: "plan.json"))
            let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("check_segments.py").path
            let end = try RecipePython.run([script, network, deployed])
            #expect(end.status == 0, "\(end.errorText)")
            let nodes = end.outputText.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(
                made.outputText.contains(
                    ": \(segments) segment\(segments == 1 ? "" : "s"), \(nodes) of 570 nodes"))
        }
    }
}
