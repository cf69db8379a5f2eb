import HapiCore

/// Progress of a search thread.
package struct SearchReport: Sendable, Hashable {
    /// Which start of a search it belongs to.
    package var run: Int
    package var snapshot: SearchSnapshot
    package var evaluationsPerSecond: Double
    /// Time spent searching, pauses left out.
    package var seconds: Double

    package init(run: Int, snapshot: SearchSnapshot, evaluationsPerSecond: Double, seconds: Double) {
        self.run = run
        self.snapshot = snapshot
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
