import HapiCore

/// Everything that can happen to the explorer: what the user does, and what comes back from outside.
package enum Action: Sendable, Hashable {
    case command(Command)
    /// A click on a candidate: moves the cursor there, or toggles the one under it.
    case pickExit(Int)
    /// Moves the cursor to a candidate.
    case setCursor(Int)
    /// A threshold set by the mouse; a drag's many steps undo as one.
    case dragThreshold(Double)
    case endDrag
    /// A click in the plot: the nearest point of the front, as drawn `aspect` accuracy a millisecond.
    case pickPoint(latency: Double, accuracy: Double, accuracyPerMillisecond: Double)
    case pickSlot(Int)
    case focus(Panel)
    case edit(TextEdit)
    /// An answer to the question on the screen.
    case answer(Bool)
    case searchReported(SearchReport)
    case exportEnded(ExportResult)
}

/// A key in a text field.
package enum TextEdit: Sendable, Hashable {
    case insert(String)
    case deleteBackward, deleteForward, left, right, start, end, clear
    case accept, cancel
}

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

/// What the explorer asks of the world outside.
package enum Effect: Sendable, Hashable {
    case startSearch(SearchTerms, seed: UInt64, run: Int)
    case pauseSearch
    case resumeSearch
    case export(ExportRequest)
}

/// A plan to be written.
package struct ExportRequest: Sendable, Hashable {
    package var path: String
    package var overwrite: Bool
    package var evaluation: Evaluation
    package var limits: Limits
    package var goal: Goal
    package var latencyWeight: Double
    package var origin: Document.Origin
}
