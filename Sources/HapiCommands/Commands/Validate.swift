import ArgumentParser
import HapiFormats
import HapiRuntime

/// `hapi-tui validate`: say of each file whether it holds what it should.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check files of every format, and everything that they refer to.",
        discussion: """
              hapi-tui validate Profiles/*.json plan.json session.jsonl ~/.config/hapi-tui/*.json

            One line a file; its first key says what it is. A profile is checked with its model, calibration \
            and test set, hashes included; a theme with those that it inherits from; a recorded session and \
            saved work with the profile that they name. Ends with status 65 when any file is refused. \
            Profiles/Schemas has a JSON Schema for each format, for editors and other programs.
            """)

    @Argument(help: "Files to check.", completion: .file())
    var files: [String]

    func run() throws {
        var isRefused = false
        var lines: [String] = []
        for file in files {
            do throws(InputError) {
                let path = ResourceLocator.current.find(file, .profiles) ?? file
                let summary = try FileCheck(path).summary()
                lines.append(InputError.printable("\(path): \(summary)"))
            } catch {
                StandardError.print("hapi-tui: \(error)")
                isRefused = true
            }
        }
        for line in lines { try StandardOutput.print(line) }
        if isRefused { throw Status.refused }
    }
}
