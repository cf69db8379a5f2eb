import Foundation
import HapiReport
import TestSupport
import Testing

@Suite("A page to send round")
struct ReportCommandTests {
    private let folder: TemporaryFolder
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.write(to: folder.path)
    }

    private func report(_ arguments: [String]) throws -> Program.Result {
        try Program.run(["report"] + arguments + ["--evaluations", "300"], in: folder.path)
    }

    @Test("The same files and seed print the same page, wherever it goes; nothing is written over")
    func bytes() throws {
        let printed = try report(["small.json"])
        #expect(printed.status == 0 && printed.errors.isEmpty)
        #expect(printed.output.hasPrefix("<!DOCTYPE html>"))
        // Of a dozen designs there is no doubt which one is the best.
        #expect(printed.output.contains("Branch and bound proved the best design found"))
        #expect(printed.output.contains("proven optimal"))
        let written = try report(["small.json", "--out", "page.html"])
        #expect(written.status == 0 && written.output.isEmpty)
        #expect(try folder.text("page.html") == printed.output)
        let again = try report(["small.json", "--out", "page.html", "--seed", "2"])
        #expect(again.status == 73 && again.errors.contains("--force"))
        #expect(try folder.text("page.html") == printed.output)
        #expect(try report(["small.json", "--out", "page.html", "--seed", "2", "--force"]).status == 0)
        #expect(try folder.text("page.html") != printed.output)
    }

    @Test("Drawings and tables come by themselves, one at a time")
    func parts() throws {
        for plot in ReportPlot.allCases {
            let result = try report(["small.json", "--svg", plot.rawValue])
            #expect(
                result.status == 0 && result.output.hasPrefix("<?xml") && result.output.hasSuffix("</svg>\n"))
        }
        for table in ReportTable.allCases {
            let result = try report(["small.json", "--csv", table.rawValue])
            #expect(result.status == 0 && result.output.hasSuffix("\r\n"))
        }
        #expect(try report(["small.json", "--markdown"]).output.hasPrefix("# small on bench\n"))
        let both = try report(["small.json", "--markdown", "--svg", "front"])
        #expect(both.status == 64 && both.errors.contains("one of --svg, --markdown and --csv"))
        #expect(try report(["small.json", "--force"]).status == 64)
    }

    @Test("Its design is the one that optimise finds along the front, and its commands are those of a shell")
    func sameDesign() throws {
        let csv = try report(["small.json", "--no-limits", "--csv", "designs"]).output
        let plan = try Program.run(
            [
                "optimise", "small.json", "--no-limits", "--evaluations", "300", "--front", "8", "--export",
                "plan.json",
            ], in: folder.path)
        #expect(plan.status == 0)
        let judged = try report(["plan.json", "--csv", "designs"])
        #expect(judged.status == 0)
        func figures(_ csv: String) -> [Substring] {
            // What comes after name and origin, of the first design.
            csv.split(separator: "\r\n").dropFirst().first?.split(
                separator: ",", omittingEmptySubsequences: false
            ).suffix(20) ?? []
        }
        #expect(figures(judged.output) == figures(csv) && !figures(csv).isEmpty)
        let page = try report(["plan.json", "plan.json"])
        #expect(page.output.contains("<code>hapi-tui report plan.json plan.json --evaluations 300 --seed 1"))
    }

    @Test("Plans of different files have no place side by side, and a profile takes no --profile")
    func refusals() throws {
        try FileManager.default.createDirectory(
            atPath: folder.path + "/other", withIntermediateDirectories: true)
        try SmallFiles.write(
            to: folder.path + "/other", profile: SmallFiles.profile.breaking("\"b\": 2", "\"b\": 3"))
        for (profile, plan) in [("small.json", "one.json"), ("other/small.json", "other/two.json")] {
            let exported = try Program.run(
                ["optimise", profile, "--evaluations", "100", "--export", plan], in: folder.path)
            #expect(exported.status == 0)
        }
        let mixed = try report(["one.json", "other/two.json"])
        #expect(mixed.status == 65 && mixed.output.isEmpty)
        #expect(mixed.errors.contains("$.profile.sha256") && mixed.errors.contains("one.json"))
        #expect(mixed.errors.contains("found the profile") && mixed.errors.contains("hapi-tui compare"))
        #expect(try report(["small.json", "--profile", "small.json"]).status == 64)
        #expect(try report(["nothing.json"]).status == 65)
        let infeasible = try report(["small.json", "--mean-latency", "0.001"])
        #expect(infeasible.status == 1 && infeasible.output.isEmpty)
        #expect(infeasible.errors.contains("infeasible"))
    }
}
