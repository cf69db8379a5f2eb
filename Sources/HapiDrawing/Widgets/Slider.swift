/// A value between two others that the mouse can drag: `0 ├────────●──┤ 1`.
///
/// The geometry is a value of its own, so that what is drawn and what a click means cannot differ.
/// Coordinates are those of the painter it is drawn into.
package struct Slider: Sendable, Hashable {
    package let lower: Double
    package let upper: Double
    package let lowerLabel: String
    package let upperLabel: String
    /// The cells the knob can stand in, between the two end marks. Never empty where the slider has a column.
    package let track: Rect

    private let x: Int
    private let columns: Int
    private let hasEnds: Bool
    private let hasLabels: Bool

    /// A slider over `lower`…`upper` in `columns` from (x, y). Where it is short of room the labels are left
    /// out first, then the end marks.
    package init(
        x: Int, y: Int, columns: Int, from lower: Double, to upper: Double, lowerLabel: String = "0",
        upperLabel: String = "1"
    ) {
        self.lower = lower
        self.upper = upper
        self.lowerLabel = lowerLabel
        self.upperLabel = upperLabel
        self.x = x
        self.columns = max(0, columns)
        let before = DisplayWidth.of(SafeText.printable(lowerLabel)) + 2
        let after = DisplayWidth.of(SafeText.printable(upperLabel)) + 2
        hasLabels = columns - before - after >= 3
        hasEnds = hasLabels || columns >= 3
        let start = hasLabels ? before : hasEnds ? 1 : 0
        let end = hasLabels ? after : hasEnds ? 1 : 0
        track = Rect(x: x + start, y: y, width: columns - start - end, height: 1)
    }

    /// The column the knob stands in for a value; one outside the range, or not a number, stands at an end.
    package func column(of value: Double) -> Int {
        let fraction = (value - lower) / (upper - lower)
        guard fraction > 0 else { return track.x }
        return track.x + Int((min(fraction, 1) * Double(max(0, track.width - 1))).rounded())
    }

    /// The value a column stands for, its inverse; columns beside the track are its ends, so that a drag may
    /// leave it.
    package func value(atColumn column: Int) -> Double {
        let last = track.width - 1
        let step = min(max(column - track.x, 0), max(0, last))
        return step == 0
            ? lower : step == last ? upper : lower + (upper - lower) * Double(step) / Double(last)
    }

    package func draw(
        _ value: Double, into painter: inout Painter, _ style: Style = .plain, knob: Style = .plain
    ) {
        guard columns > 0 else { return }
        let glyphs = painter.glyphs
        painter.horizontal(track.x, track.y, length: track.width, style, with: glyphs.sliderLine)
        if hasEnds {
            painter.put(track.x - 1, track.y, glyphs.sliderLeft, style)
            painter.put(track.right, track.y, glyphs.sliderRight, style)
        }
        if hasLabels {
            painter.text(x, track.y, lowerLabel, style)
            painter.text(endingAt: x + columns, track.y, upperLabel, style)
        }
        painter.put(column(of: value), track.y, glyphs.sliderKnob, knob)
    }
}
