import ArgumentParser

/// The program and its version, as plans record it.
package let programVersion = "0.2.0"
package let programName = "hapi-tui \(programVersion)"

/// The root command. `hapi-tui PROFILE` is `hapi-tui explore PROFILE`.
package struct HapiTui: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "hapi-tui",
        abstract: "Choose the early exits of a neural network for the device it has to run on.",
        discussion: """
            A profile says what every layer and candidate exit costs on a device; the model that it names \
            says what every exit answered on a calibration set. From the two, any choice of exits and \
            threshold is judged by arithmetic, and searched (HAPI, ICCAD 2020).

              hapi-tui profiles/agx10w.json                 explore it on the screen
              hapi-tui profiles                             what there is to open
              hapi-tui evaluate x86-torch --exits b8.conv2,b15.conv2 --threshold 0.8
              hapi-tui optimise agx10w --mean-latency 80 --export plan.json
              hapi-tui baselines x86-torch                  held against older rules
              hapi-tui sweep sweep.json --out results.jsonl many searches at once
              hapi-tui replay plan.json                     is the plan still good?
              hapi-tui report plan.json --out report.html   a page to send round
              hapi-tui materialise plan.json --onnx net.onnx --out deployed
              hapi-tui import --help                        times, answers of other tools

            Results go to standard output; progress, times and errors to standard error. \
            Exit status: 0 done; 1 the answer is no (no design meets the limits); 64 usage; \
            65 input refused; 73 a file could not be written; 74 nor could the results; 130 interrupted.
            """,
        version: BuildFacts.text,
        groupedSubcommands: [
            CommandGroup(
                name: "Designs",
                subcommands: [
                    Explore.self, Evaluate.self, Optimise.self, SweepCommand.self, Baselines.self,
                ]),
            CommandGroup(
                name: "Plans",
                subcommands: [Replay.self, Compare.self, MakeReport.self, Materialise.self]),
            CommandGroup(
                name: "Files",
                subcommands: [
                    Import.self, Validate.self, Profiles.self, Themes.self, Keys.self,
                ]),
        ],
        defaultSubcommand: Explore.self)

    package init() {}
}
