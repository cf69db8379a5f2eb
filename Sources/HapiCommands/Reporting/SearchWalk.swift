import HapiCore
import HapiDrawing
import HapiRuntime
import Synchronization

/// Walks searches to their end, or to Ctrl-C, with a line of progress for whoever looks on.
struct SearchWalk {
    /// What the line begins with.
    var title = ""

    /// Every method but the exact one.
    func finished<Search: SteppingSearch>(_ search: Search) -> Search {
        var search = search
        var progress = ProgressLine()
        while search.step() {
            guard search.evaluations % 1024 == 0 else { continue }
            progress.update { line(search) }
            if Interruption.hasHappened { break }
        }
        progress.finish()
        return search
    }

    /// Branch and bound, on every core.
    func finished(_ search: ExactSearch) -> ExactSearch {
        var search = search
        let branches = search.branchCount
        let progress = Mutex(ProgressLine())
        ParallelWalk.run(&search) { finished, designs in
            progress.withLock {
                $0.update {
                    "\(title)exact: \(finished) of \(branches) branches, \(Format.count(designs)) designs judged"
                }
            }
            return !Interruption.hasHappened
        }
        progress.withLock { $0.finish() }
        return search
    }

    private func line(_ search: some SteppingSearch) -> String {
        let share = Double(search.evaluations) / Double(search.budget)
        let record = search.record
        let samples = Double(record.problem.original.samples)
        let best = record.best.map {
            "best \(Format.percent(Double($0.figures.correct) / samples, digits: 2)) at "
                + Format.milliseconds($0.figures.meanLatency) + ($0.isFeasible ? "" : " (limits not met yet)")
        }
        return "\(title)\(search.phase.rawValue) \(Format.percent(share))  \(best ?? "")"
    }
}
