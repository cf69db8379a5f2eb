import HapiDrawing

/// Neighbouring cells of a row that are written in one look.
struct SurfaceRun: Sendable, Hashable {
    var end: Int
    var style: Style
}

extension Surface {
    /// The cells from `x` on, before `end`, that one style draws. A blank shows no more of a style than its
    /// background, so it goes with the cells before it or after it: every change of colour costs some twenty
    /// bytes, and a plot of scattered dots would be written twice as long. O(cells of the run).
    func run(from x: Int, before end: Int, y: Int) -> SurfaceRun {
        var style = self[x, y].style
        var isBlank = self[x, y].isBlank
        var next = x + 1
        while next < end {
            let cell = self[next, y]
            let isAlike = cell.isContinuation || cell.style == style
            if !isAlike {
                guard cell.style.background == style.background else { break }
                if isBlank, cell.style.showsBlanksPlainly {
                    style = cell.style
                } else if !cell.isBlank || !style.showsBlanksPlainly {
                    break
                }
            }
            isBlank = isBlank && cell.isBlank
            next += 1
        }
        return SurfaceRun(end: next, style: style)
    }
}

extension Cell {
    /// Whether nothing but the background is seen of it.
    fileprivate var isBlank: Bool {
        character == " " && !isContinuation && style.showsBlanksPlainly
    }
}

extension Style {
    /// Whether a blank in this style looks like one in any other of the same background.
    fileprivate var showsBlanksPlainly: Bool { !underline && !reverse }
}
