import HapiDrawing
import HapiExplorer

/// What a `TerminalLoop` runs. Every call comes on the terminal's thread.
package protocol TerminalApplication: AnyObject {
    /// Takes an event; called on the terminal's thread.
    func receive(_ event: TerminalEvent)
    /// The frame for the present state at this size, in cells.
    func frame(width: Int, height: Int) -> Surface
    /// Set once the user has asked to leave.
    var isFinished: Bool { get }
}

/// What happens to an application on a terminal.
package enum TerminalEvent: Sendable, Hashable {
    case input(InputEvent)
    /// The terminal has a new size, in cells. The next frame is drawn whole.
    case resized(width: Int, height: Int)
    /// Another thread rang the `TerminalWaker`; rings close together come as one event.
    case woken
}

/// How a session on a terminal ended.
package enum TerminalEnd: Sendable, Hashable {
    /// The application said so.
    case finished
    /// By SIGINT (or the Ctrl-C key), SIGTERM or SIGHUP (or a terminal that went away). The terminal is
    /// closed; the process should exit with `exitCode`.
    case signalled(Int32)

    /// 0, or 128 and the signal's number, as shells count.
    package var exitCode: Int32 {
        switch self {
        case .finished: 0
        case .signalled(let signal): 128 + signal
        }
    }
}
