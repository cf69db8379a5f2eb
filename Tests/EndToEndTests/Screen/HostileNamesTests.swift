import Testing

extension EndToEnd {
    /// Files come from anywhere, and a name in one may be an attack on the terminal that shows it.
    @Suite("Names that hold control characters") struct HostileNamesTests {
        /// Sets a title, rings, colours, turns the writing round, moves the cursor, in C0 and C1 forms.
        private static let attack =
            "\u{1B}]0;owned\u{07}\u{1B}[31;5mX\u{202E}\u{9B}2J\u{9D}0;owned\u{9C}\r\n\u{08}\u{0E}\u{7F}\u{2028}"

        private static let names = SyntheticProfile.Names(
            file: "evil\u{1B}]0;owned\u{07}\u{202E}.json", network: "net\(attack)",
            platform: "device\(attack)", group: "g\(attack)", suffix: attack)

        /// Nothing that was in a name, and no sequence that the program has no use for.
        private func expectHarmless(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
            let output = TerminalOutput(bytes)
            let foreign = output.sequences.filter { $0.hasPrefix("]") || $0.contains("31;5m") }
            #expect(foreign.isEmpty, sourceLocation: sourceLocation)
            // Shifting to another character set, ringing, deleting.
            #expect(
                !output.text.contains { [0x07, 0x0E, 0x7F].contains($0) }, sourceLocation: sourceLocation)
            let shown = String(decoding: output.text, as: UTF8.self).unicodeScalars
            #expect(
                !shown.contains { (0x80..<0xA0).contains($0.value) || [0x202E, 0x2028].contains($0.value) },
                sourceLocation: sourceLocation)
        }

        @Test("the screen shows them without obeying, in every panel and in the export")
        func screen() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder, Self.names)
            try PseudoTerminal.open([profile.path], width: 200, height: 50, in: folder) { terminal in
                try terminal.waitForPanels()
                #expect(terminal.text.contains("[calibration: synthetic]"))
                #expect(terminal.text.contains("owned"), "the name is not shown at all")
                // The exit's details, a pin, the prompt with the file's name, the message.
                for keys in ["l", " ", "p", "e"] {
                    let start = terminal.bytes.count
                    terminal.type(keys)
                    while terminal.bytes.count == start { terminal.read(milliseconds: 20) }
                    while terminal.read(milliseconds: 60) {}
                }
                let start = terminal.bytes.count
                terminal.type("\r")
                try terminal.wait(for: "Plan written", from: start)
                terminal.type("q")
                #expect(try terminal.waitForEvent() == .exited(0))
                expectHarmless(terminal.bytes)
            }
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
                expectHarmless(terminal.bytes)
            }
            #expect(try folder.files(ending: ".one31mtwo") == ["tiny.plan.json.one31mtwo"])
        }
    }
}
