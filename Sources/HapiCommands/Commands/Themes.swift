import ArgumentParser
import HapiDrawing
import HapiExplorer
import HapiFigures
import HapiFormats
import HapiJSON

/// `hapi-tui themes`: the colours there are to choose from.
struct Themes: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the themes at hand, which --theme takes by name.",
        discussion: """
              hapi-tui themes
              hapi-tui agx10w --theme light

            A theme of yours goes into $XDG_CONFIG_HOME/hapi-tui/themes (or ~/.config/hapi-tui/themes) as \
            NAME.json; it may inherit from another and change only some colours. Of two with one name the \
            first counts. A file that is no theme is left out, and what is wrong with it told on standard \
            error; so is a token that stands out less from its background than it should (4.5:1 for text, \
            3:1 for graphs).
            """)

    @Flag(help: "Print JSON (hapi.themes).")
    var json = false

    func run() throws {
        let catalogue = ThemeCatalogue()
        if json {
            try StandardOutput.print(
                JSONWriter.text(ThemeList(catalogue).output, style: .pretty), terminator: "")
        } else {
            var table = TextTable(header: ["theme", "kind", "file"])
            table.rows = catalogue.entries.map { entry in
                [
                    InputError.printable(entry.theme.name), entry.theme.kind.rawValue,
                    entry.file.map(InputError.printable) ?? "compiled in",
                ]
            }
            for line in table.lines { try StandardOutput.print(line) }
        }
        for problem in catalogue.problems { StandardError.print("hapi-tui: left out: \(problem)") }
        for entry in catalogue.entries {
            for shortfall in entry.theme.shortfalls(at: .trueColour) {
                StandardError.print("hapi-tui: \(Self.text(shortfall, of: entry.theme))")
            }
        }
    }

    private static func text(_ shortfall: Theme.Shortfall, of theme: Theme) -> String {
        "\(InputError.printable(theme.name)): \(shortfall.token.rawValue) has "
            + "\(Format.fixed(shortfall.contrast, digits: 2)):1 on its background, and should have "
            + "\(Format.fixed(shortfall.token.leastContrast, digits: 1)):1"
    }
}
