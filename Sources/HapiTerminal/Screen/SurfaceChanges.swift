import HapiDrawing

/// Cells of one row that must be written anew.
struct SurfaceChange: Sendable, Hashable {
    var y: Int
    var columns: Range<Int>
}

extension Surface {
    /// Where this surface differs from one that is on the screen, by rows and then columns, no change
    /// touching another. Everything, where there is none yet or its size was another. A wide character is
    /// never cut: curses would blank the half left standing. O(cells).
    func changes(since shown: Surface?) -> [SurfaceChange] {
        guard let shown, shown.width == width, shown.height == height else {
            return width == 0 ? [] : (0..<height).map { SurfaceChange(y: $0, columns: 0..<width) }
        }
        var changes: [SurfaceChange] = []
        for y in 0..<height {
            let row = y * width
            var x = 0
            while x < width {
                guard cells[row + x] != shown.cells[row + x] else {
                    x += 1
                    continue
                }
                var first = x
                while first > 0, cells[row + first].isContinuation || shown.cells[row + first].isContinuation
                {
                    first -= 1
                }
                var last = x + 1
                while last < width,
                    cells[row + last] != shown.cells[row + last] || cells[row + last].isContinuation
                        || shown.cells[row + last].isContinuation
                {
                    last += 1
                }
                if let before = changes.last, before.y == y, before.columns.upperBound >= first {
                    changes[changes.count - 1].columns = before.columns.lowerBound..<last
                } else {
                    changes.append(SurfaceChange(y: y, columns: first..<last))
                }
                x = last
            }
        }
        return changes
    }
}
