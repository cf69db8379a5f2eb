import HapiExplorer

/// Where the panels stand at a size. The backbone takes the width; below it search, plot and comparison stand side
/// by side, or the plot and one of the others where the screen is narrow, or both of them one above the other where
/// it is high as well; the threshold and its curves run along the bottom.
struct ScreenLayout: Sendable, Hashable {
    let header: Rect
    let backbone: Rect
    /// `nil` where there is no room for it: on a small screen the panel last used of the two is shown.
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
    /// Below this width search and comparison stand one above the other where both have rows enough.
    private static let roomy = 120
    private static let leastStacked = 26

    /// - Parameters:
    ///   - side: which of search and comparison is shown on a small screen.
    ///   - curves: how many there are over the threshold.
    /// - Returns: `nil` below the smallest size.
    init?(width: Int, height: Int, side: Panel, curves: Int = 2) {
        guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
        func row(_ y: Int, _ rows: Int) -> Rect { Rect(x: 0, y: y, width: width, height: rows) }
        header = row(0, 1)
        footer = row(height - 1, 1)
        message = row(height - 2, 1)
        // What more curves need is the backbone's, so that the panels between are as high on every device.
        let thresholdRows = ThresholdPanel.rows(ofScreen: height, curves: curves)
        threshold = row(height - 2 - thresholdRows, thresholdRows)
        backbone = row(1, Self.rowsOfGraphs(ofScreen: height) - thresholdRows)
        let top = backbone.bottom
        let rows = threshold.y - top
        func part(_ x: Int, _ columns: Int) -> Rect { Rect(x: x, y: top, width: columns, height: rows) }
        // A column for another slot for every sixteen columns that the screen is wider.
        let slots = min(Document.slotNames.count, 2 + max(0, width - Self.wide) / 16)
        let compareWidth = ComparePanel.width(slots: slots)
        guard width >= Self.roomy || rows < Self.leastStacked else {
            let sideWidth = ComparePanel.width(slots: 3)
            search = Rect(x: 0, y: top, width: sideWidth, height: rows / 2)
            compare = Rect(x: 0, y: top + rows / 2, width: sideWidth, height: rows - rows / 2)
            pareto = part(sideWidth, width - sideWidth)
            return
        }
        guard width >= Self.wide else {
            search = side == .compare ? nil : part(0, compareWidth)
            compare = side == .compare ? part(0, compareWidth) : nil
            pareto = part(compareWidth, width - compareWidth)
            return
        }
        let searchWidth = max(32, (width - compareWidth) * 2 / 5)
        search = part(0, searchWidth)
        compare = part(width - compareWidth, compareWidth)
        pareto = part(searchWidth, width - compareWidth - searchWidth)
    }

    /// Rows of the backbone and of the threshold's curves together: a third of what the screen is higher than 24
    /// rows, a half of what it is higher than 36, a fifth of what it is higher than 60.
    private static func rowsOfGraphs(ofScreen height: Int) -> Int {
        12 + (min(height, 36) - 24) / 3 + (min(max(height, 36), 60) - 36) / 2 + max(0, height - 60) / 5
    }
}
