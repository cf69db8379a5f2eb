import Glibc
import HapiExplorer
import HapiTerminal
import Testing

@Suite("How the terminal's loop ends and stops") struct TerminalLoopEndTests {
    private func end(_ steps: ScriptedTerminal.Step...) -> (TerminalEnd, [String]) {
        let terminal = ScriptedTerminal(steps.enumerated().map { ($0.offset * 10, $0.element) })
        return (TerminalLoop.run(terminal, RecordingApplication()), terminal.calls)
    }

    static let endings: [(TerminalSignals, Int32, Int32)] = [
        (.interrupt, SIGINT, 130), (.terminate, SIGTERM, 143), (.hangUp, SIGHUP, 129),
    ]

    @Test("a signal closes the terminal and gives the exit code that shells expect", arguments: endings)
    func signal(_ signals: TerminalSignals, _ number: Int32, _ code: Int32) {
        let (end, calls) = end(.signals(signals))
        #expect(end == .signalled(number))
        #expect(end.exitCode == code)
        #expect(calls == ["close"])
        #expect(TerminalEnd.finished.exitCode == 0)
    }

    @Test("Ctrl-C reaches the application as a key and ends like SIGINT")
    func interruptKey() {
        let application = RecordingApplication()
        let end = TerminalLoop.run(ScriptedTerminal([(0, .bytes("\u{3}q"))]), application)
        #expect(end == .signalled(SIGINT))
        #expect(application.inputs == [.key(KeyPress(.character("c"), control: true))])
    }

    @Test("Ctrl-C in a paste is neither")
    func pastedInterrupt() {
        let (end, _) = end(.bytes("\u{1B}[200~\u{3}\u{1A}\u{1B}[201~"), .bytes("q"))
        #expect(end == .finished)
    }

    @Test("a terminal that went away ends like SIGHUP, after what was typed")
    func hangUp() {
        let (gone, calls) = end(.hangUp)
        #expect(gone == .signalled(SIGHUP))
        #expect(calls == ["close"])
        let application = RecordingApplication()
        let terminal = ScriptedTerminal([(0, .bytes("a")), (0, .hangUp)])
        #expect(TerminalLoop.run(terminal, application) == .signalled(SIGHUP))
        #expect(application.inputs == [.key(KeyPress("a"))])
    }

    @Test("Ctrl-Z stops and comes back to a whole frame, and the application does not see it")
    func suspendKey() {
        let terminal = ScriptedTerminal([(10, .bytes("\u{1A}")), (20, .bytes("q"))])
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(terminal.calls == ["suspend", "resume", "close"])
        #expect(terminal.frames.map(\.at) == [.zero, .milliseconds(10)])
        #expect(application.inputs == [.key(KeyPress("q"))])
    }

    @Test("SIGTSTP stops, SIGCONT after a stop that could not be caught takes the screen again")
    func suspendSignal() {
        #expect(end(.signals(.stop), .bytes("q")).1 == ["suspend", "resume", "close"])
        let terminal = ScriptedTerminal([(10, .signals(.resume)), (20, .bytes("q"))])
        #expect(TerminalLoop.run(terminal, RecordingApplication()) == .finished)
        #expect(terminal.calls == ["resume", "close"])
        #expect(terminal.frames.count == 2)
    }

    @Test("ended while stopped, it does not take the screen again")
    func endedWhileStopped() {
        let terminal = ScriptedTerminal([(10, .bytes("\u{1A}"))])
        terminal.signalsWhileStopped = .terminate
        #expect(TerminalLoop.run(terminal, RecordingApplication()) == .signalled(SIGTERM))
        #expect(terminal.calls == ["suspend", "close"])
    }
}
