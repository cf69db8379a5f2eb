import Foundation
import HapiJSON
import TestSupport
import Testing

@testable import HapiCommands

@Suite("Front and weights on the command line")
struct SweptSearchTests {
    let folder: TemporaryFolder
    let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    private func optimise(_ options: [String]) throws -> Program.Result {
        try Program.run(["optimise", profile, "--evaluations", "300"] + options)
    }

    /// Members of the JSON object that a run prints.
    private func object(_ options: [String]) throws -> JSONObject {
        let result = try optimise(options + ["--json"])
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        return try JSONReader.read(result.output).object()
    }

    @Test("--front shows so many designs, and the hypervolume of them and of the whole front")
    func front() throws {
        for method in ["anneal", "exact"] {
            var whole = try object(["--method", method])
            let members = try whole.required("front").array().count
            #expect(members > 2)
            for count in [1, 2, 99] {
                var found = try object(["--method", method, "--front", "\(count)"])
                let designs = try found.required("front").array()
                let latencies = try designs.map { value in
                    var design = try value.object()
                    return try design.required("meanLatencyMs").double()
                }
                #expect(latencies == latencies.sorted())
                var volume = try found.required("hypervolume").object()
                let all = try volume.required("members").integer()
                #expect(all >= members && designs.count == min(count, all))
                let value = try volume.required("value").double()
                let shown = try volume.required("shown").double()
                #expect(0 <= shown && shown <= value && value < 1 && (shown == value || count < all))
                var reference = try volume.required("reference").object()
                #expect(try reference.required("accuracy").double() == 0)
                #expect(try reference.required("meanLatencyMs").double() == 10)
                #expect(try reference.required("memoryBytes").integer() == 1030)
            }
        }
        let text = try optimise(["--front", "2"])
        #expect(text.status == 0 && text.output.contains("2 of a front of "))
        #expect(text.output.contains("exits after"))
    }

    @Test("--weight auto prints the design of every weight, and its answer is that of the weight it takes")
    func weights() throws {
        for method in ["anneal", "exact"] {
            for limits in [[], ["--mean-latency", "5"], ["--deadline", "4"]] {
                var found = try object(["--weight", "auto", "--method", method] + limits)
                let weight = try found.required("latencyWeight").double()
                let exits = try found.required("exits").array().map { try $0.string() }
                let objective = try found.required("objective").double()
                let entries = try found.required("weights").array().map { try $0.object() }
                #expect(entries.count == 21)
                var knees = 0
                for var entry in entries {
                    if try entry.required("knee").bool() { knees += 1 }
                    guard try entry.required("weight").double() == weight else { continue }
                    #expect(try entry.required("exits").array().map { try $0.string() } == exits)
                    #expect(abs(try entry.required("objective").double() - objective) < 1e-12)
                }
                #expect(knees == 1 || knees == 0 && weight == 0.5)
                var search = try found.required("search").object()
                #expect(try search.required("goal").string() == "weighted")
                #expect(try search.required("provenOptimal").bool() == (method == "exact"))
            }
        }
        let text = try optimise(["--weight", "auto"])
        #expect(text.status == 0 && text.output.contains("design by latency weight"))
    }

    @Test("Front and weights together print the same bytes again, and a plan has the weight that was taken")
    func together() throws {
        let plan = "\(folder.path)/plan.json"
        let options = ["--weight", "auto", "--front", "3", "--seed", "5"]
        let found = try optimise(options + ["--json", "--export", plan])
        #expect(found.status == 0)
        #expect(try optimise(options + ["--json"]).output == found.output)
        let keys = try JSONReader.read(found.output).object().members.map(\.key)
        #expect(keys.suffix(3) == ["front", "weights", "hypervolume"])
        var written = try JSONReader.read(folder.text("plan.json")).object()
        var printed = try JSONReader.read(found.output).object()
        #expect(
            try written.required("latencyWeight").double() == printed.required("latencyWeight").double())
        let text = try optimise(options).output
        #expect(text.contains("design by latency weight") && text.contains("of a front of"))
    }

    @Test("Where no design meets the limits, neither option has anything to show")
    func infeasible() throws {
        for options in [["--front", "3"], ["--weight", "auto"], ["--weight", "auto", "--method", "exact"]] {
            let result = try optimise(options + ["--deadline", "1", "--json"])
            #expect(result.status == 1 && result.errors.contains("would have to be"))
            #expect(result.output.contains("reason") && !result.output.contains("hypervolume"))
        }
    }

    @Test(
        "Options that make no sense are usage errors that say why",
        arguments: [
            (["optimise", "--front", "0"], "at least 1"), (["optimise", "--front=-2"], "at least 1"),
            (["optimise", "--front", "many"], "--front"),
            (["optimise", "--weight", "auto", "--goal", "accuracy"], "--goal accuracy has none"),
            (["optimise", "--weight", "auto", "--goal", "latency"], "--goal latency has none"),
            (["optimise", "--weight", "best"], "--weight"), (["optimise", "--weight", "-1"], "--weight"),
            (["evaluate", "--exits", "", "--threshold", "0.5", "--weight", "auto"], "is for optimise"),
            (["explore", "--weight", "auto"], "is for optimise"),
        ])
    func usage(arguments: [String], phrase: String) {
        do {
            _ = try HapiTui.parseAsRoot([arguments[0], "p.json"] + arguments.dropFirst())
            Issue.record("\(arguments) were accepted")
        } catch {
            #expect(HapiTui.exitCode(for: error).rawValue == 64)
            #expect(HapiTui.message(for: error).contains(phrase), "\(HapiTui.message(for: error))")
        }
    }
}
