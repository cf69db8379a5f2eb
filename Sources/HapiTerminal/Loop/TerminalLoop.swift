import Glibc
import HapiExplorer

/// Runs an application on a terminal. Input is answered by a frame at once; rings of the waker (a search's
/// progress) by at most one frame in `wakeInterval`, so that a fast search costs neither the eye nor the line
/// anything; and when nothing happens the thread is blocked without a time-out.
package struct TerminalLoop {
    /// Between frames for the waker's sake: 20 a second.
    package static let wakeInterval = Duration.milliseconds(50)
    /// How long an ESC may wait for its sequence. The bytes of a sequence come together; a hand is slower.
    package static let escapePatience = Duration.milliseconds(25)
    /// How long a paste may stall before it counts as ended.
    package static let pastePatience = Duration.seconds(1)
    /// How long nothing may come behind a paste before what came is taken for typed.
    package static let breath = Duration.milliseconds(100)

    private static let interruptKey = InputEvent.key(KeyPress(.character("c"), control: true))
    private static let suspendKey = InputEvent.key(KeyPress(.character("z"), control: true))

    private let device: any TerminalDevice
    private let application: any TerminalApplication
    private var parser = InputParser()
    /// When the parser is to be flushed.
    private var flushTime: Duration?
    /// The earliest time for the next frame of the waker's.
    private var wakeTime = Duration.zero
    /// A ring that waits for `wakeTime`.
    private var hasRing = false
    private var needsFrame = true

    private init(_ device: any TerminalDevice, _ application: any TerminalApplication) {
        self.device = device
        self.application = application
    }

    /// Runs until the application is finished or a signal ends it; closes the device either way.
    package static func run(
        _ device: some TerminalDevice, _ application: some TerminalApplication
    ) -> TerminalEnd {
        var loop = TerminalLoop(device, application)
        defer { device.close() }
        while !application.isFinished {
            if loop.needsFrame {
                loop.draw()
                if application.isFinished { break }
            }
            if let signal = loop.turn() { return .signalled(signal) }
        }
        return .finished
    }

    private mutating func draw() {
        needsFrame = false
        let size = device.size
        device.present(application.frame(width: size.width, height: size.height))
    }

    /// Waits once and answers what happened; the signal that ends the session, if any.
    private mutating func turn() -> Int32? {
        let deadline = [flushTime, hasRing ? wakeTime : nil].compactMap { $0 }.min()
        // A ring that is waiting already needs no second one, and the waker goes unheard until its time.
        let readiness = device.wait(until: deadline, heedsWaker: !hasRing)
        if readiness.isWoken { hasRing = true }
        if let signal = answer(readiness.signals) { return signal }
        if readiness.hasInput, let signal = readInput() { return signal }
        if readiness.isHungUp { return SIGHUP }
        if let time = flushTime, device.now >= time {
            flushTime = nil
            if let signal = deliver(parser.flush()) { return signal }
        }
        if hasRing, device.now >= wakeTime, !application.isFinished {
            hasRing = false
            wakeTime = device.now + Self.wakeInterval
            device.silenceWaker()
            application.receive(.woken)
            needsFrame = true
        }
        return nil
    }

    private mutating func answer(_ signals: TerminalSignals) -> Int32? {
        if signals.contains(.hangUp) { return SIGHUP }
        if signals.contains(.terminate) { return SIGTERM }
        if signals.contains(.interrupt) { return SIGINT }
        if signals.contains(.stop) { return suspend() }
        guard !signals.isDisjoint(with: [.resume, .resize]) else { return nil }
        let before = device.size
        if signals.contains(.resume) { device.resume() } else { device.resize() }
        needsFrame = true
        report(changeFrom: before)
        return nil
    }

    /// Stops and comes back; the signal that came instead of going on, if any.
    private mutating func suspend() -> Int32? {
        let before = device.size
        device.suspend()
        // Whoever stopped us may have ended us since; then the screen is not taken again.
        let readiness = device.wait(until: device.now, heedsWaker: false)
        let ending = readiness.signals.intersection([.hangUp, .terminate, .interrupt])
        if let signal = answer(ending) { return signal }
        device.resume()
        needsFrame = true
        report(changeFrom: before)
        return nil
    }

    private func report(changeFrom before: TerminalSize) {
        let size = device.size
        if size != before { application.receive(.resized(width: size.width, height: size.height)) }
    }

    private mutating func readInput() -> Int32? {
        guard let bytes = device.read() else { return SIGHUP }
        let signal = deliver(parser.consume(bytes))
        flushTime = parser.isPending ? device.now + patience : nil
        return signal
    }

    private var patience: Duration {
        if parser.isPasting { return Self.pastePatience }
        return parser.isBehindPaste ? Self.breath : Self.escapePatience
    }

    /// Hands events to the application; the signal that a key stands for in raw mode, if any.
    private mutating func deliver(_ events: [InputEvent]) -> Int32? {
        for event in events {
            if event == Self.suspendKey {
                if let signal = suspend() { return signal }
                continue
            }
            application.receive(.input(event))
            needsFrame = true
            if event == Self.interruptKey { return SIGINT }
            if application.isFinished { return nil }
        }
        return nil
    }
}
