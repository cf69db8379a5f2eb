import ArgumentParser
import HapiCore
import HapiFormats
import HapiReport
import HapiRuntime

extension ReportPlot: ExpressibleByArgument {}
extension ReportTable: ExpressibleByArgument {}

/// `hapi-tui report`: a page to send round.
struct MakeReport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write a page about a profile's best design, or about plans, to send round.",
        discussion: """
              hapi-tui report x86-torch --mean-latency 2.6 --out report.html
              hapi-tui report fast.plan.json exact.plan.json --out plans.html
              hapi-tui report x86-torch --svg front > front.svg
              hapi-tui report fast.plan.json exact.plan.json --markdown

            One file of HTML with its drawings in it: no script and nothing from the network, light and dark as the \
            reader's system is, and fit to be printed. It shows the backbone with exits and q, the front with the \
            baselines, every threshold, the search's way, the designs side by side, where the figures come from, and \
            the commands that give them again. The same files and seed give the same bytes.

            Of a profile, the best design is searched for as optimise --front does. Plans must be of one profile and \
            model, which are found by the hashes in them; policy, goal and limits are those of the first for the \
            search, and each plan's own for its figures, unless an option sets a limit.
            """)

    @Argument(
        help: ArgumentHelp(
            "A profile, by path or by the name of a bundled one; or plans, by path.",
            valueName: "profile|plan"), completion: Completions.profile)
    var subjects: [String]

    @OptionGroup var files: PlanOptions
    @OptionGroup(title: "Search") var search: SearchOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Policy") var policy: PolicyOptions
    @OptionGroup(title: "Objective") var weight: WeightOption

    @Flag(inversion: .prefixedNo, help: "Hold the front against random search, of as many designs.")
    var random = true

    @OptionGroup(title: "Output") var output: ReportOutput

    func run() throws {
        try output.check()
        Interruption.watch()
        let subject = try ReportSubject(subjects, files: files, options: self)
        let run = try ReportRun(subject: subject, options: self)
        let report = try run.report()
        try output.write(report)
        if report.search.isInterrupted {
            StandardError.print("hapi-tui: interrupted; the page shows what was found until then")
            throw Status.interrupted
        }
    }
}
