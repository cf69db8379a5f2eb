import HapiJSON
import TestSupport
import Testing

@Suite("hapi-tui baselines")
struct BaselinesTests {
    private let folder: TemporaryFolder
    private let profile: String
    private let small = ["--evaluations", "300", "--max-exits", "1"]

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    private func cells(_ methods: [JSONValue], _ name: String) throws -> [JSONObject] {
        for value in methods {
            var method = try value.object()
            guard try method.required("method").string() == name else { continue }
            return try method.required("cells").array().map { try $0.object() }
        }
        throw Unexpected("\(name) is missing")
    }

    /// The accuracies of a method by budget, `nil` where it has no design.
    private func accuracies(_ methods: [JSONValue], _ name: String) throws -> [Double?] {
        try cells(methods, name).map { cell in
            var cell = cell
            guard try cell.required("feasible").bool() else { return nil }
            return try cell.required("accuracy").double()
        }
    }

    @Test("Every method has a cell for each of four budgets under two readings, by the figures of hand")
    func json() throws {
        let result = try Program.run(["baselines", profile, "--json"] + small)
        #expect(result.status == 0 && result.errors.isEmpty)
        var object = try JSONReader.read(result.output).object()
        #expect(object.members.prefix(3).map(\.key) == ["format", "version", "finished"])
        #expect(try object.required("format").string() == "hapi.baselines")
        #expect(try object.required("finished").bool())
        let methods = try object.required("methods").array()
        let names = try methods.map { value in
            var method = try value.object()
            return try method.required("method").string()
        }
        #expect(
            names == ["annealing", "exact", "random", "greedy", "sdn", "all-exits", "original"])
        // 10 ms in all, and 3 of 4 right: only at the whole does it meet either reading.
        #expect(
            try accuracies(methods, "original") == [nil, nil, nil, 0.75, nil, nil, nil, 0.75])
        // One exit, 1.5 ms on the way to the first: a deadline of 2.5 ms leaves it alone.
        var cell = try cells(methods, "exact")[4]
        #expect(try cell.required("limit").string() == "deadline")
        #expect(try cell.required("limitMs").double() == 2.5)
        #expect(try cell.required("exits").array().map { try $0.string() } == ["exit:a"])
        #expect(try cell.required("finalRuns").bool() == false)
        #expect(try cell.required("provenOptimal").bool())
        #expect(try cell.required("bound").double() == cell.required("accuracy").double())
        for (exact, other) in zip(
            try accuracies(methods, "exact"), try accuracies(methods, "annealing"))
        {
            #expect(exact == other)
        }
        // Both exits are nearest to some sevenths of 100: 10, 30.
        #expect(try accuracies(methods, "sdn") == accuracies(methods, "all-exits"))
    }

    @Test("The same seed prints the same bytes; another seed may draw others, but proves the same")
    func sameBytes() throws {
        let first = try Program.run(["baselines", profile, "--json", "--seed", "3"] + small)
        let again = try Program.run(["baselines", profile, "--json", "--seed", "3"] + small)
        #expect(!first.output.isEmpty && first.output == again.output)
        let other = try Program.run(["baselines", profile, "--json", "--seed", "4"] + small)
        func exact(_ result: Program.Result) throws -> [Double?] {
            var object = try JSONReader.read(result.output).object()
            return try accuracies(object.required("methods").array(), "exact")
        }
        #expect(try exact(first) == exact(other))
    }

    @Test("The table keeps within 100 columns, says what is left out and why, and what does not apply")
    func table() throws {
        let limited = try SmallFiles.write(
            to: "\(folder.path)/limited",
            profile: SmallFiles.profile.breaking(
                #""latencyMs""#,
                #""limits": { "deadlineMs": 0.001 }, "references": [ { "name": "by hand", "latencyMs": 5,"#
                    + #" "accuracy": 0.5, "kind": "published", "source": "a table" } ], "latencyMs""#))
        let result = try Program.run(["baselines", limited] + small)
        #expect(result.status == 0 && result.errors.isEmpty)
        for part in [
            "BranchyNet is left out: the calibration has no entropy.", "own limits do not apply",
            "mean latency at most", "deadline", "  proven", "by hand (published)",
            "by hand: 50.00 % at 5.00 ms, published: a table", "≈ not distinguishable",
        ] { #expect(result.output.contains(part), "\(part) is missing in\n\(result.output)") }
        let lines = result.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 100 && $0.last != " " })
        // A point is worth its accuracy where it meets the budget, and has no samples to compare.
        let reference = lines.filter { $0.hasPrefix("by hand (") }.map {
            $0.split(separator: " ").dropFirst(3)
        }
        #expect(reference.count == 2 && reference.allSatisfy { $0 == ["—", "50.00", "50.00", "50.00"] })
    }

    @Test("On the shipped network BranchyNet fails where its first exit misses the budget, and not before")
    func branchyNet() throws {
        let result = try Program.run([
            "baselines", "x86-torch", "--json", "--evaluations", "300", "--max-exits", "1", "--thresholds",
            "0.8",
        ])
        #expect(result.status == 0)
        var object = try JSONReader.read(result.output).object()
        #expect(try object.required("leftOut").array().isEmpty)
        let methods = try object.required("methods").array()
        let branchy = try accuracies(methods, "branchynet")
        #expect(branchy.count == 8 && branchy[4] == nil && branchy[7] != nil)
        var last = try cells(methods, "branchynet")[7]
        #expect(try last.required("exits").array().count == 2)
        var pair = try last.required("againstAnnealing").object()
        let difference = try pair.required("difference").double()
        let annealed = try accuracies(methods, "annealing")
        let expected = try unwrap(branchy[7]) - unwrap(annealed[7])
        #expect(abs(difference - expected) < 1e-12)
    }

    @Test("Ctrl-C prints what is there, marks what is not, and ends with 130")
    func interrupted() throws {
        // Annealing alone would take minutes.
        let script = #""$0" "$@" & sleep 1; kill -INT $!; wait $!"#
        let arguments = ["baselines", profile, "--json", "--evaluations", "1000000000"]
        let result = try Program.run(arguments, script: script)
        #expect(result.status == 130 && result.errors.contains("interrupted"))
        var object = try JSONReader.read(result.output).object()
        #expect(try !object.required("finished").bool())
        let methods = try object.required("methods").array()
        #expect(try accuracies(methods, "original")[3] == 0.75)
        let endings = try ["annealing", "exact", "original"].map { name in
            var cell = try cells(methods, name)[7]
            return try cell.required("ending").string()
        }
        #expect(endings == ["not-run", "not-run", "finished"])
    }

    @Test("What makes no sense is a usage error, and methods of optimise go by their names")
    func options() throws {
        for wrong in [
            ["--max-exits", "9"], ["--thresholds", "2"], ["--evaluations", "0"], ["--seed=-1"],
            ["--mean-latency", "3"],
        ] {
            let result = try Program.run(["baselines", profile] + wrong)
            #expect(result.status == 64 && result.output.isEmpty, "\(wrong)")
        }
        for method in ["random", "greedy"] {
            let arguments = [
                "optimise", profile, "--method", method, "--goal", "accuracy", "--evaluations", "300",
            ]
            let table = try Program.run(arguments)
            #expect(table.status == 0 && table.output.contains("found by \(method): goal accuracy, "))
            #expect(table.output.contains("seed 1") == (method == "random"))
            let json = try Program.run(arguments + ["--json"])
            #expect(try Program.run(arguments + ["--json"]).output == json.output)
            var object = try JSONReader.read(json.output).object()
            #expect(try object.required("accuracy").double() == 1)
            var search = try object.required("search").object()
            #expect(try search.required("method").string() == method)
            #expect(try search.required("provenOptimal").bool() == false)
        }
    }
}
