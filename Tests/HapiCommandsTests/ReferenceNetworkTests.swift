import HapiJSON
import TestSupport
import Testing

@Suite("A network without candidate exits, as one made by hand to compare with")
struct ReferenceNetworkTests {
    private let folder: TemporaryFolder
    private let profile: String

    init() throws {
        folder = try TemporaryFolder()
        profile = try SmallFiles.writeReferenceNetwork(to: folder.path)
    }

    private func run(_ arguments: String...) throws -> Program.Result {
        try Program.run(arguments, in: folder.path)
    }

    @Test("It is sound, and judged as what it is: 3 of 4 right in 10 ms")
    func judged() throws {
        let valid = try run("validate", profile)
        #expect(valid.status == 0 && valid.output.contains("0 candidate exits"), "\(valid.errors)")
        let result = try run("evaluate", profile, "--exits", "", "--threshold", "0", "--json")
        var evaluation = try JSONReader.read(result.output).object()
        #expect(try evaluation.required("accuracy").double() == 0.75)
        #expect(try evaluation.required("meanLatencyMs").double() == 10)
        let wrong = try run("evaluate", profile, "--exits", "a", "--threshold", "0.5")
        #expect(wrong.status == 64 && wrong.errors.contains("the model has none"), "\(wrong.errors)")
    }

    @Test(
        "Every search ends at once with the only design, and those that can prove say that it is proven",
        arguments: [("anneal", true), ("exact", true), ("random", false), ("greedy", false)])
    func searched(method: String, proves: Bool) throws {
        let result = try run("optimise", profile, "--method", method, "--front", "3", "--json")
        #expect(result.status == 0, "\(result.errors)")
        var evaluation = try JSONReader.read(result.output).object()
        #expect(try evaluation.required("exits").array().isEmpty)
        #expect(try evaluation.required("accuracy").double() == 0.75)
        var search = try evaluation.required("search").object()
        #expect(try search.required("provenOptimal").bool() == proves)
        // 19 thresholds, in a handful of searches for the front.
        #expect(try search.required("evaluations").integer() < 1000)
    }

    @Test(
        "A limit that it misses is missed by every design, which is said to be proven",
        arguments: ["--mean-latency", "--deadline"])
    func infeasible(limit: String) throws {
        let result = try run("optimise", profile, limit, "9")
        #expect(result.status == 1 && result.errors.contains("(proven)"), "\(result.errors)")
        #expect(result.errors.contains("10.0 ms"), "\(result.errors)")
    }

    @Test("Its plan is written, read, replayed and compared")
    func plan() throws {
        let found = try run("optimise", profile, "--weight", "auto", "--export", "plan.json")
        #expect(found.status == 0 && found.output.contains("proven optimal"), "\(found.errors)")
        for command in ["validate", "replay", "compare"] {
            let result = try run(command, "plan.json")
            #expect(result.status == 0, "\(command): \(result.errors)")
        }
    }

    @Test("Rules that put exits in are left out of the baselines, with the reason; the original stays")
    func baselines() throws {
        let result = try run("baselines", profile)
        #expect(result.status == 0, "\(result.errors)")
        for rule in ["SDN", "BranchyNet", "all exits"] {
            #expect(result.output.contains("\(rule) is left out: the network has no candidate exits."))
            #expect(!result.output.contains("\n\(rule)  "), "a row of \(rule)")
        }
        #expect(result.output.contains("\noriginal network  "))
        var document = try JSONReader.read(run("baselines", profile, "--json").output).object()
        #expect(try document.required("leftOut").array().count == 3)
        try folder.write(run("baselines", profile, "--json").output, "baselines.json")
        #expect(try run("validate", "baselines.json").status == 0)
    }

    @Test("Its report says that there is nothing to choose, and speaks of no rule")
    func report() throws {
        let text = try run("report", profile, "--markdown")
        #expect(text.status == 0, "\(text.errors)")
        #expect(text.output.contains("no candidate exits, and so there is no other design than the original"))
        #expect(!text.output.contains("all exits |"))
        let page = try run("report", profile, "--out", "report.html")
        #expect(page.status == 0, "\(page.errors)")
        #expect(try !folder.text("report.html").contains("SDN, BranchyNet and all exits stand"))
    }
}
