import Foundation
import Testing

extension EndToEnd {
    /// Nobody is left who could end the program, so it ends by itself; and soon.
    @Suite("Terminals that are dead") struct DeadTerminalTests {
        private static let soon = Duration.seconds(1)

        /// Expects an event within a second in one of three attempts: the machine may be busy.
        private func endsSoon(
            as expected: PseudoTerminal.Event, _ attempt: () throws -> PseudoTerminal.Event
        ) throws {
            for rest in (0..<3).reversed() {
                do {
                    #expect(try attempt() == expected)
                    return
                } catch let error as Poll.TimeOut {
                    if rest == 0 { throw error }
                }
            }
        }

        @Test("one that goes away ends the program within a second, a search and all; the work is kept")
        func hangUp() throws {
            try endsSoon(as: .exited(128 + SIGHUP)) {
                let folder = try TemporaryFolder()
                let event = try PseudoTerminal.openTiny(in: folder) { terminal in
                    terminal.type("[ms")
                    try terminal.wait(for: "running")
                    terminal.hangUp()
                    return try terminal.waitForEvent(patience: Self.soon)
                }
                let state = try FileManager.default.contentsOfDirectory(
                    atPath: folder.file(".local/state/hapi-tui"))
                #expect(state.count == 1 && state[0].hasPrefix("autosave-"))
                return event
            }
        }

        @Test("one that takes nothing any more does not hold a program that is asked to end")
        func frozen() throws {
            try PseudoTerminal.openTiny { terminal in
                // More whole frames than a terminal takes in unread.
                for width in 0..<60 {
                    terminal.resize(100 + width, 36)
                    usleep(20_000)
                }
                terminal.send(signal: SIGTERM)
                let event = try terminal.waitForEvent(isHeard: false)
                #expect(event == .exited(128 + SIGTERM))
                #expect(terminal.hasFoundSettings)
            }
        }

        @Test("a crash is over within a second: no prompt holds the terminal")
        func crash() throws {
            try endsSoon(as: .killed(SIGILL)) {
                try PseudoTerminal.openTiny(after: "unset SWIFT_BACKTRACE;", in: TemporaryFolder()) {
                    terminal in
                    terminal.send(signal: SIGILL)
                    let event = try terminal.waitForEvent(patience: Self.soon)
                    #expect(terminal.hasFoundSettings && TerminalOutput(terminal.bytes).isGivenBack)
                    return event
                }
            }
        }
    }
}
