/// A 24-bit colour as a theme names it. What the terminal can really show is decided at the very end
/// (`ColourDepth`).
package struct Colour: Sendable, Hashable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}

/// How a cell is drawn. A `nil` colour is the terminal's own default.
package struct Style: Sendable, Hashable {
    package var foreground: Colour?
    package var background: Colour?
    package var bold: Bool
    package var underline: Bool
    package var reverse: Bool

    package init(
        foreground: Colour? = nil, background: Colour? = nil, bold: Bool = false, underline: Bool = false,
        reverse: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.underline = underline
        self.reverse = reverse
    }

    package static let plain = Style()
}

/// One character cell. A wide character holds its own cell, and the cell to its right is a `continuation`.
package struct Cell: Sendable, Hashable {
    package var character: Character
    package var style: Style
    package var isContinuation: Bool

    package init(_ character: Character, _ style: Style = .plain, isContinuation: Bool = false) {
        self.character = character
        self.style = style
        self.isContinuation = isContinuation
    }

    package static let blank = Cell(" ")
}
