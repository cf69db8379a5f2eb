import ArgumentParser
import HapiFormats
import HapiJSON
import HapiRuntime

/// `hapi-tui profiles`: the platforms there are to choose from.
struct Profiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the profiles at hand, which every command takes by name.",
        discussion: """
            hapi-tui profiles
            hapi-tui agx10w

            A profile of yours goes into $XDG_DATA_HOME/hapi-tui/profiles (or ~/.local/share/hapi-tui/profiles) as \
            NAME.json, its model and answers below it. Of two with one name yours counts, and the other can be \
            had by its path.

            What cannot be read stands in the list with the reason, and the command then ends with status 65; 0 \
            when every profile could be read. Of the answers only the header is looked at: validate checks the \
            rest.
            """)

    @Flag(help: "Print JSON (hapi.profiles).")
    var json = false

    func run() throws {
        let catalogue = ProfileCatalogue(.current)
        if json {
            try StandardOutput.print(
                JSONWriter.text(Self.document(catalogue), style: .pretty), terminator: "")
        } else {
            for line in ProfileTable(catalogue).lines { try StandardOutput.print(line) }
        }
        if catalogue.entries.contains(where: { $0.problem != nil }) { throw Status.refused }
    }

    private static func document(_ catalogue: ProfileCatalogue) -> JSONOutput {
        .object(FileFormat.profiles.header + [("profiles", .array(catalogue.entries.map(output)))])
    }

    /// Without the figures where there are none to be had.
    private static func output(_ entry: ProfileCatalogue.Entry) -> JSONOutput {
        let head: [(String, JSONOutput)] = [
            ("name", .string(entry.name)), ("file", .string(entry.path)),
            ("origin", .string(entry.isUsers ? "user" : "bundled")), ("shadowedBy", .optional(entry.shadow)),
            ("readable", .bool(entry.problem == nil)),
        ]
        switch entry.content {
        case .failure(let error): return .object(head + [("reason", .string(error.description))])
        case .success(let content):
            return .object(
                head + [
                    ("title", .string(content.title)), ("network", .string(content.network)),
                    ("platform", .string(content.platform.name)), ("mode", .optional(content.platform.mode)),
                    ("latency", .string(content.latency.rawValue)),
                    ("calibration", .string(content.calibration.rawValue)),
                    ("candidates", .integer(content.candidates)), ("samples", .integer(content.samples)),
                    ("energies", .bool(content.hasEnergies)),
                ])
        }
    }
}
