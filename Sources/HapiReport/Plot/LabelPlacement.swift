/// Finds places for words beside signs, so that they cover neither each other nor the signs.
struct LabelPlacement {
    private let area: SVGRect
    private var taken: [SVGRect] = []

    init(in area: SVGRect) { self.area = area }

    /// About how wide words of the drawings' size are; a little too wide rather than too narrow.
    static func width(of text: String) -> Double { Double(text.count) * 7.1 }

    /// Keeps words away from a sign.
    mutating func take(_ centre: SVGPoint, radius: Double) {
        taken.append(
            SVGRect(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius))
    }

    /// Where a label of a sign begins, on its base line: the first free of the places around it, else that which covers
    /// least. O(labels).
    mutating func place(_ text: String, beside sign: SVGPoint) -> SVGPoint {
        let (width, height) = (Self.width(of: text), 15.0)
        let places = [12.0, 26, 44, 64].flatMap { distance -> [SVGRect] in
            let (above, below) = (-distance - height, distance - 2)
            let corners: [(x: Double, y: Double)] = [
                (distance, -height / 2), (-distance - width, -height / 2), (8, above), (8, below),
                (-8 - width, above), (-8 - width, below), (-width / 2, above), (-width / 2, below),
            ]
            return corners.map { SVGRect(x: sign.x + $0.x, y: sign.y + $0.y, width: width, height: height) }
        }
        func covered(_ rect: SVGRect) -> Int {
            taken.count { $0.overlaps(rect) } + (area.contains(rect) ? 0 : 3)
        }
        let chosen = places.first { covered($0) == 0 } ?? places.min { covered($0) < covered($1) }
        let rect = chosen ?? SVGRect(x: sign.x, y: sign.y, width: width, height: height)
        taken.append(rect)
        return SVGPoint(rect.x, rect.y + 12)
    }
}
