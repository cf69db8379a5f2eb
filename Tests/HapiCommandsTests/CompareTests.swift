import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("compare, as a command, and plans in the explorer")
struct CompareTests {
    private let folder: TemporaryFolder
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
        for (name, exits) in [("both", "a,b"), ("one", "b"), ("none", "")] {
            let made = try Program.run([
                "evaluate", profile, "--exits", exits, "--threshold", "0.45", "--export", plan(name),
            ])
            #expect(made.status == 0)
        }
    }

    private func plan(_ name: String) -> String { "\(folder.path)/\(name).json" }

    @Test("plans are rows, and each is held against the first on the same samples")
    func table() throws {
        let result = try Program.run(["compare", plan("both"), plan("one"), plan("none")])
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.output.contains("A  \(plan("both")): small on bench"))
        let rows = result.output.split(separator: "\n")
        #expect(
            rows.contains { $0.hasPrefix("A  2      0.45") }
                && rows.contains { $0.hasPrefix("C  0      0.45") })
        #expect(result.output.contains("≈ (") && !result.output.contains("not paired"))
    }

    @Test("The JSON holds the figures of evaluate, and says that the comparison is paired")
    func document() throws {
        let result = try Program.run(["compare", plan("both"), plan("one"), "--json"])
        var object = try JSONReader.read(result.output).object()
        let plans = try object.required("plans").array()
        var second = try plans[1].object()
        var against = try second.required("againstFirst").object()
        var calibration = try against.required("calibration").object()
        #expect(try calibration.required("paired").bool())
        var evaluation = try second.required("evaluation").object()
        let evaluated = try Program.run(["evaluate", profile, "--plan", plan("one"), "--json"])
        var expected = try JSONReader.read(evaluated.output).object()
        for key in ["accuracy", "meanLatencyMs", "objective"] {
            #expect(try evaluation.required(key).double() == expected.required(key).double(), "\(key)")
        }
        #expect(try plans[0].object().members.contains { $0.key == "againstFirst" && $0.value.isNull })
    }

    @Test("Answers to other samples are not paired, though there are as many")
    func unpaired() throws {
        let other = try TemporaryFolder()
        var answers = SmallFiles.answers
        // The last byte is whether the last answer is right.
        answers[answers.count - 1] = 1
        let hash = "0b"
        let wrong = try SmallFiles.model.breaking(SmallFiles.answersHash, String(repeating: hash, count: 32))
        try SmallFiles.write(to: other.path, model: wrong, answers: answers)
        let refused = try Program.run([
            "evaluate", "\(other.path)/small.json", "--exits", "b", "--threshold", "0.45",
        ])
        let found = try unwrap(refused.errors.split(separator: "found SHA-256 ").last?.prefix(64))
        let model = try SmallFiles.model.breaking(SmallFiles.answersHash, String(found))
        try SmallFiles.write(to: other.path, model: model, answers: answers)
        let made = try Program.run([
            "evaluate", "\(other.path)/small.json", "--exits", "b", "--threshold", "0.45", "--export",
            "\(other.path)/plan.json",
        ])
        #expect(made.status == 0)
        let result = try Program.run(["compare", plan("one"), "\(other.path)/plan.json"])
        #expect(result.status == 0 && result.output.contains("not paired"))
    }

    @Test("A plan that is none, or whose profile is not there, is refused by name")
    func refusals() throws {
        let result = try Program.run(["compare", plan("one"), profile])
        #expect(result.status == 65 && result.errors.contains("expected \"hapi.plan\""))
        let away = try TemporaryFolder()
        try away.write(folder.text("one.json"), "one.json")
        let lost = try Program.run(["compare", "\(away.path)/one.json"])
        #expect(lost.status == 65 && lost.errors.contains("--profile"))
        #expect(try Program.run(["compare", "\(away.path)/one.json", "--profile", profile]).status == 0)
        #expect(try Program.run(["compare"]).status == 64)
    }

    @Test(
        "A plan opens in the explorer: its design is the present one and in slot A, its limits are in force")
    func explored() throws {
        let made = try Program.run([
            "evaluate", profile, "--exits", "b", "--threshold", "0.45", "--deadline", "9", "--export",
            plan("late"),
        ])
        #expect(made.status == 0)
        let frame = try Program.run([plan("late"), "--dump-frame", "120x36"])
        #expect(frame.status == 0 && frame.output.contains("deadline 9.00 ms"))
        #expect(frame.output.contains("A late") && frame.output.contains("threshold     0.450"))
        let other = try Program.run([plan("late"), "--deadline", "none", "--dump-frame", "120x36"])
        #expect(other.status == 0 && !other.output.contains("deadline 9.00 ms"))
    }
}
