import ArgumentParser

/// `hapi-tui import`: files of other tools into the program's own.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn what other tools measured or saved into files of hapi-tui's.",
        subcommands: [ImportCalibration.self])
}
