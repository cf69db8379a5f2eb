import Testing

extension EndToEnd {
    /// What is pasted may come from anywhere, and never presses a key.
    @Suite("Pasted text") struct PasteTests {
        private static let begin = "\u{1B}[200~"
        private static let end = "\u{1B}[201~"

        /// What would quit, search, undo, open or end, were it typed; and an end mark of its own.
        private static let texts = [
            "q", "qy", "s[[ \r\n:quit\r", "\u{03}", "\u{1A}", "\u{1B}", "\u{1B}\u{1B}q", "\u{1B}[A\u{1B}OA",
            "\u{04}\u{1C}",
            "a\(end)qy", "a\(end)\u{03}", "\(end)\(begin)q\(end)qy\(end)q",
        ]

        private func paste(_ text: String, _ terminal: PseudoTerminal) {
            terminal.type(Self.begin + text + Self.end)
            while terminal.read(milliseconds: 150) {}
        }

        @Test("is nothing to the panels")
        func panels() throws {
            try TmuxScreen.openTiny { screen in
                let before = try screen.waitForPanels()
                for text in Self.texts {
                    try screen.send(Self.begin + text + Self.end)
                }
                try screen.send(Self.begin + String(repeating: "q", count: 2_000) + Self.end)
                // A key after it all is heard, and nothing has been before.
                try screen.type("?")
                try screen.wait(for: "every key")
                try screen.press("Escape")
                let after = try screen.wait("the panels") { !$0.contains("every key") }
                #expect(after == before)
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
            }
        }

        @Test("is text to a prompt")
        func prompt() throws {
            try PseudoTerminal.openTiny { terminal in
                terminal.type(":")
                for text in Self.texts { paste(text, terminal) }
                let start = terminal.bytes.count
                paste("the last", terminal)
                try terminal.wait(for: "the last", from: start)
                // Still a prompt: Esc closes it, and then q quits.
                terminal.type("\u{1B}")
                while terminal.read(milliseconds: 150) {}
                terminal.type("q")
                #expect(try terminal.waitForEvent() == .exited(0))
            }
        }

        @Test("of a megabyte is dropped as a whole, and one without an end given up; then keys are keys")
        func endless() throws {
            try PseudoTerminal.openTiny { terminal in
                terminal.type(":" + Self.begin)
                let block = String(repeating: "q\r\u{03}", count: 1000)
                for _ in 0..<350 { terminal.type(block) }
                terminal.type(Self.end)
                while terminal.read(milliseconds: 300) {}
                var start = terminal.bytes.count
                terminal.type(Self.begin + "without end\r\u{03}")
                try terminal.wait(for: "without end", from: start)
                start = terminal.bytes.count
                terminal.type("\u{1B}")
                try terminal.wait(for: "q", from: start)
                while terminal.read(milliseconds: 150) {}
                terminal.type("q")
                #expect(try terminal.waitForEvent() == .exited(0))
            }
        }
    }
}
