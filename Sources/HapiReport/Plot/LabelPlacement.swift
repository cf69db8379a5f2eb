/// Finds places for words beside signs, so that they cover neither each other nor the signs.
struct LabelPlacement {
    private let area: SVGRect
    private var taken: [SVGRect] = []
    private var lines: [SVGRect] = []

    init(in area: SVGRect) { self.area = area }

    /// About how wide words of the drawings' size are; a little too wide rather than too narrow.
    static func width(of text: String) -> Double { Double(text.count) * 7.1 }

    /// Keeps words away from a sign.
    mutating func take(_ centre: SVGPoint, radius: Double) { taken.append(Self.square(centre, radius)) }

    /// Keeps words away from a line, as far as there is room. O(length).
    mutating func take(line points: [SVGPoint]) {
        for (from, to) in zip(points, points.dropFirst()) {
            let length = max(abs(to.x - from.x), abs(to.y - from.y))
            let parts = max(1, Int(min(length, 2000) / 6))
            for part in 0..<parts {
                let share = Double(part) / Double(parts)
                let point = SVGPoint(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
                lines.append(Self.square(point, 2))
            }
        }
    }

    /// Where a label of a sign begins, on its base line: of the places around it the one that covers least and is not
    /// far; words that cover a line can still be read. O(labels + length of the lines).
    mutating func place(_ text: String, beside sign: SVGPoint) -> SVGPoint {
        let (width, height) = (Self.width(of: text), 15.0)
        let places = [11.0, 22, 36, 54].flatMap { distance -> [(distance: Double, rect: SVGRect)] in
            let (above, below) = (-distance - height, distance - 2)
            let corners: [(x: Double, y: Double)] = [
                (distance, -height / 2), (-distance - width, -height / 2), (8, above), (8, below),
                (-8 - width, above), (-8 - width, below), (-width / 2, above), (-width / 2, below),
            ]
            return corners.map {
                (distance, SVGRect(x: sign.x + $0.x, y: sign.y + $0.y, width: width, height: height))
            }
        }
        func cost(_ place: (distance: Double, rect: SVGRect)) -> Double {
            let covered = taken.count { $0.overlaps(place.rect) }
            let crossed = min(8, lines.count { $0.overlaps(place.rect) })
            return 20 * Double(covered) + Double(crossed) + 0.12 * place.distance
                + (area.contains(place.rect) ? 0 : 60)
        }
        let costs = places.map(cost)
        let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        let rect = places[best].rect
        taken.append(rect)
        return SVGPoint(rect.x, rect.y + 12)
    }

    private static func square(_ centre: SVGPoint, _ radius: Double) -> SVGRect {
        SVGRect(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius)
    }
}
