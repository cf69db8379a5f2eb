/// The characters that frames, marks and graphs are drawn with: all of one column, so that a drawing is laid
/// out the same with either set.
package struct GlyphSet: Sendable, Hashable {
    /// Whether nothing beyond ASCII may be drawn, names from files included.
    package let isASCII: Bool

    // Frames.
    package let topLeft, topRight, bottomLeft, bottomRight, horizontal, vertical: Character

    // Axes of a graph: where they meet, and the ticks of the vertical and the horizontal one.
    package let axisCorner, axisTickLeft, axisTickBelow: Character

    // What an exit is, told by shape so that no colour is needed (`ThemeToken` has the same names).
    package let exitInDesign, exitPinned, exitForbidden, exitCandidate, exitInfeasible: Character

    /// Before the chosen row of a list.
    package let pointer: Character
    /// Around a value that can be stepped back and on.
    package let stepBack, stepOn: Character
    /// Where there is more beside what is shown.
    package let moreLeft, moreRight: Character
    /// Around the place that keys act on, and above it.
    package let cursorLeft, cursorRight, cursorAbove: Character

    /// Nine heights of a bar in one cell, from empty to full.
    package let bars: [Character]

    package let sliderLeft, sliderLine, sliderRight, sliderKnob: Character
    /// The part of a slider where a limit would be broken.
    package let sliderBroken: Character

    /// After a difference that is for the better or for the worse. Unlike every mark of an exit.
    package let better, worse: Character
    /// After a figure whose difference may be chance.
    package let alike: Character

    // Designs in the plane of a cost and accuracy: one that misses the limits, the front, now, the cursor.
    package let pointMissed, pointFront, pointCurrent, pointCursor: Character
    package let limitVertical, limitHorizontal: Character

    /// Where text was cut.
    package let ellipsis: Character
    /// For a character that these glyphs, or the columns there are, have no room for.
    package let replacement: Character
    /// Between two parts of one line.
    package let separator: Character
    package let times: Character

    // Signs in running text, which may take more than one column.
    package let atMost, atLeast, difference, leftArrow, rightArrow, upArrow, downArrow, enter: String
}
