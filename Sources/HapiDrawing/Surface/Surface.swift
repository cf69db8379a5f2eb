/// A rectangle of cells, `x` to the right, `y` down. May be empty; never negative.
package struct Rect: Sendable, Hashable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    package var right: Int { x + width }
    package var bottom: Int { y + height }

    package func contains(x px: Int, y py: Int) -> Bool {
        px >= x && px < right && py >= y && py < bottom
    }

    /// The rectangle inside a one-cell border.
    package var inset: Rect {
        Rect(x: x + 1, y: y + 1, width: width - 2, height: height - 2)
    }
}

/// A frame before it meets a terminal: a grid of cells that panels draw into. Writing outside the grid is
/// ignored, so that a panel drawn on too small a screen is cut off rather than wrong.
package struct Surface: Sendable, Hashable {
    package let width: Int
    package let height: Int
    package private(set) var cells: [Cell]

    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        cells = Array(repeating: .blank, count: self.width * self.height)
    }

    package var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

    /// The cell at a place; outside the grid it reads blank and cannot be written.
    package subscript(x: Int, y: Int) -> Cell {
        get {
            guard bounds.contains(x: x, y: y) else { return .blank }
            return cells[y * width + x]
        }
        set {
            guard bounds.contains(x: x, y: y) else { return }
            cells[y * width + x] = newValue
        }
    }

    /// The characters of each row, trailing blanks kept: what a test compares.
    package var rows: [String] {
        (0..<height).map { y in
            String(cells[(y * width)..<((y + 1) * width)].filter { !$0.isContinuation }.map(\.character))
        }
    }
}
