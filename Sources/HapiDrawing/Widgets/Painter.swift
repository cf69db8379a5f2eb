/// Draws into one rectangle of a surface and nowhere else.
///
/// A panel is handed a painter whose (0, 0) is the panel's own corner, and may draw without regard to its
/// size: what falls outside is cut off. All text passes through `SafeText`, so no name from a file can reach
/// the terminal raw, and in ASCII no other character can.
///
///     var painter = Painter(Surface(width: 80, height: 24), glyphs: .unicode)
///     painter.within(Rect(x: 0, y: 1, width: 80, height: 6)) { panel in
///         let inner = panel.box(panel.bounds, title: "Backbone", style: border, titleStyle: title)
///         panel.text(inner.x, inner.y, "stem", text)
///     }
///     return painter.surface
///
/// Invariant: a wide character's cell is followed by its continuation, and nothing else is. A wide character
/// that is cut by the clip, or of which one half is overwritten, becomes blank. The other half of one that
/// crosses the edge of the clip is the only thing ever changed outside it.
package struct Painter: Sendable {
    package private(set) var surface: Surface
    package let glyphs: GlyphSet

    /// The rectangle whose corner is (0, 0), in cells of the surface.
    private var frame: Rect
    /// What of it may be drawn on, in cells of the surface.
    private var clip: Rect

    package init(_ surface: Surface, glyphs: GlyphSet = .unicode) {
        self.surface = surface
        self.glyphs = glyphs
        frame = surface.bounds
        clip = surface.bounds
    }

    package var width: Int { frame.width }
    package var height: Int { frame.height }

    /// All of the painter's rectangle, in its own coordinates.
    package var bounds: Rect { Rect(x: 0, y: 0, width: frame.width, height: frame.height) }

    /// What of it can be drawn on, in its own coordinates.
    var visibleBounds: Rect {
        Rect(x: clip.x - frame.x, y: clip.y - frame.y, width: clip.width, height: clip.height)
    }

    /// A rectangle of this painter in cells of the surface, as far as it can be drawn on: what a hit map
    /// notes.
    package func onSurface(_ rect: Rect) -> Rect {
        Rect(x: rect.x + frame.x, y: rect.y + frame.y, width: rect.width, height: rect.height)
            .intersection(clip)
    }

    /// Draws with `rect` as the whole world: its corner is (0, 0), and the clip is narrowed to it.
    @discardableResult
    package mutating func within<Result>(
        _ rect: Rect, _ draw: (inout Painter) throws -> Result
    ) rethrows -> Result {
        let outer = (frame, clip)
        defer { (frame, clip) = outer }
        clip = onSurface(rect)
        frame = Rect(x: rect.x + frame.x, y: rect.y + frame.y, width: rect.width, height: rect.height)
        return try draw(&self)
    }

    /// Changes the style of what is already drawn, as a cursor or a selection does.
    package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let rect = onSurface(rect)
        for y in rect.y..<rect.bottom {
            for x in rect.x..<rect.right { change(&surface[x, y].style) }
        }
    }

    /// Puts a character of `columns` (1 or 2) that is known to be printable.
    mutating func place(_ x: Int, _ y: Int, _ character: Character, columns: Int, _ style: Style) {
        let x = x + frame.x
        let y = y + frame.y
        let visible = max(x, clip.x)..<max(x, clip.x, min(x + columns, clip.right))
        guard y >= clip.y, y < clip.bottom, let first = visible.first else { return }
        if visible.count == columns {
            write(first, y, Cell(character, style))
            if columns == 2 { write(first + 1, y, Cell(" ", style, isContinuation: true)) }
        } else {
            write(first, y, Cell(" ", style))
        }
    }

    /// Writes one cell and blanks the other half of a wide character it destroys.
    private mutating func write(_ x: Int, _ y: Int, _ cell: Cell) {
        if surface[x, y].isContinuation { surface[x - 1, y].character = " " }
        if surface[x + 1, y].isContinuation {
            surface[x + 1, y] = Cell(" ", surface[x + 1, y].style)
        }
        surface[x, y] = cell
    }
}

extension Rect {
    /// What two rectangles share; empty, at a place within this one's reach, when that is nothing.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }
}
