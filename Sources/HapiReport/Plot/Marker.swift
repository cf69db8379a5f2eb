/// Shapes that designs are told apart by, also without colours.
enum Marker: CaseIterable {
    case circle, square, diamond, triangle, inverted

    /// The shape's outline around a place; all of about the same area.
    func path(at centre: SVGPoint, radius r: Double) -> String {
        switch self {
        case .circle:
            let (x, y, n) = (centre.x, centre.y, SVGCanvas.number)
            let arc = "A\(n(r)) \(n(r)) 0 1 1"
            return "M\(n(x - r)) \(n(y))\(arc) \(n(x + r)) \(n(y))\(arc) \(n(x - r)) \(n(y))Z"
        case .square:
            let s = r * 0.89
            return polygon(centre, [(-s, -s), (s, -s), (s, s), (-s, s)])
        case .diamond:
            let s = r * 1.25
            return polygon(centre, [(0, -s), (s, 0), (0, s), (-s, 0)])
        case .triangle:
            let s = r * 1.2
            return polygon(centre, [(0, -s), (s, s * 0.8), (-s, s * 0.8)])
        case .inverted:
            let s = r * 1.2
            return polygon(centre, [(0, s), (s, -s * 0.8), (-s, -s * 0.8)])
        }
    }

    private func polygon(_ centre: SVGPoint, _ corners: [(Double, Double)]) -> String {
        let n = SVGCanvas.number
        return "M"
            + corners.map { "\(n(centre.x + $0.0)) \(n(centre.y + $0.1))" }.joined(separator: "L") + "Z"
    }
}
