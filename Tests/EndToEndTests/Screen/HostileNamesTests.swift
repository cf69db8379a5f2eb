import Foundation
import Testing

extension EndToEnd {
    /// Files come from anywhere, and a name in one may be an attack on the terminal that shows it.
    @Suite("Names that hold control characters") struct HostileNamesTests {
        private static let names = SyntheticProfile.Names(
            file: "evil\(HostileText.attack).json", network: "net\(HostileText.attack)",
            platform: "device\(HostileText.attack)", group: "g\(HostileText.attack)",
            suffix: HostileText.attack,
            notes: HostileText.attack)

        /// Types, and takes in what the screen answers, if anything.
        private func look(_ terminal: PseudoTerminal, _ keys: String) {
            terminal.type(keys)
            if terminal.read(milliseconds: 1000) { while terminal.read(milliseconds: 60) {} }
        }

        /// What opens every panel, list, form and prompt; each is closed again.
        private static let places = [
            "l", " ", "p", "\t", "\t", "\t", "i", "/", "a", "U", "c", "r", "B", "o", "D", "O", "\u{10}", ":",
            "T", "?", "e",
        ]

        @Test("the screen shows them without obeying, in every panel and list, and in the export")
        func screen() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder, Self.names)
            // Among the profiles at hand as well.
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("data/hapi-tui/profiles"), withDestinationPath: folder.path)
            let recording = "tour\(HostileText.attack).jsonl"
            let arguments = [profile.path, "--record", recording]
            try PseudoTerminal.open(arguments, in: folder) { terminal in
                try terminal.waitForPanels()
                #expect(terminal.text.contains("owned"), "the name is not shown at all")
                for keys in Self.places {
                    look(terminal, keys)
                    if !"lpc \t".contains(keys) { look(terminal, "\u{1B}") }
                }
                look(terminal, "e")
                let start = terminal.bytes.count
                terminal.type("\r")
                // In a message of several lines, of which a terminal is sent the words alone.
                try terminal.wait(for: "written", from: start)
                look(terminal, " ")
                terminal.send(signal: SIGTERM)
                #expect(try terminal.waitForEvent() == .exited(128 + SIGTERM))
                #expect(HostileText.hidden(onTerminal: terminal.bytes) == [])
            }
            // What the session left behind is told of, and brought back, as harmlessly.
            for (arguments, told) in [
                ([profile.path], "unsaved"), ([profile.path, "--restore"], "Restored"),
            ] {
                try PseudoTerminal.open(arguments, in: folder) { terminal in
                    try terminal.wait(for: told)
                    terminal.type("qy")
                    #expect(try terminal.waitForEvent() == .exited(0))
                    #expect(HostileText.hidden(onTerminal: terminal.bytes) == [])
                }
            }
            let played = try Program.run(
                ["--play", folder.file(recording), "--dump-frame", "120x36"], in: folder)
            let (status, hidden) = (played.status, HostileText.hidden(in: played.output))
            #expect(status == 0 && hidden == [], "\(played.errorText.debugDescription)")
        }

        @Test("the header tells a synthetic calibration from a measured one")
        func synthetic() throws {
            try TmuxScreen.openTiny { screen in
                let rows = try screen.waitForPanels()
                #expect(rows.contains("[calibration: synthetic]"))
                #expect(!rows.contains("measured]"))
            }
        }

        @Test("what a paste brings into the prompt loses its control characters")
        func paste() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            try PseudoTerminal.open([profile.path], in: folder) { terminal in
                try terminal.waitForPanels()
                terminal.type("e")
                try terminal.wait(for: "Export plan to")
                let start = terminal.bytes.count
                terminal.type("\u{1B}[200~.one\u{07}\u{9B}31m\u{202E}\r\ntwo\u{1B}[201~")
                try terminal.wait(for: "two", from: start)
                terminal.type("\r")
                try terminal.wait(for: "Plan written", from: start)
                #expect(HostileText.hidden(onTerminal: terminal.bytes) == [])
            }
            #expect(try folder.files(ending: ".one31mtwo") == ["tiny.plan.json.one31mtwo"])
        }
    }
}
