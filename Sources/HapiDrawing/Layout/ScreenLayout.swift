import HapiExplorer

/// Where the panels stand at a size. The backbone takes the width; below it search, plot and comparison stand side
/// by side, or the plot and one of the others where the screen is narrow; the threshold and its curves run along the
/// bottom.
struct ScreenLayout: Sendable, Hashable {
    let header: Rect
    let backbone: Rect
    /// `nil` where there is no room for it: on a narrow screen the panel last used of the two is shown.
    let search: Rect?
    let pareto: Rect
    let compare: Rect?
    let threshold: Rect
    let message: Rect
    let footer: Rect

    /// The smallest screen that is drawn on; below it there is a message.
    static let smallest = (width: 80, height: 24)
    /// From here on three panels stand side by side.
    private static let wide = 100

    /// - Parameter side: which of search and comparison is shown on a narrow screen.
    /// - Returns: `nil` below the smallest size.
    init?(width: Int, height: Int, side: Panel) {
        guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
        func row(_ y: Int, _ rows: Int) -> Rect { Rect(x: 0, y: y, width: width, height: rows) }
        header = row(0, 1)
        backbone = row(1, BackbonePanel.rows(ofScreen: height))
        footer = row(height - 1, 1)
        message = row(height - 2, 1)
        let thresholdRows = ThresholdPanel.rows(ofScreen: height)
        threshold = row(height - 2 - thresholdRows, thresholdRows)
        let top = backbone.bottom
        let rows = threshold.y - top
        func part(_ x: Int, _ columns: Int) -> Rect { Rect(x: x, y: top, width: columns, height: rows) }
        guard width >= Self.wide else {
            let sideWidth = ComparePanel.width(slots: 2)
            search = side == .compare ? nil : part(0, sideWidth)
            compare = side == .compare ? part(0, sideWidth) : nil
            pareto = part(sideWidth, width - sideWidth)
            return
        }
        // A column for another slot for every twenty columns that the screen is wider.
        let slots = min(Document.slotNames.count, 2 + (width - Self.wide) / 16)
        let compareWidth = ComparePanel.width(slots: slots)
        let searchWidth = max(32, (width - compareWidth) * 2 / 5)
        search = part(0, searchWidth)
        compare = part(width - compareWidth, compareWidth)
        pareto = part(searchWidth, width - compareWidth - searchWidth)
    }
}
