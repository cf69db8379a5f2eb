/// Where the panels stand at a size. The backbone takes the width; below it search, plot and comparison stand
/// side by side; the threshold and its curves run along the bottom.
struct ScreenLayout: Sendable, Hashable {
    let header: Rect
    let backbone: Rect
    let annealing: Rect
    let pareto: Rect
    let compare: Rect
    let threshold: Rect
    let message: Rect
    let footer: Rect

    /// The smallest screen that is drawn on; below it there is a message.
    static let smallest = (width: 100, height: 30)

    /// `nil` below the smallest size.
    init?(width: Int, height: Int) {
        guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
        func row(_ y: Int, _ rows: Int) -> Rect { Rect(x: 0, y: y, width: width, height: rows) }
        header = row(0, 1)
        // Bars of the execution rates gain a row for every three that the screen is higher.
        let barRows = min(8, 2 + (height - Self.smallest.height) / 3)
        backbone = row(1, BackbonePanel.fixedRows + barRows)
        footer = row(height - 1, 1)
        message = row(height - 2, 1)
        threshold = row(height - 5, 3)
        let top = backbone.bottom
        let rows = threshold.y - top
        let compareWidth = ComparePanel.width
        let annealingWidth = max(32, (width - compareWidth) * 2 / 5)
        annealing = Rect(x: 0, y: top, width: annealingWidth, height: rows)
        compare = Rect(x: width - compareWidth, y: top, width: compareWidth, height: rows)
        pareto = Rect(
            x: annealing.right, y: top, width: compare.x - annealing.right, height: rows)
    }
}
