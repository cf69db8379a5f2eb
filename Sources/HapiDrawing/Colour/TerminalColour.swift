/// A colour as a terminal is asked for it.
package enum TerminalColour: Sendable, Hashable {
    /// Whatever the user's terminal draws text or background in.
    case terminalDefault
    /// An entry of the terminal's palette.
    case indexed(UInt8)
    /// `0xRRGGBB`.
    case rgb(UInt32)

    /// The colour for a terminal with only `count` palette entries. Terminals with eight have no bright ones:
    /// a bright hue becomes the plain one, and both greys become white, since black might be the background.
    package func folded(toPaletteOf count: Int) -> TerminalColour {
        guard count < 16, case .indexed(let index) = self, index >= 8 else { return self }
        return .indexed(index == 8 || index > 15 ? 7 : index - 8)
    }

    /// What is seen by xterm's palette; `nil` for the terminal's own, which nobody here knows.
    package var nominal: Colour? {
        switch self {
        case .terminalDefault: nil
        case .indexed(let index) where index < 16: TerminalPalette.sixteen[Int(index)]
        case .indexed(let index): TerminalPalette.fixed[Int(index) - 16].colour
        case .rgb(let value): Colour(rgb: value)
        }
    }
}

/// The palettes that terminals share.
enum TerminalPalette {
    /// xterm's first sixteen: eight plain, eight bright. Users change these, so they are only good for hues.
    static let sixteen: [Colour] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { Colour(rgb: $0) }

    /// xterm's entries 16 to 255, which nobody changes: a cube of six levels a channel, then 24 greys.
    static let fixed: [(index: UInt8, colour: Colour)] = {
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        var colours: [Colour] = []
        for red in levels {
            for green in levels {
                for blue in levels { colours.append(Colour(red: red, green: green, blue: blue)) }
            }
        }
        for step in 0..<24 {
            let grey = UInt8(8 + 10 * step)
            colours.append(Colour(red: grey, green: grey, blue: grey))
        }
        return colours.enumerated().map { (UInt8(16 + $0), $1) }
    }()
}
