import HapiFigures

/// Elements of an SVG drawing, one after the other. Everything that is written is escaped here.
struct SVGCanvas {
    private(set) var markup = ""

    /// Lengths and places are in units of the drawing, to the hundredth.
    static func number(_ value: Double) -> String {
        let text = Format.fixed(value, digits: 2)
        guard text.contains(".") else { return text }
        let whole = text.reversed().drop { $0 == "0" }
        return String((whole.first == "." ? whole.dropFirst() : whole).reversed())
    }

    mutating func line(_ from: SVGPoint, _ to: SVGPoint, _ look: String, dashes: String? = nil) {
        let n = Self.number
        add(
            "line",
            [("class", look), ("x1", n(from.x)), ("y1", n(from.y)), ("x2", n(to.x)), ("y2", n(to.y))]
                + Self.dashed(dashes))
    }

    /// A line through points; `isClosed` makes it an area.
    mutating func path(
        _ points: [SVGPoint], _ look: String, isClosed: Bool = false, dashes: String? = nil
    ) {
        guard let first = points.first else { return }
        let n = Self.number
        let rest = points.dropFirst().map { "\(n($0.x)) \(n($0.y))" }.joined(separator: "L")
        let start = "M\(n(first.x)) \(n(first.y))"
        add(
            "path",
            [("class", look), ("d", start + (rest.isEmpty ? "" : "L" + rest) + (isClosed ? "Z" : ""))]
                + Self.dashed(dashes))
    }

    /// Many dots of one size, as one element.
    mutating func dots(_ points: [SVGPoint], radius: Double, _ look: String) {
        guard !points.isEmpty else { return }
        let n = Self.number
        let places = points.map { "M\(n($0.x)) \(n($0.y))h0" }.joined()
        add(
            "path",
            [("class", look), ("d", places), ("stroke-width", n(2 * radius)), ("stroke-linecap", "round")])
    }

    mutating func rect(_ rect: SVGRect, _ look: String, title: String? = nil) {
        let n = Self.number
        add(
            "rect",
            [
                ("class", look), ("x", n(rect.x)), ("y", n(rect.y)), ("width", n(rect.width)),
                ("height", n(rect.height)),
            ], title: title)
    }

    /// - Parameter anchor: "start", "middle" or "end": which part of the text stands at `at`.
    mutating func text(_ text: String, at: SVGPoint, _ look: String, anchor: String = "start") {
        add(
            "text",
            [("class", look), ("x", Self.number(at.x)), ("y", Self.number(at.y))]
                + (anchor == "start" ? [] : [("text-anchor", anchor)]), content: text)
    }

    mutating func marker(
        _ shape: Marker, at: SVGPoint, radius: Double, _ look: String, title: String? = nil
    ) {
        add("path", [("class", look), ("d", shape.path(at: at, radius: radius))], title: title)
    }

    /// What `body` draws, cut off at the edges of a rectangle.
    /// - Parameter id: not used by any other drawing of a page.
    mutating func clipped(to rect: SVGRect, id: String, _ body: (inout SVGCanvas) -> Void) {
        markup += "<clipPath id=\"\(id)\">"
        self.rect(rect, "clip")
        markup += "</clipPath><g clip-path=\"url(#\(id))\">"
        body(&self)
        markup += "</g>\n"
    }

    private mutating func add(
        _ name: String, _ attributes: [(String, String)], content: String? = nil, title: String? = nil
    ) {
        markup += "<\(name)"
        for (key, value) in attributes { markup += " \(key)=\"\(Markup.escaped(value))\"" }
        switch (content, title) {
        case (nil, nil): markup += "/>\n"
        case (let content?, _): markup += ">\(Markup.escaped(content))</\(name)>\n"
        case (nil, let title?): markup += "><title>\(Markup.escaped(title))</title></\(name)>\n"
        }
    }

    private static func dashed(_ dashes: String?) -> [(String, String)] {
        dashes.map { [("stroke-dasharray", $0)] } ?? []
    }
}

/// A place in a drawing: x to the right, y downwards.
struct SVGPoint: Sendable, Hashable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    func distance(to other: SVGPoint) -> Double {
        ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
    }
}

struct SVGRect: Sendable, Hashable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }

    func overlaps(_ other: SVGRect) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    func contains(_ other: SVGRect) -> Bool {
        x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
    }
}
