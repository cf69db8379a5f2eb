import HapiCore

/// An action as a recording has it: what is told rather than kept of what comes from outside is made anew when it
/// is played.
package enum RecordedAction: Sendable, Hashable {
    case action(Action)
    case report(RecordedReport)
    /// The profile of another device was read.
    case device(path: String)

    package init(_ action: Action) {
        switch action {
        case .searchReported(let report): self = .report(RecordedReport(report))
        case .deviceOpened(.read(let device)): self = .device(path: device.path)
        case .command, .pickLayer, .setCursor, .dragThreshold, .endDrag, .pickPoint, .pickSlot, .focus,
            .pickRow, .scroll, .edit, .answer, .exportEnded, .planOpened, .deviceOpened(.failed),
            .filesListed, .profilesListed, .told:
            self = .action(action)
        }
    }
}

/// Progress of a search without its snapshot, which follows from problem, settings and steps (`DesignSearch`).
package struct RecordedReport: Sendable, Hashable {
    package var run: Int
    package var steps: Int
    package var provenBeside: Bool
    package var evaluationsPerSecond: Double
    package var seconds: Double

    package init(_ report: SearchReport) {
        run = report.run
        steps = report.steps
        provenBeside = report.provenBeside
        evaluationsPerSecond = report.evaluationsPerSecond
        seconds = report.seconds
    }

    package init(run: Int, steps: Int, provenBeside: Bool, evaluationsPerSecond: Double, seconds: Double) {
        self.run = run
        self.steps = steps
        self.provenBeside = provenBeside
        self.evaluationsPerSecond = evaluationsPerSecond
        self.seconds = seconds
    }

    /// The report itself, from a search that has been brought there.
    package func report(_ snapshot: SearchSnapshot) -> SearchReport {
        SearchReport(
            run: run, snapshot: snapshot, provenBeside: provenBeside,
            evaluationsPerSecond: evaluationsPerSecond, seconds: seconds)
    }
}
