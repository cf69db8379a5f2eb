import HapiDrawing
import HapiTerminal

extension StyleResolver {
    /// Styles of a theme in the colours that a terminal has. The nearest colours are looked up once.
    static func colours(
        of theme: Theme, depth: ColourDepth, capabilities: TerminalCapabilities
    ) -> StyleResolver {
        var table: [Colour: Int32] = [:]
        for token in ThemeToken.allCases {
            for colour in [theme[token].foreground, theme[token].background].compactMap({ $0 }) {
                let found = depth.resolve(colour: colour)
                    .folded(toPaletteOf: capabilities.colourCount)
                table[colour] =
                    switch found {
                    case .terminalDefault: ResolvedStyle.defaultColour
                    case .indexed(let index): Int32(index)
                    case .rgb(let value): ResolvedStyle.direct | Int32(value)
                    }
            }
        }
        let colours = table
        return StyleResolver { style in
            func number(_ colour: Colour?) -> Int32 {
                colour.flatMap { colours[$0] } ?? ResolvedStyle.defaultColour
            }
            return ResolvedStyle(
                foreground: number(style.foreground), background: number(style.background),
                attributes: attributes(of: style))
        }
    }
}
