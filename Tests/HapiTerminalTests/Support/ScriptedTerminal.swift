import HapiDrawing
import HapiTerminal

/// A terminal with a script for a user and a clock of its own: time passes only in `wait`, and as fast as the
/// script allows. When the script is over and the loop would block for ever, the terminal goes away.
final class ScriptedTerminal: TerminalDevice {
    enum Step {
        case bytes(String)
        case ring
        case signals(TerminalSignals)
        case size(width: Int, height: Int)
        case hangUp
    }

    private var script: [(at: Duration, step: Step)]
    private(set) var size = TerminalSize(width: 80, height: 24)
    private(set) var now = Duration.zero
    private(set) var frames: [(at: Duration, surface: Surface)] = []
    private(set) var calls: [String] = []
    /// The deadline of every wait in which the loop would have blocked.
    private(set) var blockings: [Duration?] = []
    /// Signals that arrive while the process is stopped.
    var signalsWhileStopped: TerminalSignals = []

    private var input: [UInt8] = []
    private var isRung = false
    private var isGone = false
    private var signals: TerminalSignals = []
    private var nextSize: TerminalSize?

    /// Steps at milliseconds, in order.
    init(_ script: [(Int, Step)]) {
        self.script = script.map { (.milliseconds($0.0), $0.1) }
    }

    func wait(until deadline: Duration?, heedsWaker: Bool) -> TerminalReadiness {
        while true {
            takeSteps()
            var readiness = TerminalReadiness(
                hasInput: !input.isEmpty, isWoken: isRung && heedsWaker, isHungUp: isGone, signals: signals)
            if readiness != TerminalReadiness() {
                signals = []
                if heedsWaker { isRung = false }
                return readiness
            }
            if let deadline, deadline <= now { return readiness }
            blockings.append(deadline)
            let next = script.first?.at
            if let deadline, deadline <= next ?? deadline {
                now = deadline
                return readiness
            }
            guard let next else {
                readiness.isHungUp = true
                return readiness
            }
            now = next
        }
    }

    private func takeSteps() {
        while let first = script.first, first.at <= now {
            script.removeFirst()
            switch first.step {
            case .bytes(let text): input.append(contentsOf: text.utf8)
            case .ring: isRung = true
            case .signals(let more): signals.formUnion(more)
            case .size(let width, let height):
                nextSize = TerminalSize(width: width, height: height)
                signals.insert(.resize)
            case .hangUp: isGone = true
            }
        }
    }

    func silenceWaker() {
        takeSteps()
        isRung = false
    }

    func read() -> [UInt8]? {
        defer { input = [] }
        return input
    }

    func present(_ surface: Surface) {
        frames.append((now, surface))
    }

    func resize() {
        calls.append("resize")
        if let nextSize { size = nextSize }
    }

    func suspend() {
        calls.append("suspend")
        signals.formUnion(signalsWhileStopped)
    }

    func resume() {
        calls.append("resume")
    }

    func close() {
        calls.append("close")
    }
}
