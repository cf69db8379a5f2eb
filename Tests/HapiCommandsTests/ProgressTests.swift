import Foundation
import HapiJSON
import TestSupport
import Testing

@Suite("--progress")
struct ProgressTests {
    let folder: TemporaryFolder
    let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    /// The objects that a run tells of itself, with every key of them.
    private func objects(_ errors: String) throws -> [JSONObject] {
        try errors.split(separator: "\n").filter { $0.hasPrefix("{") }.map {
            try JSONReader.read(String($0)).object()
        }
    }

    @Test(
        "json tells of any search in lines of JSON, the first at once and the last always, and changes no result",
        arguments: [
            ["--method", "anneal"], ["--method", "random"], ["--method", "greedy"],
            ["--method", "exact"], ["--front", "2"], ["--weight", "auto"],
        ])
    func json(options: [String]) throws {
        let arguments = ["optimise", profile, "--evaluations", "3000", "--json"] + options
        let plain = try Program.run(arguments)
        let told = try Program.run(arguments + ["--progress", "json"])
        #expect(told.status == 0 && told.output == plain.output && plain.errors.isEmpty)
        let objects = try objects(told.errors)
        #expect(objects.count >= 2 && told.errors.split(separator: "\n").count == objects.count)
        var (first, last) = (objects[0], objects[objects.count - 1])
        #expect(try first.required("state").string() == "running")
        #expect(try first.required("evaluations").integer() == 0)
        #expect(try last.required("state").string() == "finished")
        var result = try JSONReader.read(told.output).object()
        var search = try result.required("search").object()
        #expect(try last.required("evaluations").integer() == search.required("evaluations").integer())
        var best = try last.required("best").object()
        for key in ["accuracy", "meanLatencyMs", "threshold"] {
            #expect(try best.required(key).double() == result.required(key).double())
        }
        #expect(try best.required("exits").array().count == result.required("exits").array().count)
        #expect(try last.required("seconds").double() >= first.required("seconds").double())
    }

    @Test("A search that is interrupted says so in its last line; an infeasible best is marked")
    func interrupted() throws {
        let script = #""$0" "$@" & sleep 0.7; kill -INT $!; wait $!"#
        let result = try Program.run(
            [
                "optimise", profile, "--evaluations", "1000000000", "--min-accuracy", "1", "--deadline", "2",
                "--progress", "json",
            ], script: script)
        #expect(result.status == 130)
        let objects = try objects(result.errors)
        var last = try unwrap(objects.last)
        #expect(
            try last.required("state").string() == "interrupted" && objects.count > 2 && objects.count < 20)
        var best = try last.required("best").object()
        #expect(try !best.required("feasible").bool())
    }

    @Test("baselines and sweep tell of themselves too; none and line say nothing where no terminal is")
    func others() throws {
        let small = ["baselines", profile, "--evaluations", "300", "--max-exits", "1"]
        var last = try unwrap(objects(Program.run(small + ["--progress", "json"]).errors).last)
        #expect(try last.required("state").string() == "finished")
        #expect(try last.required("part").string().hasPrefix("8 of 8, "))
        for style in ["none", "line"] {
            #expect(try Program.run(small + ["--progress", style]).errors.isEmpty)
        }
        try folder.write(
            #"{"format":"hapi.sweep","version":1,"profiles":["small.json"],"limits":[{}]}"#, "sweep.json")
        let sweep = try Program.run(["sweep", "\(folder.path)/sweep.json", "--progress", "json"])
        let objects = try objects(sweep.errors)
        var (first, end) = (try unwrap(objects.first), try unwrap(objects.last))
        #expect(try first.required("tasks").integer() == 0 && first.required("secondsLeft").isNull)
        #expect(try end.required("tasks").integer() == 1 && end.required("of").integer() == 1)
        #expect(try Program.run(small + ["--progress", "loud"]).status == 64)
    }
}
