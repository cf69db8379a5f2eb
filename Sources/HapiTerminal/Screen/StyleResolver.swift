import HapiDrawing

/// A style in the terminal's terms.
package struct ResolvedStyle: Sendable, Hashable {
    package static let bold: UInt32 = 1
    package static let underline: UInt32 = 2
    package static let reverse: UInt32 = 4
    /// The terminal's own colour.
    package static let defaultColour: Int32 = -1
    /// With 0xRRGGBB in the lower bits: a direct colour.
    package static let direct: Int32 = 0x1000000

    /// -1 the terminal's default, 0...255 of its palette, or `direct` and 0xRRGGBB.
    package var foreground: Int32
    /// As `foreground`.
    package var background: Int32
    /// `bold`, `underline` and `reverse`, or-ed together.
    package var attributes: UInt32

    package init(
        foreground: Int32 = defaultColour, background: Int32 = defaultColour, attributes: UInt32 = 0
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

/// How the styles of a surface become what the terminal can show. The choice of colours lies with the caller;
/// the screen knows only numbers.
package struct StyleResolver: Sendable {
    package var resolve: @Sendable (Style) -> ResolvedStyle

    package init(_ resolve: @escaping @Sendable (Style) -> ResolvedStyle) {
        self.resolve = resolve
    }

    /// No colours; bold, underline and reverse as they are.
    package static let mono = StyleResolver { ResolvedStyle(attributes: attributes(of: $0)) }

    /// Bold, underline and reverse as bits, which no depth of colour changes.
    package static func attributes(of style: Style) -> UInt32 {
        (style.bold ? ResolvedStyle.bold : 0) | (style.underline ? ResolvedStyle.underline : 0)
            | (style.reverse ? ResolvedStyle.reverse : 0)
    }
}
