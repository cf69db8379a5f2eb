import ArgumentParser
import HapiExplorer
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui keys`: which key does what on the screen.
struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the screen's keys, yours where a key file binds them.",
        discussion: """
              hapi-tui keys
              hapi-tui keys --json > ~/.config/hapi-tui/keys.json

            Keys of yours go into $XDG_CONFIG_HOME/hapi-tui/keys.json (or ~/.config/hapi-tui/keys.json): for \
            each command that is to have others, all of its keys. What the file does not name stays as it \
            is, but for keys that it gives to something else:

              {"format": "hapi.keys", "version": 1,
               "keys": {"search": ["s", "F5"], "redo": ["Ctrl-Y"], "forbid-here": []}}

            Keys are written "s", "S", "space", "Ctrl-R", "Alt-x", "Shift-Tab", "Left", "PgUp", "F5".
            """)

    @Flag(help: "Print a complete key file (hapi.keys), to start from.")
    var json = false

    @Flag(help: "Print the README's table of the standard keys.")
    var markdown = false

    func validate() throws {
        if json, markdown { throw ValidationError("--json and --markdown exclude each other.") }
    }

    func run() throws {
        if markdown {
            try StandardOutput.print(MarkdownKeys(KeyList(.standard)).lines.joined(separator: "\n"))
            return
        }
        let (keymap, problem) = KeymapLoader.load()
        if let problem {
            StandardError.print("hapi-tui: \(problem)")
            throw Status.refused
        }
        if json {
            try StandardOutput.print(JSONWriter.text(keymap.file, style: .pretty), terminator: "")
        } else {
            try StandardOutput.print(Self.table(KeyList(keymap)).joined(separator: "\n"))
        }
    }

    /// One line a command, in groups.
    private static func table(_ list: KeyList) -> [String] {
        var table = TextTable(header: ["key", "command", "what it does"])
        for section in list.sections {
            table.rows += [["", "", ""], [section.group.rawValue, "", ""]]
            table.rows += section.rows.map { row in
                let keys = row.names(isASCII: false).map(InputError.printable)
                let names = row.commands.map(\.rawValue)
                let command = names.count > 1 ? "\(names.first ?? "") to \(names.last ?? "")" : names.first
                return ["  " + keys.joined(separator: " "), command ?? "", row.summary]
            }
        }
        return table.lines
    }
}
