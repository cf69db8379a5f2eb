import Testing

extension EndToEnd {
    @Suite("The screen's looks") struct AppearanceTests {
        /// What the program writes from its start until it has left.
        private func output(
            _ options: [String] = [], terminal: String = "xterm-256color", environment: [String: String] = [:]
        ) throws -> [UInt8] {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            return try PseudoTerminal.open(
                [profile.path] + options, terminal: terminal, environment: environment, in: folder
            ) { terminal in
                try terminal.waitForPanels()
                terminal.type("q")
                #expect(try terminal.waitForEvent() == .exited(0))
                return terminal.bytes
            }
        }

        @Test("a theme is found by name and by path, and has colours of its own")
        func theme() throws {
            let dark = try TerminalOutput(output()).colours
            let light = try TerminalOutput(output(["--theme", "light"])).colours
            let path = try TerminalOutput(output(["--theme", "\(Program.project)/Themes/light.json"])).colours
            #expect(!dark.isEmpty)
            #expect(light != dark)
            #expect(light == path)
        }

        @Test("an unknown theme is refused, and those there are are named")
        func unknownTheme() throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            let end = try Program.run([profile.path, "--theme", "nonsense"], in: folder)
            #expect(end.status == 65)
            #expect(end.output.isEmpty)
            for name in ["nonsense", "light", "dark", "high-contrast", "colour-blind", "mono"] {
                #expect(end.errorText.contains(name), "\(name) is not named")
            }
            #expect(!end.errors.contains(0x1B))
        }

        @Test("--ascii sends ASCII alone")
        func ascii() throws {
            #expect(try output(["--ascii"]).allSatisfy { $0 < 0x80 })
            #expect(try !output().allSatisfy { $0 < 0x80 })
        }

        @Test("NO_COLOR, and a terminal without colours, get no colour")
        func noColour() throws {
            #expect(try TerminalOutput(output(environment: ["NO_COLOR": "1"])).colours.isEmpty)
            #expect(try TerminalOutput(output(terminal: "vt100")).colours.isEmpty)
            // An empty NO_COLOR means nothing, as no-color.org has it.
            #expect(try !TerminalOutput(output(environment: ["NO_COLOR": ""])).colours.isEmpty)
        }

        @Test("the mouse is asked for, and with --no-mouse it is not")
        func mouse() throws {
            func asksForMouse(_ options: [String]) throws -> Bool {
                try TerminalOutput(output(options)).sequences.contains {
                    $0.hasPrefix("[?100") && $0.hasSuffix("h")
                }
            }
            #expect(try asksForMouse([]))
            #expect(try !asksForMouse(["--no-mouse"]))
        }

        @Test("a terminal that says nothing of its locale still gets a whole screen")
        func noLocale() throws {
            let bytes = try output(environment: ["LC_ALL": "", "LANG": ""])
            #expect(String(decoding: bytes, as: UTF8.self).contains("Backbone"))
        }
    }
}
