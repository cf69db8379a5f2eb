import Foundation

/// One line on standard error that is written over, ten times a second at most, and only for a terminal.
struct ProgressLine {
    private let isShown = StandardError.isTerminal
    private var lastUpdate = ContinuousClock.now
    private var hasWritten = false

    mutating func update(_ line: () -> String) {
        guard isShown, lastUpdate.duration(to: .now) > .milliseconds(100) else { return }
        lastUpdate = .now
        hasWritten = true
        StandardError.print("\r\u{1B}[K" + line(), terminator: "")
    }

    /// Clears the line.
    mutating func finish() {
        if hasWritten { StandardError.print("\r\u{1B}[K", terminator: "") }
        hasWritten = false
    }
}
