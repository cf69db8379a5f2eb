/// How many colours a terminal can show, and how a theme's colours become those.
package enum ColourDepth: String, Sendable, Hashable, CaseIterable {
    case mono, ansi16, ansi256, trueColour

    /// The depth to use: what the environment wants, as far as terminfo says that the terminal can.
    ///
    /// - `NO_COLOR`, not empty, means none (no-color.org).
    /// - True colour needs terminfo's `RGB`, for it is terminfo's sequences that are sent. Given that,
    ///   `COLORTERM` asks for it; a terminal that counts more than 256 colours has nothing else. Without, as
    ///   under `TERM=xterm-256color`, even `COLORTERM=truecolor` gives 256 colours: `TERM=xterm-direct` or
    ///   another entry with `RGB` gives all of them.
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
}
