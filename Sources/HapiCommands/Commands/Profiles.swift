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

            What cannot be read stands in the list with the reason, a folder that cannot be listed on standard \
            error, and the command then ends with status 65; 0 when every profile could be read. Of the \
            answers only the header is looked at: validate checks the rest.
            """)

    @Flag(help: "Print JSON (hapi.profiles).")
    var json = false

    func run() throws {
        let catalogue = ProfileCatalogue(.current)
        if json {
            try StandardOutput.print(
                JSONWriter.text(ProfileList(catalogue).output, style: .pretty), terminator: "")
        } else {
            for line in ProfileTable(catalogue).lines { try StandardOutput.print(line) }
        }
        for problem in catalogue.problems { StandardError.print("hapi-tui: \(problem)") }
        if !catalogue.problems.isEmpty || catalogue.entries.contains(where: { $0.problem != nil }) {
            throw Status.refused
        }
    }
}
