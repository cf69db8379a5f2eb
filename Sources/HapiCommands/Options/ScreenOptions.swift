import ArgumentParser
import HapiDrawing
import HapiFormats

/// How the screen looks.
struct ScreenOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A theme, by name or file.", valueName: "theme"),
        completion: Completions.theme)
    var theme: String?

    @Flag(help: "Draw with ASCII characters alone.")
    var ascii = false

    @Flag(help: "Leave the mouse to the terminal.")
    var noMouse = false

    /// The theme that was asked for.
    /// - Throws: status 65 when there is no such theme, or it cannot be used.
    func chosenTheme() throws -> Theme? {
        try theme.map { name in
            try Refusal.reporting { () throws(InputError) in try ThemeLoader.load(name) }
        }
    }
}
