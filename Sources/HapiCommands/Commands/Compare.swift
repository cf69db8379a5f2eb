import ArgumentParser
import HapiCore
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui compare`: plans side by side.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lay plans side by side, and say which differences the samples can tell.",
        discussion: """
              hapi-tui compare fast.plan.json exact.plan.json
              hapi-tui compare plans/*.json --json

            Every plan is judged anew on the profile, model and answers that it was made with, which are found by \
            their SHA-256, and held against the first one: on the same samples by McNemar's exact test, which \
            pairs them, otherwise by that of two independent shares. Samples are the same where the answers are, \
            or where both files hold the same labels in the same order, as those of a network before and after \
            its probabilities were calibrated do. ≈ marks an accuracy that is not distinguishable at 5 %.

            Plans for several devices may stand in one table: each has the latencies of its own. The same table \
            with designs that are being changed is in the explorer: hapi-tui plan.json, then o for another plan.
            """)

    @Argument(help: "Plans, the first being what the others are held against.", completion: Completions.json)
    var plans: [String]

    @OptionGroup(title: "Plans") var files: PlanOptions

    @Flag(help: "Print JSON (hapi.comparison).")
    var json = false

    func run() throws {
        var comparison = PlanComparison()
        for path in plans {
            let opened = try files.open(path)
            try Refusal.reporting { () throws(InputError) in try comparison.add(opened) }
        }
        if json {
            let document = ComparisonDocument(comparison.designs)
            try StandardOutput.print(JSONWriter.text(document.output, style: .pretty), terminator: "")
        } else {
            try StandardOutput.print(ComparisonTable(comparison.designs).text)
        }
    }
}
