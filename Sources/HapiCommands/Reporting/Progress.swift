import ArgumentParser
import Foundation
import HapiJSON
import Synchronization

/// How far something is, for people and for programs.
struct ProgressReport: Sendable {
    /// One line, shorter than most terminals are wide.
    var line: String
    /// The same and more, to stand between `state` and `seconds`.
    var members: [(String, JSONOutput)]
}

/// Tells on standard error how far a command is, ten times a second at most, from any thread: as a line that is written
/// over, for a terminal alone, or as lines of JSON.
final class Progress: Sendable {
    enum Style: String, CaseIterable, ExpressibleByArgument {
        case none, line, json
    }

    private let style: Style
    private let start = ContinuousClock.now
    private let state: Mutex<State>

    private struct State {
        var lastUpdate: ContinuousClock.Instant?
        var hasLine = false
        /// The last that was told, or would have been.
        var latest: [(String, JSONOutput)] = []
    }

    private static let interval = Duration.milliseconds(100)

    init(_ style: Style) {
        self.style = style == .line && !StandardError.isTerminal ? .none : style
        // A line that stands for less than a moment is no use to anybody; a program wants to know that it began.
        state = Mutex(State(lastUpdate: style == .line ? start : nil))
    }

    /// Tells how far it is, unless that was told a moment ago.
    func update(_ report: () -> ProgressReport) {
        guard style != .none else { return }
        state.withLock { state in
            if let last = state.lastUpdate, last.duration(to: .now) < Self.interval {
                // What is over before it is told is what the last line tells of.
                if style == .json { state.latest = report().members }
                return
            }
            state.lastUpdate = .now
            tell(report(), &state)
        }
    }

    /// One part of several is over: nothing of it stays on the terminal.
    func clear() { state.withLock { clear(&$0) } }

    /// The last line, which is always told.
    /// - Parameter report: where it says more than the last one did.
    func end(interrupted: Bool, _ report: ProgressReport? = nil) {
        state.withLock { state in
            clear(&state)
            guard style == .json else { return }
            write(interrupted ? "interrupted" : "finished", report?.members ?? state.latest)
        }
    }

    private func tell(_ report: ProgressReport, _ state: inout State) {
        guard style == .json else {
            state.hasLine = true
            StandardError.print("\r\u{1B}[K" + report.line, terminator: "")
            return
        }
        state.latest = report.members
        write("running", report.members)
    }

    private func write(_ state: String, _ members: [(String, JSONOutput)]) {
        let milliseconds = (start.duration(to: .now) / .milliseconds(1)).rounded()
        StandardError.print(
            JSONWriter.text(
                .object([("state", .string(state))] + members + [("seconds", .number(milliseconds / 1000))]),
                style: .compact))
    }

    private func clear(_ state: inout State) {
        if state.hasLine { StandardError.print("\r\u{1B}[K", terminator: "") }
        state.hasLine = false
    }
}
