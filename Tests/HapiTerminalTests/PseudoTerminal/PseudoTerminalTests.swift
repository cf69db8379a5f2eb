import CPseudoTerminal
import Glibc
import Testing

/// The shim that the end-to-end tests stand on, shown to notice what they ask it for.
@Suite("The pseudo-terminal") struct PseudoTerminalTests {
    /// A shell command on a terminal of 10 rows and 40 columns; closed after `body`.
    private func withShell(_ command: String, _ body: (inout pt_session) throws -> Void) throws {
        var session = pt_session()
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(command), nil]
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { (arguments + environment).forEach { free($0) } }
        try #require(pt_spawn(&session, "/bin/sh", &arguments, &environment, 10, 40) == 0)
        defer { pt_close(&session) }
        try body(&session)
    }

    private func wait(_ session: inout pt_session) -> [Int32] {
        var detail: Int32 = 0
        let kind = pt_wait(&session, 20_000, &detail)
        return [kind, detail]
    }

    /// What the program writes until `mark` is among it, or nothing comes for long.
    private func read(_ session: inout pt_session, until mark: String) -> String {
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: text, as: UTF8.self).contains(mark) {
            let count = pt_read(&session, &buffer, Int32(buffer.count), 20_000)
            guard count > 0 else { break }
            text += buffer[..<Int(count)]
        }
        return String(decoding: text, as: UTF8.self)
    }

    @Test("the program sees a terminal of the size asked for, and its exit code comes back")
    func sizeAndExit() throws {
        try withShell("stty size; exit 3") { session in
            #expect(read(&session, until: "\n").contains("10 40"))
            #expect(wait(&session) == [PT_EXITED, 3])
        }
    }

    @Test("settings left changed are noticed after the program's end, and those put back are not")
    func settings() throws {
        try withShell("stty -echo raw") { session in
            #expect(wait(&session) == [PT_EXITED, 0])
            #expect(pt_has_found_settings(&session) == 0)
        }
        try withShell("s=$(stty -g); stty raw; stty $s") { session in
            #expect(wait(&session) == [PT_EXITED, 0])
            #expect(pt_has_found_settings(&session) == 1)
            var bytes = [UInt8](repeating: 0, count: 128)
            #expect(pt_settings(&session, &bytes, 128) > 0)
            #expect(pt_settings(&session, &bytes, 3) == -1)
        }
    }

    @Test("what is typed is read, and a new size is a signal")
    func inputAndResize() throws {
        try withShell("trap 'stty size' WINCH; echo up; while :; do read -r line && echo got $line; done") {
            session in
            #expect(read(&session, until: "up").contains("up"))
            #expect(pt_resize(&session, 7, 33) == 0)
            #expect(pt_write(&session, "key\n", 4) == 0)
            let answer = read(&session, until: "got key")
            #expect(answer.contains("7 33"))
        }
    }

    @Test("a stop, its end, and a death by signal are told")
    func stopAndKill() throws {
        try withShell("echo up; exec sleep 100") { session in
            #expect(read(&session, until: "up").contains("up"))
            #expect(pt_write(&session, "\u{1A}", 1) == 0)
            #expect(wait(&session) == [PT_STOPPED, SIGTSTP])
            #expect(pt_signal(&session, SIGCONT) == 0)
            #expect(wait(&session) == [PT_CONTINUED, SIGCONT])
            #expect(pt_signal(&session, SIGTERM) == 0)
            #expect(wait(&session) == [PT_KILLED, SIGTERM])
        }
    }

    @Test("a terminal that goes away is an end of input")
    func hangUp() throws {
        try withShell("trap '' HUP; echo up; read -r line || exit 5") { session in
            #expect(read(&session, until: "up").contains("up"))
            pt_hang_up(&session)
            #expect(wait(&session) == [PT_EXITED, 5])
        }
    }

    @Test("a program that cannot be executed exits with 127")
    func missingProgram() throws {
        try withShell("exec /nonexistent/program") { session in
            #expect(wait(&session) == [PT_EXITED, 127])
        }
    }
}
