import CTerminal
import Glibc

/// Why there is no screen: what was found, what was expected, and what to do.
package struct TerminalError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        case inputIsNoTerminal, outputIsNoTerminal
        case terminalUnknown, terminalCannotPlaceCursor
        /// A screen is up in this process already.
        case busy
        case system
    }

    package var reason: Reason
    package var found: String
    package var expected: String
    package var remedy: String

    package var description: String {
        "the screen cannot be opened: found \(found); expected \(expected)\n\(remedy)"
    }

    /// Standard input or output leads elsewhere; `stream` says where.
    static func noTerminal(_ reason: Reason, stream: Int32) -> TerminalError {
        let name = reason == .inputIsNoTerminal ? "standard input" : "standard output"
        return TerminalError(
            reason: reason, found: "\(name) leading to \(streamName(stream))",
            expected: "a terminal to \(reason == .inputIsNoTerminal ? "read keys from" : "draw on")",
            remedy: "Without a terminal use `hapi-tui evaluate` or `hapi-tui optimise`.")
    }

    /// The terminal that TERM names is of no use; nil where TERM is not set.
    static func unfitTerminal(_ reason: Reason, name: String?) -> TerminalError {
        let found = name.map { $0.isEmpty ? "an empty TERM" : "TERM=\($0)" } ?? "no TERM in the environment"
        let expected =
            reason == .terminalUnknown
            ? "the name of a terminal that this system's terminfo describes"
            : "a terminal whose cursor can be placed"
        return TerminalError(
            reason: reason, found: found, expected: expected,
            remedy: "Set TERM to what your terminal is, such as TERM=xterm-256color, or use "
                + "`hapi-tui evaluate` or `hapi-tui optimise`, which need no screen.")
    }

    /// The error behind an answer of `ct_start` other than CT_OK; `cause` is errno.
    static func of(answer: Int32, cause: Int32) -> TerminalError {
        switch answer {
        case CT_INPUT_IS_NO_TERMINAL:
            noTerminal(.inputIsNoTerminal, stream: ct_stream_kind(STDIN_FILENO))
        case CT_OUTPUT_IS_NO_TERMINAL:
            noTerminal(.outputIsNoTerminal, stream: ct_stream_kind(STDOUT_FILENO))
        case CT_TERM_UNKNOWN: unfitTerminal(.terminalUnknown, name: terminalName)
        case CT_TERM_CANNOT_ADDRESS: unfitTerminal(.terminalCannotPlaceCursor, name: terminalName)
        case CT_BUSY:
            TerminalError(
                reason: .busy, found: "a screen that is up", expected: "one screen at a time",
                remedy: "Close it first.")
        default:
            TerminalError(
                reason: .system, found: "a refusal by the system: \(String(cString: strerror(cause)))",
                expected: "a terminal whose settings can be changed",
                remedy: "Use `hapi-tui evaluate` or `hapi-tui optimise`, which need no screen.")
        }
    }

    private static var terminalName: String? {
        getenv("TERM").map { String(cString: $0) }
    }

    private static func streamName(_ kind: Int32) -> String {
        switch kind {
        case CT_STREAM_TERMINAL: "a terminal"
        case CT_STREAM_PIPE: "a pipe"
        case CT_STREAM_FILE: "a file"
        case CT_STREAM_SOCKET: "a socket"
        case CT_STREAM_CLOSED: "nothing (it is closed)"
        default: "a device that is no terminal"
        }
    }
}
