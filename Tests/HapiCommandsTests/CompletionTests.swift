import TestSupport
import Testing

@testable import HapiCommands

@Suite("What shells complete arguments to, and what the program says of itself")
struct CompletionTests {
    @Test("a list of exits goes on with each that begins so and is not in it yet")
    func lists() {
        let exits = ["stem", "b1.conv1", "b1.conv2", "b2.conv1"]
        func lists(_ prefix: String) -> [String] { Completions.lists(of: exits, continuing: prefix) }
        #expect(lists("") == exits && lists("b1") == ["b1.conv1", "b1.conv2"])
        #expect(lists("b1.conv1,b1") == ["b1.conv1,b1.conv2"] && lists("x") == [])
        #expect(lists("stem,b2.conv1,") == ["stem,b2.conv1,b1.conv1", "stem,b2.conv1,b1.conv2"])
    }

    @Test("there is a script for each of three shells", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) throws {
        let result = try Program.run(["--generate-completion-script", shell])
        #expect(result.status == 0 && result.errors.isEmpty)
        for word in ["replay", "load-factor", "max-probability"] { #expect(result.output.contains(word)) }
    }

    @Test("--version begins with the version alone, as plans have it, and tells the build")
    func version() throws {
        let lines = try Program.run(["--version"]).output.split(separator: "\n").map(String.init)
        #expect(lines.first == programName)
        #expect(
            lines.dropFirst().map { $0.prefix(9) } == ["commit   ", "build    ", "kernels  ", "formats  "])
        #expect(lines[2].contains("Swift 6."))
    }

    @Test("No example in a command's help runs into the next where lines are filled, as in manual pages")
    func examples() {
        for command in [HapiTui.self] + HapiTui.configuration.subcommands + Import.configuration.subcommands {
            let lines = command.configuration.discussion.split(separator: "\n")
            #expect(!lines.contains { $0.hasPrefix("hapi-tui ") }, "\(command)")
        }
    }
}
