import Glibc
import Testing

extension EndToEnd {
    /// Whatever ends the program, the terminal is the shell's again as it was.
    @Suite("The terminal given back") struct GivenBackTests {
        /// Opens the small profile, lets `leave` end it, and looks at what it leaves behind.
        private func ends(
            as expected: PseudoTerminal.Event, sourceLocation: SourceLocation = #_sourceLocation,
            _ leave: (PseudoTerminal) throws -> Void
        ) throws {
            try PseudoTerminal.openTiny { terminal in
                let opened = TerminalOutput(terminal.bytes)
                #expect(!terminal.hasFoundSettings, sourceLocation: sourceLocation)
                #expect(opened.mode(1049) == true && opened.mode(25) == false, sourceLocation: sourceLocation)
                #expect(
                    opened.mode(1002) == true && opened.mode(1006) == true && opened.mode(2004) == true,
                    sourceLocation: sourceLocation)
                try leave(terminal)
                #expect(try terminal.waitForEvent() == expected, sourceLocation: sourceLocation)
                #expect(terminal.hasFoundSettings, sourceLocation: sourceLocation)
                let closed = TerminalOutput(terminal.bytes)
                #expect(closed.isGivenBack, sourceLocation: sourceLocation)
                #expect(closed.mode(25) == true, "the cursor stays hidden", sourceLocation: sourceLocation)
            }
        }

        @Test("by q")
        func quit() throws {
            try ends(as: .exited(0)) { $0.type("q") }
        }

        @Test("by a signal, with the status that shells give it", arguments: [SIGTERM, SIGINT, SIGHUP])
        func signal(number: Int32) throws {
            try ends(as: .exited(128 + number)) { $0.send(signal: number) }
        }

        @Test("by Ctrl-C, even while a question is open")
        func interrupt() throws {
            try ends(as: .exited(128 + SIGINT)) { $0.type("\u{03}") }
            try ends(as: .exited(128 + SIGINT)) {
                $0.type(" q")
                try $0.wait(for: "Quit all the same?")
                $0.type("\u{03}")
            }
        }

        @Test("by a signal in the middle of a search")
        func signalWhileSearching() throws {
            try ends(as: .exited(128 + SIGTERM)) {
                $0.type("s")
                try $0.wait(for: "running")
                $0.send(signal: SIGTERM)
            }
        }

        @Test(
            "by a crash and by any other signal, which still kills",
            arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGQUIT, SIGUSR1, SIGXCPU])
        func crash(number: Int32) throws {
            try ends(as: .killed(number)) { $0.send(signal: number) }
        }

        @Test("a pipe that broke is no reason to end")
        func brokenPipe() throws {
            try ends(as: .exited(0)) {
                $0.send(signal: SIGPIPE)
                let start = $0.bytes.count
                $0.type("?")
                try $0.wait(for: "every key", from: start)
                $0.type("\u{1B}")
                while $0.read(milliseconds: 100) {}
                $0.type("q")
            }
        }

        @Test("what was on the screen before is there again")
        func alternateScreen() throws {
            try TmuxScreen.openTiny { screen in
                try screen.waitForPanels()
                #expect(try !screen.rows().contains("the line before"))
                try screen.type("q")
                #expect(try screen.waitForEnd() == 0)
                let rows = try screen.wait(for: "the line before")
                #expect(!rows.contains("Backbone"))
            }
        }
    }
}
