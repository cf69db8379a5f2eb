extension BrailleCanvas {
    /// A straight line of dots, both ends included, as Bresenham's: one dot a step along the longer side, the
    /// nearest to the line. Costs no more than the canvas is wide or high, however far away the ends are.
    package mutating func line(from start: Dot, to end: Dot, _ layer: Layer) {
        let start = start.bounded
        let end = end.bounded
        if abs(end.x - start.x) >= abs(end.y - start.y) {
            for (x, y) in Self.steps(from: (start.x, start.y), to: (end.x, end.y), below: dotColumns) {
                set(Dot(x: x, y: y), layer)
            }
        } else {
            for (y, x) in Self.steps(from: (start.y, start.x), to: (end.y, end.x), below: dotRows) {
                set(Dot(x: x, y: y), layer)
            }
        }
    }

    /// Lines from each dot to the next. A nil is a gap: nothing leads to it or away from it. A dot between
    /// two gaps is drawn by itself.
    package mutating func polyline(_ dots: [Dot?], _ layer: Layer) {
        var last: Dot?
        for dot in dots {
            if let dot { line(from: last ?? dot, to: dot, layer) }
            last = dot
        }
    }

    /// The dots of a line whose first coordinate changes by one a step, as far as that one is in 0..<limit.
    private static func steps(
        from start: (Int, Int), to end: (Int, Int), below limit: Int
    ) -> [(Int, Int)] {
        let (first, last) = start.0 <= end.0 ? (start, end) : (end, start)
        let run = last.0 - first.0
        let rise = last.1 - first.1
        let from = max(0, first.0)
        let to = min(limit - 1, last.0)
        guard from <= to else { return [] }
        return (from...to).map { at in
            guard run > 0 else { return (at, first.1) }
            // To the nearest, a half upwards: the floor of (2·rise·step + run) / (2·run).
            let numerator = 2 * rise * (at - first.0) + run
            let quotient = numerator / (2 * run)
            return (at, first.1 + (numerator < 0 && numerator % (2 * run) != 0 ? quotient - 1 : quotient))
        }
    }
}

extension Dot {
    /// Close enough that products of two coordinates do not overflow, far enough to be off every screen.
    fileprivate var bounded: Dot {
        let most = 1 << 28
        return Dot(x: min(max(x, -most), most), y: min(max(y, -most), most))
    }
}
