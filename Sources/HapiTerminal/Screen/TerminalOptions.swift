/// What the terminal found can show.
package struct TerminalCapabilities: Sendable, Hashable {
    /// Colours of its palette; 0 where it has none.
    package var colourCount: Int
    /// Whether terminfo promises 24-bit colours.
    package var hasDirectColour: Bool
    /// Whether characters beyond ASCII can be written. Where not, the caller draws with ASCII alone.
    package var isUnicode: Bool

    package init(colourCount: Int, hasDirectColour: Bool, isUnicode: Bool) {
        self.colourCount = colourCount
        self.hasDirectColour = hasDirectColour
        self.isUnicode = isUnicode
    }
}

/// How a `TerminalScreen` is to be set up.
package struct TerminalOptions: Sendable {
    /// Whether the mouse is reported to us; the terminal then selects text only with shift held.
    package var takesMouse: Bool
    /// Rung by other threads to have the application called.
    package var waker: TerminalWaker
    /// Chooses the colours, once it is known what the terminal can show.
    package var resolver: @Sendable (TerminalCapabilities) -> StyleResolver

    package init(
        takesMouse: Bool = true, waker: TerminalWaker = TerminalWaker(),
        resolver: @escaping @Sendable (TerminalCapabilities) -> StyleResolver = { _ in .mono }
    ) {
        self.takesMouse = takesMouse
        self.waker = waker
        self.resolver = resolver
    }
}
