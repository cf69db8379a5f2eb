import HapiDrawing

/// What a `TerminalLoop` needs of a terminal. A `TerminalScreen` is one; a test has its own, with its own
/// time.
package protocol TerminalDevice: AnyObject {
    /// In cells.
    var size: TerminalSize { get }
    /// Time since some fixed moment, never running backwards.
    var now: Duration { get }
    /// Blocks until something happens or `deadline` has come; without a deadline, for as long as it takes.
    /// A ring of the waker counts only where `heedsWaker`.
    func wait(until deadline: Duration?, heedsWaker: Bool) -> TerminalReadiness
    /// Forgets the rings of the waker so far.
    func silenceWaker()
    /// The bytes that have come in; nil once the terminal is gone.
    func read() -> [UInt8]?
    func present(_ surface: Surface)
    /// Takes over the terminal's new size.
    func resize()
    /// Leaves the screen and stops the process as Ctrl-Z would have; back once it is continued.
    func suspend()
    /// Takes the screen again after a stop.
    func resume()
    /// Gives the terminal back. Idempotent.
    func close()
}

/// A terminal's size in cells.
package struct TerminalSize: Sendable, Hashable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// What a wait ended with; empty when its deadline came.
package struct TerminalReadiness: Sendable, Hashable {
    package var hasInput = false
    package var isWoken = false
    package var isHungUp = false
    package var signals: TerminalSignals = []

    package init(
        hasInput: Bool = false, isWoken: Bool = false, isHungUp: Bool = false, signals: TerminalSignals = []
    ) {
        self.hasInput = hasInput
        self.isWoken = isWoken
        self.isHungUp = isHungUp
        self.signals = signals
    }
}

/// The signals that a terminal session answers to.
package struct TerminalSignals: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let hangUp = TerminalSignals(rawValue: 1)
    package static let interrupt = TerminalSignals(rawValue: 2)
    package static let terminate = TerminalSignals(rawValue: 4)
    package static let stop = TerminalSignals(rawValue: 8)
    package static let resume = TerminalSignals(rawValue: 16)
    package static let resize = TerminalSignals(rawValue: 32)
}
