/// A place among the dots of a canvas: two a cell to the right, four a cell downwards, from the top left.
package struct Dot: Sendable, Hashable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// A drawing in braille dots, eight to a cell, for curves finer than the grid of characters.
///
/// A cell has one style, so each dot is set on a layer, and a cell takes the style of its highest layer. Dots
/// outside the canvas are ignored.
package struct BrailleCanvas: Sendable, Hashable {
    /// What dots belong to: the higher priority gives a shared cell its style, the later one of two equals.
    package struct Layer: Sendable, Hashable {
        package var priority: Int
        package var style: Style

        package init(priority: Int, style: Style) {
            self.priority = priority
            self.style = style
        }
    }

    package let columns: Int
    package let rows: Int
    private var masks: [UInt8]
    private var layers: [Layer?]

    /// An empty canvas of `columns` × `rows` cells.
    package init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
        masks = Array(repeating: 0, count: self.columns * self.rows)
        layers = Array(repeating: nil, count: self.columns * self.rows)
    }

    /// The number of dots in a row.
    package var dotColumns: Int { columns * 2 }
    /// The number of dots in a column.
    package var dotRows: Int { rows * 4 }

    package mutating func set(_ dot: Dot, _ layer: Layer) {
        guard dot.x >= 0, dot.x < dotColumns, dot.y >= 0, dot.y < dotRows else { return }
        let cell = dot.y / 4 * columns + dot.x / 2
        masks[cell] |= Self.bits[dot.y % 4][dot.x % 2]
        if (layers[cell]?.priority ?? .min) <= layer.priority { layers[cell] = layer }
    }

    /// Draws the cells that hold a dot, the canvas's corner at (x, y); the others are left as they are.
    package func draw(into painter: inout Painter, x: Int = 0, y: Int = 0) {
        for (index, mask) in masks.enumerated() where mask != 0 {
            painter.put(
                x + index % columns, y + index / columns,
                painter.glyphs.isASCII ? Self.ascii(mask) : Self.braille(mask),
                layers[index]?.style ?? .plain)
        }
    }

    /// The bit of each dot in the braille block, by row and column (Unicode chapter 21.1).
    private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    private static func braille(_ mask: UInt8) -> Character {
        Character(Unicode.Scalar(0x2800 + UInt32(mask)) ?? " ")
    }

    /// Dots in ASCII: a flat stroke by its height (`'`, `-`, `.`), one over three rows `:`, one over all four
    /// `|`, and an area `#`.
    private static func ascii(_ mask: UInt8) -> Character {
        let used = (0..<4).filter { mask & (bits[$0][0] | bits[$0][1]) != 0 }
        guard let top = used.first, let bottom = used.last else { return " " }
        if mask.nonzeroBitCount >= 6 { return "#" }
        switch (bottom - top, top + bottom) {
        case (3, _): return "|"
        case (2, _): return ":"
        case (_, ...1): return "'"
        case (_, 5...): return "."
        default: return "-"
        }
    }
}
