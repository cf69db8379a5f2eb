import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("replay, as a command")
struct ReplayTests {
    private let folder: TemporaryFolder
    private let plan: String

    init() throws {
        folder = try TemporaryFolder()
        plan = "\(folder.path)/plan.json"
        // The test set is the calibration under another name.
        let test =
            #""test": { "file": "small.safetensors", "kind": "measured", "#
            + #""sha256": "\#(SmallFiles.answersHash)" }"#
        let model = try SmallFiles.model.breaking(
            #""kind": "synthetic" }"#, #""kind": "synthetic" }, \#(test)"#)
        let profile = try SmallFiles.write(to: folder.path, model: model)
        let made = try Program.run([
            "evaluate", profile, "--exits", "a,b", "--threshold", "0.45", "--export", plan,
        ])
        #expect(made.status == 0)
    }

    private func replay(_ extra: String...) throws -> Program.Result {
        try Program.run(["replay", plan] + extra)
    }

    /// Four samples of another network's answers, or more of them, all wrong.
    private func writeAnswers(_ name: String, samples: Int, areRight: Bool) throws -> String {
        let file = TensorFile([
            .floats("confidence", [samples, 3], Array(repeating: 0.9, count: 3 * samples)),
            .bytes("correct", "U8", [samples, 3], Array(repeating: areRight ? 1 : 0, count: 3 * samples)),
        ])
        let path = "\(folder.path)/\(name)"
        try Data(file.bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("a plan as it was written passes on both sets, to 1e-9, and says which figure is a selected one")
    func passes() throws {
        let result = try replay()
        #expect(result.status == 0 && result.errors.isEmpty)
        for line in [
            "calibration: every figure comes out as the plan says, to 1e-9.",
            "calibration: a selected figure, for designs are chosen by it.",
            "test: every figure comes out as the plan says, to 1e-9.",
        ] {
            #expect(result.output.contains(line))
        }
        #expect(result.output.contains("test: not selected; calibration minus this is 0.00 pp"))
        #expect(result.output.contains("calibration, 4 samples (synthetic)  test, 4 samples"))
        let one = try replay("--on", "calibration")
        #expect(one.status == 0 && !one.output.contains("test, 4 samples"))
    }

    @Test("a figure that does not come out is named with both values, and the answer is no")
    func edited() throws {
        let text = try folder.text("plan.json")
        var object = try JSONReader.read(text).object()
        var predicted = try object.required("predicted").object()
        let mean = try predicted.required("meanLatencyMs").double()
        let changed = try text.breaking("\"meanLatencyMs\": \(mean)", "\"meanLatencyMs\": \(mean + 0.001)")
        try folder.write(changed, "plan.json")
        let result = try replay()
        #expect(result.status == 1)
        #expect(
            result.output.contains("calibration: NOT as the plan says: meanLatencyMs \(mean + 0.001), found"))
        let json = try JSONReader.read(try replay("--json").output)
        var document = try json.object()
        #expect(try document.required("passed").bool() == false)
    }

    @Test("every figure is held against what comes out, on both sets")
    func figures() throws {
        let text = try folder.text("plan.json")
        for (member, value) in [
            ("memoryBytes", "7"), ("objective", "3"), ("latencyWeight", "9"), ("p95LatencyMs", "1.5"),
            ("exit:b", "0.75"), ("c", "0.75"), ("accuracy", "0.5"),
        ] {
            let pattern = try Regex("(\"\(member)\": )-?[0-9.e]+")
            let changed = text.replacing(pattern) { match in "\(match.output[1].substring ?? "")\(value)" }
            #expect(changed != text)
            try folder.write(changed, "plan.json")
            let result = try replay()
            #expect(result.status == 1 && result.output.contains("NOT as the plan says"), "\(member)")
        }
    }

    @Test("on other answers an accuracy that differs at 1 % is no, one that may be chance is yes")
    func otherAnswers() throws {
        let bad = try writeAnswers("bad.safetensors", samples: 400, areRight: false)
        let result = try replay("--calibration", bad)
        #expect(result.status == 1 && result.output.contains("DIFFERENT at 1 %"))
        #expect(result.output.contains("given, 400 samples"))
        // One wrong answer says nothing.
        let short = try writeAnswers("short.safetensors", samples: 1, areRight: false)
        let unsure = try replay("--calibration", short, "--on", "test")
        #expect(unsure.status == 0 && unsure.output.contains("not different at 1 %"))
        #expect(try replay("--calibration", "\(folder.path)/none").status == 65)
        #expect(try replay("--calibration", bad, "--on", "calibration").status == 64)
    }

    @Test("a load and a budget cut off what the plan's table says, or everything: then status 1 and a reason")
    func budgets() throws {
        // Longest paths of 1.5, 3.75 and 10.75 ms.
        let cut = try replay("--load-factor", "2", "--budget", "8")
        #expect(
            cut.status == 0 && cut.output.contains("runs up to exit:b, whose longest path then needs 7.50 ms")
        )
        #expect(cut.output.contains("cut off"))
        let none = try replay("--budget", "1.4")
        #expect(none.status == 1 && none.output.isEmpty)
        #expect(none.errors.contains("no classifier fits 1.40 ms: the first needs 1.50 ms of medians"))
        let json = try replay("--budget", "1.4", "--json")
        var document = try JSONReader.read(json.output).object()
        #expect(try json.status == 1 && !document.required("passed").bool())
        #expect(try document.required("reason").string().contains("1.40 ms"))
        for wrong in [
            ["--budget", "0"], ["--budget", "nan"], ["--load-factor", "-1"], ["--load-factor", "1e308"],
        ] {
            #expect(try Program.run(["replay", plan] + wrong).status == 64, "\(wrong)")
        }
    }

    @Test("a plan's own deadline binds anew under a load")
    func deadline() throws {
        let made = try Program.run([
            "evaluate", "\(folder.path)/small.json", "--exits", "a,b", "--threshold", "0.45", "--deadline",
            "4",
            "--export", plan, "--force",
        ])
        #expect(made.status == 0)
        #expect(try replay().output.contains("leaving at exit:b"))
        let loaded = try replay("--load-factor", "1.5")
        #expect(loaded.output.contains("load factor 1.5, budget 4.00 ms: runs up to exit:a"))
        #expect(
            try replay("--load-factor", "3").errors.contains("4.00 ms, the plan's deadline, under 3.0 times"))
    }

    @Test("a limit of the plan that other samples show to be broken is no, though the accuracy is not")
    func brokenLimit() throws {
        let made = try Program.run([
            "evaluate", "\(folder.path)/small.json", "--exits", "a,b", "--threshold", "0.45",
            "--mean-latency", "5",
            "--export", plan, "--force",
        ])
        #expect(made.status == 0)
        #expect(try replay().status == 0)
        // Nobody is sure, so that all of them run to the end.
        let file = TensorFile([
            .floats("confidence", [60, 3], Array(repeating: 0.1, count: 180)),
            .bytes("correct", "U8", [60, 3], (0..<180).map { $0 % 12 < 9 ? 1 : 0 }),
        ])
        try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder.path)/slow.safetensors"))
        let result = try replay("--calibration", "\(folder.path)/slow.safetensors")
        #expect(result.status == 1 && result.output.contains("not different at 1 %"))
        #expect(
            result.output.contains("given: LIMIT BROKEN: mean latency 10.8 ms exceeds the limit of 5.00 ms"))
        #expect(result.output.contains("given: samples leave elsewhere"))
        #expect(try replay("--load-factor", "100").status == 1)
    }

    @Test("a profile that changed is refused with the hash that did")
    func changed() throws {
        try folder.write(SmallFiles.profile.breaking("\"a\": 1,", "\"a\": 1.5,"), "small.json")
        let result = try replay()
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(
            result.errors.contains("at $.profile.sha256: found ") && result.errors.contains("has changed"))
    }
}
