import HapiCore

/// Progress of a search thread.
package struct SearchReport: Sendable, Hashable {
    /// Which start of a search it belongs to.
    package var run: Int
    package var snapshot: SearchSnapshot
    /// Steps that the search has taken: with its problem and settings, all it takes to have the snapshot again.
    package var steps: Int
    /// Whether a proof that ran beside the search has then ended it.
    package var provenBeside: Bool
    package var evaluationsPerSecond: Double
    /// Time spent searching, pauses left out.
    package var seconds: Double

    package init(
        run: Int, snapshot: SearchSnapshot, provenBeside: Bool = false, evaluationsPerSecond: Double,
        seconds: Double
    ) {
        self.run = run
        self.snapshot = snapshot
        steps = snapshot.steps
        self.provenBeside = provenBeside
        self.evaluationsPerSecond = evaluationsPerSecond
        self.seconds = seconds
    }
}

/// How an export ended.
package enum ExportResult: Sendable, Hashable {
    /// With the accuracy on samples that no search saw, where there are any.
    case written(path: String, design: Design, testAccuracy: Double?)
    /// The file exists and may be overwritten on request.
    case exists(path: String)
    case failed(reason: String)
}

/// How reading a plan into a slot ended.
package enum PlanResult: Sendable, Hashable {
    case read(path: String, design: Design, policy: ExitPolicy)
    case failed(reason: String)
}

/// How reading another device's profile ended.
package enum DeviceResult: Sendable, Hashable {
    case read(Device)
    case failed(reason: String)
}
