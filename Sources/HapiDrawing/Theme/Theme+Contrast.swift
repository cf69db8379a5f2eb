extension Theme {
    /// A token that is harder to read than it should be.
    package struct Shortfall: Sendable, Hashable {
        package var token: ThemeToken
        /// With its background, 1 to 21; `token.leastContrast` would be enough.
        package var contrast: Double

        package init(token: ThemeToken, contrast: Double) {
            self.token = token
            self.contrast = contrast
        }
    }

    /// The tokens that are harder to read than they should be on a terminal of a depth, in their order. Colours
    /// of a palette are taken for xterm's; nothing is said of a colour that is the terminal's own. O(tokens).
    package func shortfalls(at depth: ColourDepth) -> [Shortfall] {
        ThemeToken.allCases.compactMap { token in
            let shown = depth.resolve(style: self[token])
            guard let foreground = shown.foreground.nominal, let background = shown.background.nominal else {
                return nil
            }
            let contrast = foreground.contrast(with: background)
            return contrast < token.leastContrast ? Shortfall(token: token, contrast: contrast) : nil
        }
    }
}
