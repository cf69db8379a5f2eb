import Testing

extension EndToEnd {
    @Suite("Quiet") struct QuietTests {
        @Test("when nothing happens, nothing is written")
        func idle() throws {
            try PseudoTerminal.openTiny { terminal in
                #expect(!terminal.read(milliseconds: 1500))
            }
        }

        @Test("a paused search is as quiet")
        func paused() throws {
            try PseudoTerminal.openTiny { terminal in
                terminal.type("s")
                try terminal.wait(for: "running")
                let start = terminal.bytes.count
                terminal.type("s")
                try terminal.wait(for: "paused", from: start)
                while terminal.read(milliseconds: 150) {}
                #expect(!terminal.read(milliseconds: 1500))
            }
        }
    }
}
