/// A finished drawing: the same elements inline in a page, or standing for themselves.
package struct Drawing: Sendable {
    /// Told to whoever cannot see it.
    package let title: String
    package let description: String
    let width: Double
    let height: Double
    let markup: String

    /// All drawings of a page have this width, so that their letters are of one size.
    static let pageWidth = 760.0

    init(title: String, description: String, height: Double, _ canvas: SVGCanvas) {
        self.title = title
        self.description = description
        width = Self.pageWidth
        self.height = height
        markup = canvas.markup
    }

    /// The looks that all drawings share: a page has them once, a drawing by itself brings them along.
    static let css =
        Palette.css
        + "svg text{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
        + "font-variant-numeric:tabular-nums}"
        + "svg .strong{font-weight:650}svg .small{font-size:12px}"
        + "svg .halo{paint-order:stroke;stroke-width:3.5px;stroke-linejoin:round}"
        + "svg .none{fill:none}svg .thin{stroke-width:1}svg .line{stroke-width:1.6}svg .bold{stroke-width:2.4}"
        + "svg .hollow{stroke-width:1.8}svg path{stroke-linejoin:round}"

    /// To stand in a page that has `css`.
    package var inline: String { element(attributes: "") }

    /// A whole file. It has a ground of its own, light or dark as the viewer asks for.
    package var standalone: String {
        let n = SVGCanvas.number
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + element(
                attributes:
                    " xmlns=\"http://www.w3.org/2000/svg\" width=\"\(n(width))\" height=\"\(n(height))\"",
                before: "<style>\(Self.css)</style>\n"
                    + "<rect class=\"f-paper\" width=\"100%\" height=\"100%\"/>\n")
    }

    private func element(attributes: String, before: String = "") -> String {
        let n = SVGCanvas.number
        return "<svg\(attributes) viewBox=\"0 0 \(n(width)) \(n(height))\" role=\"img\" "
            + "aria-label=\"\(Markup.escaped(title))\">\n"
            + "<title>\(Markup.escaped(title))</title>\n<desc>\(Markup.escaped(description))</desc>\n"
            + before + markup + "</svg>\n"
    }
}
