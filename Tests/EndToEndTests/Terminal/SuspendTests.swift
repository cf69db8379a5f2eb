import Glibc
import Testing

extension EndToEnd {
    @Suite("Stopping and going on") struct SuspendTests {
        private func open(_ body: (PseudoTerminal) throws -> Void) throws {
            try PseudoTerminal.openTiny { terminal in
                try body(terminal)
            }
        }

        /// Goes on as `fg` does, and expects the whole screen again.
        private func continues(_ terminal: PseudoTerminal) throws {
            let start = terminal.bytes.count
            terminal.send(signal: SIGCONT)
            #expect(try terminal.waitForEvent() == .continued)
            try terminal.waitForPanels(from: start)
            let again = TerminalOutput(terminal.bytes[start...])
            #expect(String(decoding: again.text, as: UTF8.self).contains("Backbone"))
            #expect(again.mode(1049) == true && again.mode(25) == false)
            #expect(again.mode(1002) == true && again.mode(1006) == true && again.mode(2004) == true)
            #expect(!terminal.hasFoundSettings)
            terminal.type("q")
            #expect(try terminal.waitForEvent() == .exited(0))
            #expect(terminal.hasFoundSettings)
            #expect(TerminalOutput(terminal.bytes).isGivenBack)
        }

        @Test("Ctrl-Z gives the terminal to the shell, and fg takes it again")
        func suspendKey() throws {
            try open { terminal in
                terminal.type("\u{1A}")
                #expect(try terminal.waitForEvent() == .stopped(SIGTSTP))
                #expect(terminal.hasFoundSettings)
                #expect(TerminalOutput(terminal.bytes).isGivenBack)
                try continues(terminal)
            }
        }

        @Test("so does SIGTSTP")
        func suspendSignal() throws {
            try open { terminal in
                terminal.send(signal: SIGTSTP)
                #expect(try terminal.waitForEvent() == .stopped(SIGTSTP))
                #expect(terminal.hasFoundSettings)
                #expect(TerminalOutput(terminal.bytes).isGivenBack)
                try continues(terminal)
            }
        }

        @Test("after SIGSTOP, which nobody can answer, going on draws the whole screen")
        func stopSignal() throws {
            try open { terminal in
                terminal.send(signal: SIGSTOP)
                #expect(try terminal.waitForEvent() == .stopped(SIGSTOP))
                let start = terminal.bytes.count
                terminal.send(signal: SIGCONT)
                #expect(try terminal.waitForEvent() == .continued)
                try terminal.waitForPanels(from: start)
                terminal.type("q")
                #expect(try terminal.waitForEvent() == .exited(0))
                #expect(terminal.hasFoundSettings)
                #expect(TerminalOutput(terminal.bytes).isGivenBack)
            }
        }

        @Test("a terminal that was resized meanwhile gets a frame of its new size")
        func resizedWhileStopped() throws {
            try open { terminal in
                terminal.type("\u{1A}")
                #expect(try terminal.waitForEvent() == .stopped(SIGTSTP))
                terminal.resize(80, 20)
                let start = terminal.bytes.count
                terminal.send(signal: SIGCONT)
                try terminal.wait(for: "this terminal is 80×20", from: start)
            }
        }
    }
}
