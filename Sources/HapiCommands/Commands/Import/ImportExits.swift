import ArgumentParser
import HapiCore
import HapiFormats

/// `hapi-tui import exits`: times to each classifier, without any of layers.
struct ImportExits: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exits", abstract: "From a CSV of cumulative times, one to each classifier.",
        discussion: """
              hapi-tui import exits seconds.csv --model net.json --out net-board.json --platform "Board" --memory 2GiB \\
                  --precision fp32 --runtime "PyTorch 2.13" --date 2026-11-20

            Milliseconds from the input to each exit in depth order and to the final classifier, with every exit on \
            the way run; no header. What lies between two of them is spread over the layers there, and the exit at \
            its end, by multiply-accumulates, so the profile says "modelled". --exit-ms gives what an exit costs, \
            where that is known.
            """)

    @OptionGroup var source: TimingsArgument
    @OptionGroup var model: ImportedModelOption

    @Option(
        help: ArgumentHelp("What each exit costs alone, milliseconds (default: by MACs).", valueName: "ms"))
    var exitMs: Double?

    @OptionGroup(title: "Profile") var profile: ImportedProfileOptions

    func validate() throws {
        if let exitMs, !(exitMs >= 0 && exitMs.isFinite) {
            throw ValidationError("--exit-ms is a number of milliseconds, not negative.")
        }
        try profile.check(for: nil, file: source.file, tellsRuntime: false)
    }

    func run() throws {
        try OutputGuard.check([("--out", profile.out)], over: [source.file, model.path])
        let target = try profile.target(model: model.path)
        let network = target.model.network
        let figures = try Refusal.reporting { () throws(InputError) in
            try ExitTimes(TimingsArgument.read(source.file), file: source.file)
                .figures(of: network, exitCost: exitMs, file: source.file)
        }
        let cost = exitMs.map { "every exit taken to cost \($0) ms" } ?? "exits taken to cost by them too"
        let measurement = try profile.measurement(
            kind: .modelled,
            method:
                "imported from \(source.name): cumulative times to each of \(network.classifierCount) classifiers, "
                + "their differences spread over the layers between by multiply-accumulates, \(cost)",
            timings: NodeTimings.Source(runtime: "", statistic: "as in the file", runs: 0),
            endToEnd: nil)
        StandardError.print(
            "Times of \(network.layers.count) layers and \(network.exits.count) exits are modelled: "
                + "\(network.classifierCount) measured sums, spread by multiply-accumulates")
        try target.write(measurement, figures, tail: nil, options: profile)
    }
}
