import HapiCore
import HapiExplorer
import HapiFigures

/// The backbone from left to right: groups, candidate exits, execution rates, the accuracy of each exit alone, and
/// what is known of the exit and the layer under the cursor.
enum BackbonePanel {
    /// Columns of the labels before the strip.
    private static let gutter = 6

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.backbone))
        let zoom = input.state.view.zoom
        // Beside a part of the backbone there is a column on the right to tell that it goes on.
        let columns = max(0, rect.width - 2 - gutter - (zoom == .whole ? 0 : 1))
        let window = BackboneWindow(
            input.network, zoom: zoom, cursor: input.state.view.cursor, columns: columns)
        let inside = input.box(title(input, window), .backbone, into: &painter, rect)
        painter.within(inside) { painter in
            let rows = BackboneRows(height: painter.height, hasExits: !input.network.exits.isEmpty)
            draw(input, window, rows, into: &painter, &hits)
        }
    }

    private static func draw(
        _ input: PanelInput, _ window: BackboneWindow, _ rows: BackboneRows, into painter: inout Painter,
        _ hits: inout HitMap
    ) {
        let strip = BackboneStrip(input, window)
        let curve = AloneCurve(input, window)
        let muted = input.style(.muted)
        painter.text(0, 0, input.state.view.zoom == .whole ? "stage" : "layer", muted)
        painter.text(0, 2, "exits", muted)
        BackboneLabels(window: window).draw(input, into: &painter, x: gutter, y: 0)
        strip.draw(input, into: &painter, x: gutter, y: 1)
        drawRates(
            input, window, into: &painter,
            Rect(x: gutter, y: rows.barsTop, width: window.columns, height: rows.bars))
        curve.draw(
            input, into: &painter, Rect(x: 0, y: rows.aloneTop, width: painter.width, height: rows.alone),
            gutter: gutter)
        strip.highlight(into: &painter, x: gutter, rows: rows.barsTop..<rows.detailsTop)
        strip.addTargets(painter, &hits, x: gutter, rows: 0..<rows.detailsTop)
        let details = CursorDetails.lines(input, columns: painter.width, rows: rows.details)
        for (row, line) in details.enumerated() {
            painter.spans(0, rows.detailsTop + row, line, columns: painter.width)
        }
        painter.spans(
            0, rows.previewTop, PreviewLine.spans(input, columns: painter.width), columns: painter.width)
        guard rows.legend > 0 else { return }
        let range = rows.alone > 0 ? curve.rangeText : nil
        painter.spans(
            0, rows.legendTop, legend(input, range, columns: painter.width), columns: painter.width)
    }

    /// What part is shown, and where columns stand for several layers, that they do.
    private static func title(_ input: PanelInput, _ window: BackboneWindow) -> String {
        var title = "Backbone"
        let network = input.network
        let group = network.layers[input.state.view.cursor].group
        switch input.state.view.zoom {
        case .whole: break
        case .stage:
            let starts = network.layers.indices.filter {
                $0 == 0 || network.layers[$0].group != network.layers[$0 - 1].group
            }
            let place = starts.count { $0 <= window.layers.lowerBound }
            title += ": \(group) (\(place) of \(starts.count))"
        case .layers:
            let (first, last) = (window.layers.lowerBound + 1, window.layers.upperBound)
            let shown = first == last ? "layer \(first)" : "layers \(first) to \(last)"
            title += ": \(group), \(shown) of \(network.layers.count)"
        }
        guard window.mostPerColumn > 1 else { return title }
        title += ", up to \(window.mostPerColumn) of \(Format.grouped(window.layers.count)) layers a column"
        let key = input.keyName(.zoomIn)
        return key.isEmpty ? title : title + " (zoom in: \(key))"
    }

    /// q of the layers; 0 everywhere when nothing can run.
    private static func drawRates(
        _ input: PanelInput, _ window: BackboneWindow, into painter: inout Painter, _ rect: Rect
    ) {
        painter.text(0, rect.y, "q 1.0", input.style(.muted))
        if rect.height > 1 { painter.text(2, rect.bottom - 1, "0.0", input.style(.muted)) }
        guard let evaluation = input.state.analysis.evaluation else { return }
        BarStrip(Array(evaluation.rates.layers[window.layers])).draw(
            into: &painter, in: rect, input.style(.rateBar))
    }

    /// What the marks mean, and over what range the curve goes.
    private static func legend(_ input: PanelInput, _ range: String?, columns: Int) -> [Span] {
        let texts = ExitState.legend.map { "\($0.glyph(input.glyphs)) \($0.meaning)" }
        let curve = range.map { "alone \($0)" }
        let roomy = (texts + [curve].compactMap { $0 }).reduce(-2) { $0 + DisplayWidth.of($1) + 2 }
        let gap = roomy <= columns ? "  " : " "
        var legend: [Span] = []
        for (state, text) in zip(ExitState.legend, texts) {
            legend.append(Span(String(text.prefix(1)), input.style(state.token)))
            legend.append(Span("\(text.dropFirst())\(gap)", input.style(.muted)))
        }
        if let curve { legend.append(Span(curve, input.style(.aloneCurve))) }
        return legend
    }
}
