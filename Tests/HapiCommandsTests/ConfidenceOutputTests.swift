import HapiJSON
import TestSupport
import Testing

@Suite("What the commands say of how far an accuracy can be trusted")
struct ConfidenceOutputTests {
    private let folder: TemporaryFolder
    /// Four samples; the same ones are the test set where there is one.
    private let plain: String
    private let tested: String
    /// Finds exit a, which alone is right where the original is not: four of four against three.
    private let search = [
        "--method", "exact", "--goal", "accuracy", "--thresholds", "0.45", "--max-exits", "1",
    ]

    init() throws {
        folder = try TemporaryFolder()
        plain = try SmallFiles.write(to: folder.path)
        let test =
            #""test": { "file": "small.safetensors", "kind": "measured", "#
            + #""sha256": "\#(SmallFiles.answersHash)" }"#
        tested = try SmallFiles.write(
            to: "\(folder.path)/tested",
            model: SmallFiles.model.breaking(#""kind": "synthetic" }"#, #""kind": "synthetic" }, \#(test)"#))
    }

    @Test("optimise --json has the gap to the test set and the paired comparison between search and front")
    func members() throws {
        let result = try Program.run(["optimise", tested, "--json"] + search)
        #expect(result.status == 0)
        var object = try JSONReader.read(result.output).object()
        #expect(object.members.map(\.key).suffix(3) == ["search", "confidence", "front"])
        let confidence = try object.required("confidence")
        var parts = try confidence.object()
        let (test, pair) = (try parts.required("test"), try parts.required("againstOriginal"))
        try parts.finish()
        try expectPair(pair)
        var onTest = try test.object()
        #expect(try onTest.required("accuracy").double() == 1)
        let bounds = try onTest.required("accuracyInterval").array().map { try $0.double() }
        #expect(bounds.count == 2 && abs(bounds[0] - 0.5101) < 5e-5 && bounds[1] == 1)
        #expect(try onTest.required("samples").integer() == 4)
        #expect(try onTest.required("gap").double() == 0)
        let gap = try onTest.required("gapInterval").array().map { try $0.double() }
        #expect(gap.count == 2 && gap[0] == -gap[1] && gap[0] < 0)
        #expect(try onTest.required("gapPValue").double() == 1)
        try expectPair(onTest.required("againstOriginal"))
        try onTest.finish()
    }

    private func expectPair(_ value: JSONValue) throws {
        var pair = try value.object()
        #expect(try pair.required("difference").double() == 0.25)
        let bounds = try pair.required("interval").array().map { try $0.double() }
        #expect(bounds.count == 2 && bounds[0] < 0 && bounds[1] > 0.25)
        #expect(try pair.required("onlyDesign").integer() == 1)
        #expect(try pair.required("onlyOriginal").integer() == 0)
        #expect(try pair.required("pValue").double() == 1)
        #expect(try pair.required("distinguishable").bool() == false)
        try pair.finish()
    }

    @Test("Without a test set the member is null; evaluate --json is the format's and has none of it")
    func withoutTest() throws {
        let result = try Program.run(["optimise", plain, "--json"] + search)
        var object = try JSONReader.read(result.output).object()
        var confidence = try object.required("confidence").object()
        #expect(try confidence.required("test").summary == JSONReader.read("null").summary)
        try expectPair(confidence.required("againstOriginal"))
        let evaluated = try Program.run(
            ["evaluate", tested, "--exits", "a", "--threshold", "0.45", "--json"])
        #expect(try JSONReader.read(evaluated.output).object().members.last?.key == "original")
    }

    @Test("Both tables tell the gap and whether the design is distinguishable from the original network")
    func tables() throws {
        let evaluate = ["evaluate", tested, "--exits", "a", "--threshold", "0.45"]
        for arguments in [["optimise", tested] + search, evaluate] {
            let result = try Program.run(arguments)
            #expect(result.status == 0)
            for part in [
                "100.00 %  (calibration minus test: 0.00 pp, 95 %: -48.99 to +48.99; original 75.00 %)",
                "against original  +25.00 pp  (95 %: ", "not distinguishable on 4 samples, McNemar p = 1.00)",
                "the calibration figure is a selected one",
            ] { #expect(result.output.contains(part), "\(part) is missing in\n\(result.output)") }
        }
        let none = try Program.run(["evaluate", plain, "--exits", "a", "--threshold", "0.45"])
        #expect(none.output.contains("on test samples     none in the model"))
    }

    @Test("On 10,000 samples 0.61 pp are no chance, and what a search keeps on them may be lost on the test")
    func shipped() throws {
        let result = try Program.run([
            "evaluate", "x86-torch", "--exits", "b8.conv2,b11.conv2,b15.conv2", "--threshold", "0.8",
        ])
        #expect(
            result.output.contains(
                "against original  -0.61 pp  (95 %: -0.87 to -0.36; McNemar p <0.001 on 10,000 samples)"))
        #expect(result.output.contains("87.59 %  (calibration minus test: -0.50 pp, 95 %: -1.42 to +0.42"))
    }

    @Test("A test set that cannot be read is refused before the search, not after it")
    func brokenTest() throws {
        let wrong = try SmallFiles.model.breaking(
            #""kind": "synthetic" }"#,
            #""kind": "synthetic" }, "test": { "file": "none.safetensors", "kind": "measured", "sha256": ""#
                + SmallFiles.answersHash + #"" }"#)
        let profile = try SmallFiles.write(to: "\(folder.path)/wrong", model: wrong)
        let result = try Program.run(["optimise", profile, "--evaluations", "1000000000", "--json"])
        #expect(result.status == 65 && result.output.isEmpty && result.errors.contains("none.safetensors"))
    }
}
