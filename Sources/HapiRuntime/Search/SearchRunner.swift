import Dispatch
import Foundation
import HapiCore
import HapiExplorer
import Synchronization

/// Runs one search at a time on a thread of its own, and leaves its latest report to be picked up.
///
/// A thread rather than a task: two busy tasks starve a pool of two threads, and keys would wait behind them.
/// Commands come in through a mutex and a semaphore; an idle or paused search sleeps on the semaphore.
package final class SearchRunner: Sendable {
    private let inbox = Mutex(Inbox())
    private let outbox = Mutex<SearchReport?>(nil)
    private let isNeeded = DispatchSemaphore(value: 0)
    private let notify: @Sendable () -> Void

    private struct Inbox {
        var next: Job?
        var isPaused = false
        var isStopped = false
    }

    private struct Job {
        let problem: SearchProblem
        let settings: SearchSettings
        let run: Int
    }

    /// Time between two reports of a running search.
    private static let reportInterval = Duration.milliseconds(50)
    /// How long it steps before it looks into the inbox.
    private static let batch = Duration.milliseconds(2)

    /// - Parameter notify: called from the search's thread when a report is ready.
    package init(notify: @escaping @Sendable () -> Void) {
        self.notify = notify
        let thread = Thread { [self] in work() }
        thread.name = "hapi search"
        thread.start()
    }

    /// Starts a search, dropping the present one.
    package func start(_ problem: SearchProblem, _ settings: SearchSettings, run: Int) {
        inbox.withLock {
            $0.next = Job(problem: problem, settings: settings, run: run)
            $0.isPaused = false
        }
        isNeeded.signal()
    }

    package func pause() { inbox.withLock { $0.isPaused = true } }

    package func resume() {
        inbox.withLock { $0.isPaused = false }
        isNeeded.signal()
    }

    /// Ends the thread. The runner cannot be used again.
    package func stop() {
        inbox.withLock { $0.isStopped = true }
        isNeeded.signal()
    }

    /// The latest report, once.
    package func takeReport() -> SearchReport? {
        outbox.withLock { report in
            defer { report = nil }
            return report
        }
    }

    /// A search under way with its stopwatch.
    private struct Work {
        var search: DesignSearch
        let run: Int
        /// Looks for a proof beside the search, once there is something to start it from.
        var prover: Prover?
        var hasProver = false
        var provenBeside = false
        var searching = Duration.zero
        var sinceReport = Duration.zero

        /// Ends the proof, to be begun anew when the search goes on.
        mutating func rest() {
            prover?.cancel()
            prover = nil
            hasProver = false
        }

        var report: SearchReport {
            let seconds = searching / .seconds(1)
            return SearchReport(
                run: run, snapshot: search.snapshot, provenBeside: provenBeside,
                evaluationsPerSecond: seconds > 0 ? Double(search.evaluations) / seconds : 0,
                seconds: seconds)
        }
    }

    private func work() {
        Self.yieldToTheMainThread()
        var work: Work?
        while true {
            let (job, isPaused, isStopped) = inbox.withLock { inbox in
                defer { inbox.next = nil }
                return (inbox.next, inbox.isPaused, inbox.isStopped)
            }
            if isStopped {
                work?.rest()
                return
            }
            if let job {
                work?.rest()
                work = Work(search: DesignSearch(job.problem, job.settings), run: job.run)
            }
            guard !isPaused, var current = work.take() else {
                work?.rest()
                isNeeded.wait()
                continue
            }
            let isOver = Self.step(&current)
            if isOver || current.sinceReport >= Self.reportInterval {
                current.sinceReport = .zero
                deliver(current.report)
            }
            if isOver { current.rest() }
            work = isOver ? nil : current
        }
    }

    /// Steps for a batch's time. Returns whether the search has ended.
    private static func step(_ work: inout Work) -> Bool {
        lookForProof(&work)
        let start = ContinuousClock.now
        var isOver = false
        var spent = Duration.zero
        // A step takes less than a microsecond, or milliseconds where there are a million samples: as many between two
        // looks at the clock as have shown to take little of the batch.
        var steps = 1
        while !isOver, spent < batch {
            for _ in 0..<steps where !isOver { isOver = !work.search.step() }
            let now = start.duration(to: .now)
            if now - spent < batch / 16 { steps = min(64, 2 * steps) }
            spent = now
        }
        work.searching += spent
        work.sinceReport += spent
        return isOver
    }

    /// Begins a proof beside annealing once there is something to start it from, and ends the search by it.
    private static func lookForProof(_ work: inout Work) {
        guard work.search.settings.method == .anneal else { return }
        if !work.hasProver, work.search.phase != .sampling {
            work.hasProver = true
            work.prover = Prover(work.search.problem, incumbent: work.search.best)
        }
        if let best = work.prover?.proven {
            work.search.conclude(proven: best)
            work.provenBeside = true
        }
    }

    private func deliver(_ report: SearchReport) {
        outbox.withLock { $0 = report }
        notify()
    }

    /// Signals that end or suspend the program are for the thread that owns the terminal, and so is the processor
    /// when a key has come: a search that is a little nicer than it costs nothing while nobody types.
    static func yieldToTheMainThread() {
        // On Linux 0 is the calling thread alone.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT, SIGALRM] {
            sigaddset(&signals, signal)
        }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
