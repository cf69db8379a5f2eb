import Testing

extension EndToEnd {
    @Suite("Without a terminal to draw on") struct NoScreenTests {
        /// A plain refusal that shows the way to the commands without a screen.
        private func expectRefusal(
            _ bytes: [UInt8], naming found: String, sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.hasPrefix("hapi-tui: the screen cannot be opened"), sourceLocation: sourceLocation)
            #expect(text.contains(found), sourceLocation: sourceLocation)
            #expect(
                text.contains("hapi-tui evaluate") && text.contains("hapi-tui optimise"),
                sourceLocation: sourceLocation)
            #expect(!bytes.contains(0x1B), sourceLocation: sourceLocation)
        }

        @Test(
            "a terminal that cannot be drawn on is refused in words",
            arguments: [("dumb", "TERM=dumb"), ("nonsense", "TERM=nonsense"), ("", "an empty TERM")])
        func unfitTerminal(name: String, found: String) throws {
            try expectRefusal(of: name, naming: found)
        }

        @Test("so is one without a name")
        func unsetTerminal() throws {
            try expectRefusal(of: nil, naming: "no TERM")
        }

        private func expectRefusal(of name: String?, naming found: String) throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            try PseudoTerminal.open([profile.path], terminal: name, in: folder) { terminal in
                let event = try terminal.waitForEvent()
                #expect(event == .exited(64))
                expectRefusal(terminal.bytes, naming: found)
                #expect(terminal.hasFoundSettings)
            }
        }

        @Test("standard output that leads elsewhere gets nothing, and the terminal is told")
        func outputElsewhere() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            var environment = Program.environment(in: folder)
            environment["TERM"] = "xterm-256color"
            try PseudoTerminal.open(
                shell: "cd \"$0\"; \"$@\" > file; s=$?; \"$@\" | cat > pipe; exit $s",
                [folder.path, Program.executable(), profile.path], environment, 120, 36
            ) { terminal in
                let event = try terminal.waitForEvent()
                #expect(event == .exited(64))
                expectRefusal(terminal.bytes, naming: "standard output leading to a file")
                #expect(terminal.text.contains("standard output leading to a pipe"))
                #expect(terminal.hasFoundSettings)
            }
            #expect(try folder.bytes(of: "file").isEmpty)
            #expect(try folder.bytes(of: "pipe").isEmpty)
        }

        @Test("with no terminal at all it says so")
        func noTerminal() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            let end = try Program.run([profile.path], in: folder)
            #expect(end.status == 64)
            #expect(end.output.isEmpty)
            expectRefusal(end.errors, naming: "standard input")
        }
    }
}
