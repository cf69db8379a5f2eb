import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("sweep")
struct SweepCommandTests {
    let folder: TemporaryFolder
    var sweep: String { "\(folder.path)/sweep.json" }

    /// Twelve tasks over two profiles, of which the third limit keeps every design out.
    init() throws {
        folder = try TemporaryFolder()
        try SmallFiles.write(to: folder.path)
        try folder.write(
            SmallFiles.profile.breaking("small on a bench", "large on a bench").breaking(
                #""d": 4"#, #""d": 6"#),
            "large.json")
        try folder.write(Self.text, "sweep.json")
    }

    private static let text = """
        { "format": "hapi.sweep", "version": 1, "profiles": ["small.json", "large.json"],
          "limits": [{ "meanLatencyShare": 0.75 }, { "maxLossPoints": 25 }, { "minAccuracy": 1, "deadlineMs": 2 }],
          "policies": [{ "policy": "max-probability" }, { "fallback": "deepest" }],
          "searches": [{ "seed": 4, "evaluations": 800 }] }
        """

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }
    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    @discardableResult
    private func run(_ rest: String..., script: String? = nil) throws -> Program.Result {
        let arguments = ["sweep", sweep] + rest
        guard let script else { return try Program.run(arguments) }
        return try Program.run(arguments, script: script)
    }

    @Test("A line a task, in order, the same on any number of threads; an infeasible task is a result")
    func lines() throws {
        let first = try run("--threads", "1")
        #expect(first.status == 0 && first.errors.contains("12 of 12 tasks done, 4 of them without a design"))
        let lines = first.output.split(separator: "\n")
        #expect(lines.count == 12 && first.output.hasSuffix("\n"))
        #expect(try run("--threads", "3").output == first.output)
        var profiles: [String] = []
        for (index, line) in lines.enumerated() {
            var result = try JSONReader.read(String(line)).object()
            var task = try result.required("task").object()
            profiles.append(try task.required("profile").string())
            var evaluation = try result.required("evaluation").object()
            #expect(try evaluation.required("feasible").bool() == !(4...5).contains(index % 6))
        }
        #expect(
            profiles == Array(repeating: "small.json", count: 6) + Array(repeating: "large.json", count: 6))
    }

    @Test("An evaluation is what optimise prints of the same problem")
    func sameAsOptimise() throws {
        let line = try unwrap(run().output.split(separator: "\n").first)
        let optimised = try Program.run([
            "optimise", path("small.json"), "--mean-latency", "7.5", "--seed", "4", "--evaluations", "800",
            "--json",
        ])
        var result = try JSONReader.read(String(line)).object()
        var evaluation = try result.required("evaluation").object()
        var expected = try JSONReader.read(optimised.output).object()
        for key in ["exits", "accuracy", "meanLatencyMs", "limits", "search", "confidence"] {
            #expect(try Self.plain(evaluation.required(key)) == Self.plain(expected.required(key)), "\(key)")
        }
    }

    private static func plain(_ value: JSONValue) -> String {
        switch value.content {
        case .array(let values): "\(values.map(plain))"
        case .object(let members): "\(members.map { "\($0.key): \(plain($0.value))" })"
        default: value.summary
        }
    }

    @Test("Four shards, put together in any order, are one run, byte for byte")
    func shards() throws {
        let whole = try run().output
        for shard in 1...4 {
            let part = try run("--shard", "\(shard)/4", "--out", path("part\(shard)"))
            #expect(part.status == 0 && part.output.isEmpty && part.errors.contains("(shard \(shard)/4)"))
        }
        for order in [[1, 2, 3, 4], [3, 1, 4, 2]] {
            let merged = try Program.run(["sweep", sweep, "--merge"] + order.map { path("part\($0)") })
            #expect(merged.status == 0 && merged.output == whole)
        }
        let out = try Program.run(
            ["sweep", sweep, "--merge"] + (1...4).map { path("part\($0)") } + ["--out", path("all")])
        #expect(try out.status == 0 && text("all") == whole)
        let again = try run("--merge", path("all"), "--out", path("all"))
        #expect(try again.status == 73 && text("all") == whole)
    }

    @Test("A missing, a double and a foreign result are refused by name")
    func merging() throws {
        for shard in 1...2 { try run("--shard", "\(shard)/2", "--out", path("part\(shard)")) }
        let missing = try run("--merge", path("part2"))
        #expect(missing.status == 65 && missing.output.isEmpty)
        #expect(
            missing.errors.contains(
                "no result of 6 tasks, the first of them small.json; mean latency ≤ 75 %; max-probability"))
        let double = try run("--merge", path("part1"), path("part2"), path("part1"))
        #expect(
            double.status == 65 && double.errors.contains("part1, line 1, at $.task: found a second result"))
        try folder.write(Self.text.breaking(#""seed": 4"#, #""seed": 5"#), "other.json")
        let foreign = try Program.run(["sweep", path("other.json"), "--merge", path("part1"), path("part2")])
        #expect(
            foreign.status == 65 && foreign.errors.contains("anneal, seed 4, expected one of the 12 tasks"))
        try folder.write(String(text("part1").dropLast(3)), "torn")
        let torn = try run("--merge", path("torn"), path("part2"))
        #expect(torn.status == 65 && torn.errors.contains("a last line without its end"))
        let shard = try run("--shard", "2/2", "--out", path("part1"))
        #expect(shard.status == 65 && shard.errors.contains("of shard 1/2, expected results of shard 2/2"))
    }

    @Test("Killed at any moment and started again, the file ends up as if nothing had been")
    func killed() throws {
        let whole = try run().output
        for delay in ["0.05", "0.1", "0.15", "0.2", "0.25"] {
            let script = #""$0" "$@" & sleep \#(delay); kill -9 $!; wait; exit 0"#
            try run("--out", path("killed"), script: script)
        }
        let last = try run("--out", path("killed"))
        #expect(try last.status == 0 && text("killed") == whole)
        let again = try run("--out", path("killed"), "--table")
        #expect(try again.errors.contains("going on from") && text("killed") == whole)
        #expect(again.output.split(separator: "\n").count == 13)
    }

    @Test("Cut off at any byte, the file goes on from the last whole line")
    func torn() throws {
        let whole = Array(try run().output.utf8)
        for length in [0, 1, whole.count / 3, whole.count - 1] {
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: path("torn")))
            let result = try run("--out", path("torn"))
            #expect(result.status == 0)
            #expect(try Array(text("torn").utf8) == whole)
        }
    }

    @Test("Results are kept whatever their order, and put into the tasks' in the end")
    func order() throws {
        let whole = try run().output
        let lines = whole.split(separator: "\n")
        try folder.write(lines.dropFirst(3).reversed().joined(separator: "\n") + "\n", "mixed")
        let result = try run("--out", path("mixed"))
        #expect(try result.errors.contains("9 of 12 tasks done") && text("mixed") == whole)
    }

    @Test("Two runs do not write one file at once")
    func locked() throws {
        let result = try run("--out", path("out"), script: #"exec flock "\#(path("out"))" "$0" "$@""#)
        #expect(result.status == 73 && result.errors.contains("another run is writing it"))
    }

    @Test("Results of a profile that has changed since are refused, and so is what is no file of results")
    func changed() throws {
        try run("--out", path("results"))
        let before = try text("results")
        try folder.write(SmallFiles.profile.breaking(#""a": 1"#, #""a": 1.5"#), "small.json")
        let changed = try run("--out", path("results"))
        #expect(changed.status == 65)
        #expect(
            changed.errors.contains("line 1, at $.madeWith.profile: found ")
                && changed.errors.contains("has changed since"))
        #expect(try text("results") == before)
        for other in ["small.json", "sweep.json"] {
            let before = try text(other)
            let refused = try run("--out", path(other))
            #expect(try refused.status == 65 && text(other) == before)
        }
        try folder.write(#"{"precious":"text without a line end"}"#, "precious")
        let precious = try run("--out", path("precious"))
        #expect(try precious.status == 65 && text("precious").contains("line end"))
        let folderAsFile = try run("--out", folder.path)
        #expect(folderAsFile.status == 73)
    }

    @Test("Ctrl-C keeps what is done, ends with 130, and the next run goes on from there")
    func interrupted() throws {
        let text = try Self.text.breaking(#""evaluations": 800"#, #""evaluations": 40000"#)
        try folder.write(text, "sweep.json")
        let script =
            #""$0" "$@" & while ! [ -s "\#(path("out"))" ]; do sleep 0.05; done; kill -INT $!; wait $!"#
        let first = try run("--out", path("out"), "--threads", "1", script: script)
        #expect(first.status == 130 && first.errors.contains("goes on from there"))
        let kept = try self.text("out")
        #expect(kept.hasSuffix("\n") && kept.split(separator: "\n").count < 12)
        try folder.write(String(kept.prefix { $0 != "\n" }) + "\n", "one")
        let short = try run("--merge", path("one"))
        #expect(short.status == 65 && short.errors.contains("no result of 11 tasks"))
    }

    @Test("Mistakes of the sweep are told with line and path, and those of the options as usage")
    func mistakes() throws {
        for (part, replacement, complaint) in [
            ("small.json", "nowhere", "line 1, column 54, at $.profiles[0]: found no such profile"),
            (#""seed": 4"#, #""pin": ["z"]"#, "line 4, column 26, at $.searches[0].pin[0]"),
            (#""policy": "max-probability""#, #""policy": "entropy""#, "line 3, column 16, at $.policies[0]"),
        ] {
            try folder.write(Self.text.breaking(part, replacement), "wrong.json")
            let result = try Program.run(["sweep", path("wrong.json")])
            #expect(result.status == 65 && result.output.isEmpty)
            #expect(result.errors.contains("wrong.json, " + complaint), "\(result.errors)")
        }
        for options in [
            ["--shard", "5/4"], ["--shard", "0/4"], ["--shard", "2"], ["--threads", "0"],
            ["--merge", "x", "--shard", "1/2"],
        ] {
            #expect(try Program.run(["sweep", sweep] + options).status == 64, "\(options)")
        }
    }
}
