import Foundation
import HapiFormats
import HapiJSON
import HapiRuntime
import Synchronization

/// Makes the results of a sweep that are missing, several at once.
///
/// Tasks rather than searches are spread over the threads: every method has parts that only one thread can do, and
/// different tasks have none in common. Searches get more than one thread only where tasks are fewer.
final class SweepRun: Sendable {
    private let bench: SweepBench
    private let tasks: [SweepTask]
    private let pending: [Int]
    private let progress: Progress
    /// Where results go as they come; `nil` for standard output.
    private let file: ResultFile?
    private let state: Mutex<State>

    /// Why a run ended before its end.
    enum Failure: Error, Sendable {
        case notWritten(AtomicWriter.Failure)
        /// Standard output, which has been told of.
        case outputLost
    }

    private struct State {
        var lines: [Int: String] = [:]
        /// How many of the pending tasks' results are on standard output.
        var printed = 0
        var failure: Failure?
    }

    /// - Parameters:
    ///   - pending: indices of the tasks to be done, rising.
    ///   - prints: whether results go to standard output where there is no file.
    init(
        _ bench: SweepBench, _ tasks: [SweepTask], pending: [Int], file: ResultFile?, prints: Bool,
        progress: Progress
    ) {
        self.bench = bench
        self.tasks = tasks
        self.pending = pending
        self.file = file
        self.progress = progress
        state = Mutex(State(printed: prints ? 0 : pending.count))
    }

    /// The results by the tasks' indices: of all that were pending, or of as many as there are when it is ended.
    /// - Parameter threads: at most; `nil` for one a core.
    func run(threads: Int?) throws(Failure) -> [Int: String] {
        let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        let workers = max(1, min(threads, pending.count))
        let start = ContinuousClock.now
        Workers.run(pending.count, threads: workers) { position in
            guard !isOver else { return }
            let index = pending[position]
            guard let line = bench.line(tasks[index], threads: max(1, threads / workers)) else { return }
            take(line, index)
            progress.update { report(since: start) }
        }
        let (lines, failure) = state.withLock { state in
            // Of a run that was ended, those behind a gap are still to be printed.
            for index in pending.dropFirst(state.printed) where state.failure == nil {
                if file == nil, let line = state.lines[index] { Self.print(line, &state) }
            }
            return (state.lines, state.failure)
        }
        progress.end(
            interrupted: Interruption.hasHappened || failure != nil, report(since: start))
        if let failure { throw failure }
        return lines
    }

    private var isOver: Bool { Interruption.hasHappened || state.withLock { $0.failure != nil } }

    private func take(_ line: String, _ index: Int) {
        state.withLock { state in
            guard state.failure == nil else { return }
            state.lines[index] = line
            guard let file else {
                // In the tasks' order.
                while state.printed < pending.count, let next = state.lines[pending[state.printed]],
                    state.failure == nil
                {
                    Self.print(next, &state)
                    state.printed += 1
                }
                return
            }
            do throws(AtomicWriter.Failure) {
                try file.append(line)
            } catch {
                state.failure = .notWritten(error)
            }
        }
    }

    private static func print(_ line: String, _ state: inout State) {
        do {
            try StandardOutput.print(line)
        } catch {
            state.failure = .outputLost
        }
    }

    private func report(since start: ContinuousClock.Instant) -> ProgressReport {
        let done = state.withLock { $0.lines.count }
        let spent = start.duration(to: .now) / .seconds(1)
        let left = spent / Double(done) * Double(pending.count - done)
        return Self.report(done, of: pending.count, secondsLeft: done > 0 ? left.rounded() : nil)
    }

    /// How far a run is.
    static func report(_ done: Int, of count: Int, secondsLeft: Double?) -> ProgressReport {
        let estimate = secondsLeft.map { ", about \(Int($0)) s left" } ?? ""
        return ProgressReport(
            line: "\(done) of \(counted(count, "task")) done" + estimate,
            members: [
                ("tasks", .integer(done)), ("of", .integer(count)), ("secondsLeft", .optional(secondsLeft)),
            ])
    }
}
