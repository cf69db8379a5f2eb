import Foundation
import HapiExplorer
import HapiFormats
import HapiJSON
import HapiRuntime
import TestSupport
import Testing

@testable import HapiCommands

@Suite("Keys outside the screen")
struct KeysTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/hapi-tui", withIntermediateDirectories: true)
    }

    private var environment: [String: String] { ["XDG_CONFIG_HOME": folder.path] }

    private var loaded: (keymap: Keymap, problem: InputError?) {
        KeymapLoader.load(ResourceLocator(environment: environment, executable: "/nowhere/hapi-tui"))
    }

    @discardableResult
    private func write(_ keys: String) throws -> String {
        try folder.write(#"{"format": "hapi.keys", "version": 1, "keys": \#(keys)}"#, "hapi-tui/keys.json")
    }

    @Test("Without a file the keys are the standard ones, with one the user's")
    func load() throws {
        #expect(loaded.keymap == .standard && loaded.problem == nil)
        try write(#"{"search": ["F5"]}"#)
        #expect(loaded.keymap.mainName(of: .searchToggle) == "F5" && loaded.problem == nil)
    }

    @Test("A bad file leaves the standard keys and says where it is wrong")
    func bad() throws {
        let path = try write(#"{"quit": []}"#)
        #expect(loaded.keymap == .standard)
        #expect(loaded.problem?.file == path)
        #expect(loaded.problem?.description.contains("at $.keys") == true)
        let result = try Program.run(["keys"], environment: environment)
        #expect(result.status == 65 && result.output.isEmpty && result.errors.contains("keys.json"))
    }

    @Test("hapi-tui keys lists every command with its keys, and --json a file that reads back")
    func listed() throws {
        try write(#"{"undo": ["F9"]}"#)
        let table = try Program.run(["keys"], environment: environment)
        #expect(table.status == 0 && table.errors.isEmpty)
        for command in Command.allCases where !Command.slots.dropFirst().dropLast().contains(command) {
            #expect(table.output.contains(command.rawValue), "\(command.rawValue)")
        }
        #expect(table.output.contains("  F9  ") && table.output.contains("Ctrl-R Z"))
        let file = try Program.run(["keys", "--json"], environment: environment)
        #expect(try Keymap.read(Array(file.output.utf8)) == loaded.keymap)
        #expect(try Program.run(["keys", "--json", "--markdown"]).status == 64)
    }

    @Test("The README's table of keys is up to date")
    func readme() throws {
        let text = try String(contentsOfFile: "\(Checkout.root)/README.md", encoding: .utf8)
        let (start, end) = ("<!-- keys -->\n", "\n<!-- /keys -->")
        let from = try unwrap(text.firstRange(of: start)?.upperBound)
        let to = try unwrap(text.firstRange(of: end)?.lowerBound)
        #expect(
            text[from..<to].split(separator: "\n").map(String.init) == MarkdownKeys(KeyList(.standard)).lines,
            "put what `hapi-tui keys --markdown` prints between the README's marks <!-- keys --> and <!-- /keys -->"
        )
    }
}
