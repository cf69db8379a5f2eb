import Glibc
import HapiExplorer
import HapiTerminal
import Testing

@Suite("The terminal's loop") struct TerminalLoopTests {
    @Test("the first frame comes before any event, the next with each input, at once")
    func drawing() {
        let terminal = ScriptedTerminal([(100, .bytes("a")), (200, .bytes("b")), (300, .bytes("q"))])
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(terminal.frames.map(\.at) == [.zero, .milliseconds(100), .milliseconds(200)])
        #expect(application.inputs == [.key(KeyPress("a")), .key(KeyPress("b")), .key(KeyPress("q"))])
        #expect(terminal.calls == ["close"])
    }

    @Test("with nothing to do it blocks without a deadline")
    func idle() {
        let terminal = ScriptedTerminal([(50, .ring), (500, .bytes("\u{1B}[A")), (60_000, .bytes("q"))])
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(terminal.blockings == [nil, nil, nil])
    }

    @Test("keys typed ahead of the end are not delivered")
    func typedAhead() {
        let application = RecordingApplication()
        #expect(TerminalLoop.run(ScriptedTerminal([(1, .bytes("aqb"))]), application) == .finished)
        #expect(application.inputs == [.key(KeyPress("a")), .key(KeyPress("q"))])
    }

    @Test("rings are answered at most twenty times a second, and the last one always")
    func rings() {
        let script = (0...1000).map { ($0, ScriptedTerminal.Step.ring) }
        let terminal = ScriptedTerminal(script + [(2000, .bytes("q"))])
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(application.wakes == 21)
        #expect(terminal.frames.count == 22)
        #expect(terminal.frames.last?.at == .milliseconds(1000))
    }

    @Test("a key is not kept waiting by rings")
    func keyAmongRings() {
        let script: [(Int, ScriptedTerminal.Step)] = [
            (0, .ring), (10, .ring), (20, .bytes("a")), (30, .ring), (80, .bytes("q")),
        ]
        let terminal = ScriptedTerminal(script)
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(
            terminal.frames.map(\.at) == [.zero, .zero, .milliseconds(20), .milliseconds(50)])
        #expect(application.wakes == 2)
    }

    @Test("a lone ESC is a key after a moment; one with its sequence in time is not")
    func escape() {
        let script: [(Int, ScriptedTerminal.Step)] = [
            (100, .bytes("\u{1B}")), (110, .bytes("[")), (120, .bytes("A")), (200, .bytes("\u{1B}")),
            (300, .bytes("[")), (400, .bytes("q")),
        ]
        let terminal = ScriptedTerminal(script)
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(
            application.inputs == [
                .key(KeyPress(.up)), .key(KeyPress(.escape)), .key(KeyPress("[")), .key(KeyPress("q")),
            ])
        #expect(terminal.frames.map(\.at).contains(.milliseconds(225)))
    }

    @Test("a paste may stall longer than a key, but not for ever")
    func paste() {
        let script: [(Int, ScriptedTerminal.Step)] = [
            (0, .bytes("\u{1B}[200~half")), (900, .bytes(" and half")), (3000, .bytes("q")),
        ]
        let application = RecordingApplication()
        #expect(TerminalLoop.run(ScriptedTerminal(script), application) == .finished)
        #expect(application.inputs == [.paste("half and half"), .key(KeyPress("q"))])
    }

    @Test("keys that come with a paste wait for a breath, those after it do not")
    func behindPaste() {
        let script: [(Int, ScriptedTerminal.Step)] = [
            (0, .bytes("\u{1B}[200~a\u{1B}[201~s")), (50, .bytes("x")), (400, .bytes("y")),
            (500, .bytes("q")),
        ]
        let terminal = ScriptedTerminal(script)
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(
            application.inputs == [
                .paste("a"), .key(KeyPress("s")), .key(KeyPress("x")), .key(KeyPress("y")),
                .key(KeyPress("q")),
            ])
        #expect(terminal.frames.map(\.at).suffix(2) == [.milliseconds(150), .milliseconds(400)])
    }

    @Test("a new size is told and drawn whole")
    func resize() {
        let terminal = ScriptedTerminal([(10, .size(width: 1, height: 1)), (20, .bytes("q"))])
        let application = RecordingApplication()
        #expect(TerminalLoop.run(terminal, application) == .finished)
        #expect(application.events.first == .resized(width: 1, height: 1))
        #expect(terminal.frames.map(\.surface.width) == [80, 1])
        #expect(terminal.calls == ["resize", "close"])
    }
}
