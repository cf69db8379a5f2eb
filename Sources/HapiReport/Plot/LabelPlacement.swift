/// Finds places for words beside signs, so that they cover neither each other nor the signs.
struct LabelPlacement {
    private let area: SVGRect
    private var taken: [SVGRect] = []
    private var lines: [SVGRect] = []

    /// Where words stand, on their base line, and the line that leads to them where that is not beside their sign.
    struct Place {
        let at: SVGPoint
        /// Which part of them is at that place: the one next to the sign, for their width is only about known.
        let anchor: String
        let leader: (from: SVGPoint, to: SVGPoint)?
    }

    init(in area: SVGRect) { self.area = area }

    /// About how wide words of the drawings' size are; a little too wide rather than too narrow.
    static func width(of text: String) -> Double { Double(text.count) * 7.1 }

    /// Keeps words away from a sign.
    mutating func take(_ centre: SVGPoint, radius: Double) { taken.append(Self.square(centre, radius)) }

    /// Keeps words away from a line, as far as there is room. O(length).
    mutating func take(line points: [SVGPoint]) {
        for (from, to) in zip(points, points.dropFirst()) { lines += Self.squares(from, to) }
    }

    /// Of the places around a sign the one that covers least and is not far: free of other words and signs wherever
    /// such a place is near; words that cover a line can still be read. O(labels + length of the lines).
    /// - Parameter radius: of the sign, with what lies around it.
    mutating func place(_ text: String, beside sign: SVGPoint, radius: Double) -> Place {
        let places = Self.rects(around: sign, radius: radius, width: Self.width(of: text))
        let costs = places.map { rect in
            let leader = Self.leader(from: sign, radius, to: rect)
            let covered = taken.count { $0.overlaps(rect) }
            let crossed = leader.map { hidden(by: Self.squares($0.from, $0.to), besides: sign) } ?? 0
            let lines = min(8, lines.count { $0.overlaps(rect) })
            return 30 * Double(covered) + 12 * Double(crossed) + 0.6 * Double(lines)
                + 0.12 * Self.gap(sign, rect) + (area.contains(rect) ? 0 : 60)
        }
        let rect = places[costs.indices.min { costs[$0] < costs[$1] } ?? 0]
        taken.append(rect)
        let leader = Self.leader(from: sign, radius, to: rect)
        if let leader { take(line: [leader.from, leader.to]) }
        let (x, anchor) =
            if rect.x >= sign.x { (rect.x, "start") } else if rect.right <= sign.x {
                (rect.right, "end")
            } else {
                (rect.x + rect.width / 2, "middle")
            }
        return Place(at: SVGPoint(x, rect.y + 12), anchor: anchor, leader: leader)
    }

    private static let height = 15.0

    /// Beside the sign, above and below it, and at its corners, ever farther away; the nearest first.
    private static func rects(around sign: SVGPoint, radius: Double, width: Double) -> [SVGRect] {
        [4.0, 12, 24, 40, 60, 84, 112].flatMap { gap -> [SVGRect] in
            let far = radius + gap
            let (above, below, left) = (-far - height, far - 2, -far - width)
            let corners: [(x: Double, y: Double)] = [
                (far, -height / 2), (left, -height / 2), (8, above), (8, below), (-8 - width, above),
                (-8 - width, below), (-width / 2, above), (-width / 2, below), (far, above), (far, below),
                (left, above), (left, below),
            ]
            return corners.map {
                SVGRect(x: sign.x + $0.x, y: sign.y + $0.y, width: width, height: height)
            }
        }
    }

    /// Signs and words that a leader would run through.
    private func hidden(by leader: [SVGRect], besides sign: SVGPoint) -> Int {
        taken.count { rect in
            !rect.overlaps(Self.square(sign, 1)) && leader.contains { rect.overlaps($0) }
        }
    }

    private static func leader(
        from sign: SVGPoint, _ radius: Double, to rect: SVGRect
    ) -> (from: SVGPoint, to: SVGPoint)? {
        let (end, length) = (nearest(sign, rect), gap(sign, rect))
        guard length > radius + 7 else { return nil }
        let share = (radius + 1) / length
        return (SVGPoint(sign.x + share * (end.x - sign.x), sign.y + share * (end.y - sign.y)), end)
    }

    private static func gap(_ sign: SVGPoint, _ rect: SVGRect) -> Double {
        sign.distance(to: nearest(sign, rect))
    }

    private static func nearest(_ sign: SVGPoint, _ rect: SVGRect) -> SVGPoint {
        SVGPoint(min(max(sign.x, rect.x), rect.right), min(max(sign.y, rect.y), rect.bottom))
    }

    private static func squares(_ from: SVGPoint, _ to: SVGPoint) -> [SVGRect] {
        let length = max(abs(to.x - from.x), abs(to.y - from.y))
        let parts = max(1, Int(min(length, 2000) / 6))
        return (0..<parts).map { part in
            let share = Double(part) / Double(parts)
            return square(
                SVGPoint(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)), 2)
        }
    }

    private static func square(_ centre: SVGPoint, _ radius: Double) -> SVGRect {
        SVGRect(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius)
    }
}
