/// What a theme gives a style to. The raw values are the names in theme files.
package enum ThemeToken: String, Sendable, Hashable, CaseIterable {
    // Running text and frames.
    case text, muted, title, border, borderFocused
    /// The line at the top, and in it the badge of figures that were not measured (`modelled`, `synthetic`).
    case header, headerWarning
    case footer, footerKey
    /// The place that keys act on.
    case cursor

    // An exit on the backbone: in the design by choice, in it by the user's pin, kept out of it, free to be
    // chosen, and one that no design within the limits can have.
    case exitInDesign, exitPinned, exitForbidden, exitCandidate, exitInfeasible
    /// How often a node runs.
    case rateBar

    // Graphs over the threshold.
    case accuracyCurve, latencyCurve, threshold

    // Designs in the plane of latency and accuracy.
    case pointTried, pointFront, pointCurrent, pointCursor, limitLine

    // The search's progress.
    case objectiveBest, objectiveCurrent

    // Differences between designs.
    case better, worse

    // What the program says, and what stands above the panels.
    case message, error, overlay, overlayTitle, input
}
