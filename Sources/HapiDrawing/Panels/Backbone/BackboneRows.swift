/// How the rows inside the backbone's frame are shared out. Groups, cursor, exits, two rows of bars, details and the
/// preview come first; what a higher panel has more goes to the legend, the curve of the exits alone, finer bars
/// and further details, in turns.
package struct BackboneRows: Sendable, Hashable {
    package private(set) var bars = 2
    package private(set) var alone = 0
    package private(set) var details = 1
    package private(set) var legend = 0

    /// Groups or names, the cursor, the exits, and the preview.
    private static let fixed = 4

    private enum Part {
        case bars, alone, details, legend
    }

    /// What the rows beyond the least go to, one after the other; then bars and curve take turns.
    private static let order: [Part] = [
        .legend, .alone, .bars, .alone, .details, .alone, .bars, .alone, .details, .bars, .alone, .bars,
    ]

    /// - Parameters:
    ///   - height: rows there are, frame left out.
    ///   - hasExits: whether there are accuracies to draw a curve of.
    package init(height: Int, hasExits: Bool = true) {
        let more = height - Self.fixed - bars - details
        if more < 0 { bars = max(1, bars + more) }
        for step in 0..<max(0, more) {
            let part =
                step < Self.order.count ? Self.order[step] : step.isMultiple(of: 2) ? Part.bars : .alone
            switch part {
            case .bars: bars += 1
            case .alone where hasExits: alone += 1
            case .alone: bars += 1
            case .details: details += 1
            case .legend: legend += 1
            }
        }
    }

    package var barsTop: Int { 3 }
    package var aloneTop: Int { barsTop + bars }
    package var detailsTop: Int { aloneTop + alone }
    package var previewTop: Int { detailsTop + details }
    package var legendTop: Int { previewTop + 1 }
}
