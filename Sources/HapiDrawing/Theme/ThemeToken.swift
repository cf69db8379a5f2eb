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

    // Graphs over the threshold, and the accuracy of each exit alone along the backbone.
    case accuracyCurve, latencyCurve, energyCurve, aloneCurve, threshold

    // Designs in the plane of latency and accuracy.
    case pointTried, pointFront, pointCurrent, pointCursor, limitLine

    // The search's progress.
    case objectiveBest, objectiveCurrent

    // Differences between designs.
    case better, worse

    // What the program says, and what stands above the panels.
    case message, error, overlay, overlayTitle, input
    /// The chosen row of a list or a form.
    case selection
    /// The letters of a list's row that were typed to find it.
    case match
}

extension ThemeToken {
    /// The contrast with its background that a theme should give the token (WCAG 2.2): 4.5:1 for text (1.4.3),
    /// 3:1 for what is a part of a graph and no text (1.4.11): frames, bars, curves, lines and dots. The marks
    /// of an exit and of a design have words of the same style beside them, and so are text.
    package var leastContrast: Double {
        switch self {
        case .border, .borderFocused, .rateBar, .accuracyCurve, .latencyCurve, .energyCurve, .aloneCurve,
            .pointTried, .limitLine, .objectiveCurrent:
            3
        default: 4.5
        }
    }
}
