import Foundation
import HapiCore
import HapiFormats
import HapiJSON
import HapiReport
import HapiRuntime
import TestSupport

/// A report on the small profile, searched for a few hundred evaluations; its names may be anything.
struct ReportFixture {
    let report: Report

    /// - Parameters:
    ///   - layer: in place of the name of layer a, and in that of its exit.
    ///   - designs: by their exits; at the threshold of a half.
    init(
        layer: String = "a", platform: String = "bench", designs: [[Int]] = [[0, 1]], seed: UInt64 = 1
    ) throws {
        let folder = try TemporaryFolder()
        let quoted = JSONWriter.text(.string(layer), style: .compact)
        let exit = JSONWriter.text(.string("exit:\(layer)"), style: .compact)
        func named(_ text: String) -> String {
            text.replacingOccurrences(of: "\"a\"", with: quoted)
                .replacingOccurrences(of: "\"exit:a\"", with: exit)
                .replacingOccurrences(
                    of: "\"bench\"", with: JSONWriter.text(.string(platform), style: .compact))
        }
        let path = try SmallFiles.write(
            to: folder.path, profile: named(SmallFiles.profile), model: named(SmallFiles.model))
        let workspace = try Workspace(profile: path)
        let evaluator = try workspace.evaluator(ExitPolicy())
        let problem = SearchProblem(
            evaluator: evaluator, goal: .weighted, limits: workspace.defaultLimits,
            latencyWeight: defaultLatencyWeight, thresholds: [0.3, 0.5, 0.8])
        var search = Annealing(problem, evaluations: 300, seed: seed)
        while search.step() {}
        var random = RandomSearch(problem, evaluations: 100, seed: seed)
        while random.step() {}
        let chosen = designs.enumerated().compactMap { index, exits in
            // The small model has no test samples: the calibration's stand in for them.
            ReportDesign(
                Design(exits: exits, threshold: 0.5), name: "design \(index)",
                role: designs.count == 1 ? .found : .plan, origin: ["annealing"], evaluator: evaluator,
                test: evaluator, limits: problem.limits, latencyWeight: problem.latencyWeight)
        }
        let rules: [BaselineMethod] = [.original, .sdn, .allExits]
        report = Report(
            source: Report.Source(
                program: "hapi-tui test", profile: workspace.profile, model: workspace.model,
                costs: workspace.costs,
                files: [Report.File(role: "profile", name: "small.json", sha256: workspace.hashes.profile)],
                samples: workspace.samples, testSamples: workspace.samples),
            terms: Report.Terms(
                goal: .weighted, limits: problem.limits, latencyWeight: problem.latencyWeight,
                policy: ExitPolicy(), original: problem.original),
            designs: chosen, baselines: rules.compactMap { ReportDesign($0, of: problem, test: evaluator) },
            leftOut: [(.branchyNet, "the calibration has no entropy")],
            search: ReportSearch(
                trajectory: search.snapshot, goal: .weighted, front: search.front.latencyAccuracyEdge,
                evaluations: search.evaluations, space: ExactSearch.designCount(problem), proof: nil,
                random: random.front.latencyAccuracyEdge,
                isInterrupted: false),
            commands: [Report.Command("This page:", "hapi-tui report '\(layer)' --seed \(seed)")])
    }

    /// What a name from a file may try: markup, entities, ends of attributes, marks that join themselves to markup,
    /// controls, turned writing, what XML forbids, templates, formulas.
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=\"http://evil.test/x\" onerror=\"x\">", "&lt;b&gt;&#60;",
        "<\u{338}script>\"\u{301} onload='x'>\u{20DD}", "]]><!--", "{{css}}{{{figure}}}",
        "\u{202E}gnp\u{2066}",
        "\u{1B}[31m\u{0}\r\n\u{2028}\u{9B}", "\u{FFFE}\u{FFFF}", "=HYPERLINK(\"http://evil.test\")",
        "url(http://evil.test)",
        "| a | b |\n|---|\n`code`", "</style></svg></title>", "\u{D4E}<b>", "a\u{308}",
    ]
}

/// An element of a parsed document.
struct Element {
    let name: String
    let attributes: [String: String]
}
