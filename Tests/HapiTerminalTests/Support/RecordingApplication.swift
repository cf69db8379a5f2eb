import HapiDrawing
import HapiExplorer
import HapiTerminal

/// Writes down what it is told; finished by the key q.
final class RecordingApplication: TerminalApplication {
    private(set) var events: [TerminalEvent] = []
    private(set) var isFinished = false

    func receive(_ event: TerminalEvent) {
        events.append(event)
        if event == .input(.key(KeyPress("q"))) { isFinished = true }
    }

    func frame(width: Int, height: Int) -> Surface {
        Surface(width: width, height: height)
    }

    /// The input events alone.
    var inputs: [InputEvent] {
        events.compactMap { if case .input(let input) = $0 { input } else { nil } }
    }

    var wakes: Int {
        events.filter { $0 == .woken }.count
    }
}
