import CPseudoTerminal
import Foundation
import TestSupport

/// The program on a pseudo-terminal whose bytes and settings can be looked at: what a screen hides.
final class PseudoTerminal {
    /// How a program's life went on.
    enum Event: Equatable {
        case exited(Int32)
        case killed(Int32)
        case stopped(Int32)
        case continued
    }

    /// Everything that the program has written so far.
    private(set) var bytes: [UInt8] = []
    private var session = pt_session()
    private var buffer = [UInt8](repeating: 0, count: 65536)

    /// Opens the program at a size, and closes everything after `body`, however it ends.
    /// - Parameters:
    ///   - terminal: TERM; `nil` leaves it unset.
    ///   - environment: changes to the program's environment.
    static func open<Answer>(
        _ arguments: [String], width: Int = 120, height: Int = 36, terminal: String? = "xterm-256color",
        environment: [String: String] = [:], in folder: TemporaryFolder? = nil,
        _ body: (PseudoTerminal) throws -> Answer
    ) throws -> Answer {
        let folder = try folder ?? TemporaryFolder()
        var variables = Program.environment(in: folder, environment)
        variables["TERM"] = terminal
        // The folder first, then the program in the same process.
        let script = "cd \"$0\" && exec \"$@\""
        return try open(
            shell: script, [folder.path, Program.executable()] + arguments, variables, width, height, body)
    }

    /// The same with a script of the shell's around the program, which is "$@".
    static func open<Answer>(
        shell script: String, _ arguments: [String], _ environment: [String: String], _ width: Int,
        _ height: Int, _ body: (PseudoTerminal) throws -> Answer
    ) throws -> Answer {
        let terminal = PseudoTerminal()
        var arguments = CStrings(["sh", "-c", script] + arguments)
        var variables = CStrings(environment: environment)
        let answer = pt_spawn(
            &terminal.session, "/bin/sh", &arguments.pointers, &variables.pointers, Int32(height),
            Int32(width))
        guard answer == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { pt_close(&terminal.session) }
        return try body(terminal)
    }

    /// The same with the small made-up profile in the program's folder, once its panels are drawn.
    static func openTiny<Answer>(
        _ options: [String] = [], terminal: String = "xterm-256color", environment: [String: String] = [:],
        in folder: TemporaryFolder? = nil, _ body: (PseudoTerminal) throws -> Answer
    ) throws -> Answer {
        let folder = try folder ?? TemporaryFolder()
        let profile = try SyntheticProfile(in: folder)
        return try open(
            [profile.path] + options, terminal: terminal, environment: environment, in: folder
        ) { terminal in
            try terminal.waitForPanels()
            return try body(terminal)
        }
    }

    /// The same with commands of the shell's before the program takes its place: limits, redirections.
    static func openTiny<Answer>(
        after commands: String, redirected: String = "", environment: [String: String] = [:],
        in folder: TemporaryFolder, _ body: (PseudoTerminal) throws -> Answer
    ) throws -> Answer {
        let profile = try SyntheticProfile(in: folder)
        var variables = Program.environment(in: folder, environment)
        variables["TERM"] = "xterm-256color"
        return try open(
            shell: "cd \"$0\" && \(commands) exec \"$@\" \(redirected)",
            [folder.path, Program.executable(), profile.path], variables, 120, 36
        ) { terminal in
            try terminal.waitForPanels()
            return try body(terminal)
        }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Takes in what is there; false when nothing came within the time.
    @discardableResult
    func read(milliseconds: Int32) -> Bool {
        let count = pt_read(&session, &buffer, Int32(buffer.count), milliseconds)
        guard count > 0 else { return false }
        bytes += buffer[..<Int(count)]
        return true
    }

    /// Waits until the program has written a text, and answers with where in `bytes` it looked from.
    func wait(for text: String, from start: Int = 0) throws {
        let wanted = Array(text.utf8)
        try Poll.until("\"\(text)\" to be written", every: 0, seen: { self.visible(from: start) }) {
            if Self.contains(bytes[start...], wanted) { return true }
            read(milliseconds: 20)
            return Self.contains(bytes[start...], wanted)
        }
    }

    /// Waits until the panels are drawn and nothing more comes for a while.
    func waitForPanels(from start: Int = 0) throws {
        // The end of the last row, which is drawn last.
        try wait(for: "quit", from: start)
        while read(milliseconds: 150) {}
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = pt_write(&session, bytes, Int32(bytes.count))
    }

    func send(signal: Int32) { _ = pt_signal(&session, signal) }

    /// Takes the terminal away, as a window that is closed does.
    func hangUp() { pt_hang_up(&session) }

    func resize(_ width: Int, _ height: Int) { _ = pt_resize(&session, Int32(height), Int32(width)) }

    /// Waits for the program to end, to stop or to go on, taking in what it writes meanwhile.
    /// - Parameter isHeard: whether what it writes is taken in, or stays where it is.
    func waitForEvent(patience: Duration = Poll.patience, isHeard: Bool = true) throws -> Event {
        let event: Event = try Poll.answer(
            "the program to end or to stop", every: 0, patience: patience, seen: { self.visible(from: 0) }
        ) {
            if isHeard { read(milliseconds: 10) }
            var detail: Int32 = 0
            switch pt_wait(&session, isHeard ? 0 : 10, &detail) {
            case PT_EXITED: return .exited(detail)
            case PT_KILLED: return .killed(detail)
            case PT_STOPPED: return .stopped(detail)
            case PT_CONTINUED: return .continued
            default: return nil
            }
        }
        while isHeard, read(milliseconds: 10) {}
        return event
    }

    /// Whether the terminal's settings are those of before the program ran.
    var hasFoundSettings: Bool { pt_has_found_settings(&session) == 1 }

    var process: pid_t { session.program }

    private func visible(from start: Int) -> String {
        let rest = String(decoding: bytes[start...], as: UTF8.self)
        return rest.debugDescription
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
        Data(bytes).range(of: Data(wanted)) != nil
    }
}
