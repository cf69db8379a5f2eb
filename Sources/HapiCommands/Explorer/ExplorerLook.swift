import HapiDrawing
import HapiExplorer
import HapiFormats
import HapiRuntime

/// How the screen looks and is operated: as the command line says, else the user's files, else as built in.
struct ExplorerLook {
    /// All that can be chosen while the program runs.
    let themes: [Theme]
    let keymap: Keymap
    let isASCII: Bool
    let takesMouse: Bool
    /// The theme that was asked for, on the command line or in the configuration.
    private let asked: Theme?
    /// What keeps files of the user's from being used.
    let problems: [InputError]

    /// - Throws: status 65 where the theme that the command line asks for cannot be used. Whatever is wrong with the
    ///   user's files is a problem noted.
    init(_ options: ScreenOptions) throws {
        let (configuration, configurationProblem) = ConfigurationLoader.load()
        let (keymap, keymapProblem) = KeymapLoader.load()
        var catalogue = ThemeCatalogue()
        var asked = try options.theme.map { name in
            try Refusal.reporting { () throws(InputError) in try catalogue.take(name) }
        }
        var problems = [configurationProblem, keymapProblem].compactMap(\.self)
        if asked == nil, let name = configuration.theme {
            do throws(InputError) {
                asked = try catalogue.take(name)
            } catch {
                problems.append(error)
            }
        }
        self.asked = asked
        self.keymap = keymap
        themes = catalogue.themes
        self.problems = problems + catalogue.problems
        isASCII = options.ascii || configuration.ascii == true
        takesMouse = !options.noMouse && configuration.mouse != false
    }

    /// The names of all, the one that the screen opens in first: its list begins with what is seen.
    var themeNames: [String] {
        let opened = theme(at: .trueColour).name
        return [opened] + themes.map(\.name).filter { $0 != opened }
    }

    /// What the screen opens in. Without colours another theme tells things apart, unless one was asked for.
    func theme(at depth: ColourDepth) -> Theme {
        asked ?? themes.first { $0.name == (depth == .mono ? "mono" : Theme.builtIn.name) } ?? .builtIn
    }
}
