import HapiDrawing
import HapiTerminal

extension StyleResolver {
    /// Styles of any theme in the colours that a terminal has. The screen asks once for each style that it
    /// meets, so a change of theme needs no other resolver.
    static func colours(depth: ColourDepth, capabilities: TerminalCapabilities) -> StyleResolver {
        @Sendable func number(_ colour: TerminalColour) -> Int32 {
            switch colour.folded(toPaletteOf: capabilities.colourCount) {
            case .terminalDefault: ResolvedStyle.defaultColour
            case .indexed(let index): Int32(index)
            case .rgb(let value): ResolvedStyle.direct | Int32(value)
            }
        }
        return StyleResolver { style in
            let (foreground, background) = depth.resolve(style: style)
            return ResolvedStyle(
                foreground: number(foreground), background: number(background),
                attributes: attributes(of: style))
        }
    }
}
