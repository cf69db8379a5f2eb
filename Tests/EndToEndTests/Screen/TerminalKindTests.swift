import Testing

extension EndToEnd {
    @Suite("Kinds of terminals") struct TerminalKindTests {
        private static let panels = ["Backbone", "Search", "Pareto", "Compare", "threshold", "q quit"]

        @Test(
            "every panel is readable, and keys do what they do",
            arguments: ["xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100"])
        func kinds(_ terminal: String) throws {
            try expectWhole(terminal: terminal, environment: [:])
        }

        @Test("so it is in the C locale")
        func locale() throws {
            try expectWhole(terminal: "xterm-256color", environment: ["LC_ALL": "C", "LANG": "C"])
        }

        private func expectWhole(
            terminal: String, environment: [String: String]
        ) throws {
            let folder = try TemporaryFolder()
            let profile = try SyntheticProfile(in: folder)
            try TmuxScreen.open(
                [profile.path], environment: environment, terminal: terminal, in: folder
            ) { screen in
                let rows = try screen.wait("the panels") { rows in Self.panels.allSatisfy(rows.contains) }
                #expect(rows.rows.allSatisfy { $0.count <= 120 })
                let before = rows.figure("threshold")
                try screen.press("Right")
                try screen.type("]]]")
                try screen.wait("another threshold") { $0.figure("threshold") != before }
                try screen.type("?")
                try screen.wait(for: "Look around")
                try screen.press("Escape")
                try screen.wait("the help to close") { !$0.contains("Look around") }
                try screen.type("q")
                try screen.wait(for: "Quit all the same?")
                try screen.type("y")
                #expect(try screen.waitForEnd() == 0)
            }
        }
    }
}
