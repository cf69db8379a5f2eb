/// How many colours a terminal can show, and how a theme's colours become those.
package enum ColourDepth: String, Sendable, Hashable, CaseIterable {
    case mono, ansi16, ansi256, trueColour

    /// What the terminal is asked for to show `colour`; `nil` is the terminal's own. O(240) at `ansi256`: for
    /// each distinct colour once, not for each cell.
    package func resolve(colour: Colour?) -> TerminalColour {
        guard let colour else { return .terminalDefault }
        switch self {
        case .mono: return .terminalDefault
        case .ansi16: return .indexed(Self.nearestOfSixteen(to: colour))
        case .ansi256: return .indexed(Self.nearestFixed(to: colour))
        case .trueColour: return .rgb(colour.rgb)
        }
    }

    /// The depth to use: what the environment wants, as far as terminfo says that the terminal can.
    ///
    /// - `NO_COLOR`, not empty, means none (no-color.org).
    /// - True colour needs terminfo's `RGB`, for it is terminfo's sequences that are sent. Given that,
    ///   `COLORTERM` asks for it; a terminal that counts more than 256 colours has nothing else.
    /// - An eight-colour terminal gets `ansi16`, with `TerminalColour.folded(toPaletteOf:)`.
    package static func detect(
        environment: [String: String], terminfoColours: Int, terminfoHasRGB: Bool
    ) -> ColourDepth {
        if let wish = environment["NO_COLOR"], !wish.isEmpty { return .mono }
        let asksForTrueColour = ["truecolor", "24bit"].contains(environment["COLORTERM"])
        if terminfoHasRGB, asksForTrueColour || terminfoColours > 256 { return .trueColour }
        switch terminfoColours {
        case 256...: return .ansi256
        case 8...: return .ansi16
        default: return .mono
        }
    }

    /// Only among the entries that a user does not redefine; the lowest index of equals.
    private static func nearestFixed(to colour: Colour) -> UInt8 {
        let nearest = TerminalPalette.fixed.min {
            $0.colour.distance(to: colour) < $1.colour.distance(to: colour)
        }
        return nearest?.index ?? 16
    }

    /// By hue first: by distance alone, every pastel is a grey, and a theme's tokens could not be told apart.
    private static func nearestOfSixteen(to colour: Colour) -> UInt8 {
        let candidates: [UInt8]
        if colour.chroma < 48 || max(colour.red, colour.green, colour.blue) < 64 {
            candidates = [0, 8, 7, 15]
        } else {
            // Orange goes with yellow, whose plain entry is a brown on most terminals: else it would be red,
            // which means something.
            let plain: UInt8 =
                switch colour.hue {
                case 18..<75: 3
                case 75..<160: 2
                case 160..<200: 6
                case 200..<260: 4
                case 260..<345: 5
                default: 1
                }
            candidates = [plain, plain + 8]
        }
        let sixteen = TerminalPalette.sixteen
        let nearest = candidates.min {
            sixteen[Int($0)].distance(to: colour) < sixteen[Int($1)].distance(to: colour)
        }
        return nearest ?? 7
    }
}
