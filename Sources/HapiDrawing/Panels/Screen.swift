import HapiCore
import HapiExplorer

/// One frame: what is seen, and what the mouse can do where.
package struct Frame: Sendable, Hashable {
    package var surface: Surface
    package var hits: HitMap
}

/// What a frame is made from. The same input draws the same frame.
package struct Screen: Sendable {
    package let context: ExplorerContext
    /// What is drawn in until the user chooses one of `themes` by name.
    package let theme: Theme
    package let themes: [String: Theme]
    package let glyphs: GlyphSet
    package let keymap: Keymap

    package init(
        context: ExplorerContext, theme: Theme, themes: [Theme] = [], glyphs: GlyphSet = .unicode,
        keymap: Keymap = .standard
    ) {
        self.context = context
        self.theme = theme
        self.themes = Dictionary(themes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.glyphs = glyphs
        self.keymap = keymap
    }

    /// Draws a state at a size; too small a size gets a message and nothing to click.
    package func frame(_ state: ExplorerState, width: Int, height: Int) -> Frame {
        var painter = Painter(Surface(width: width, height: height), glyphs: glyphs)
        var hits = HitMap()
        let theme = state.view.theme.flatMap { themes[$0] } ?? theme
        painter.fill(painter.bounds, theme[.text])
        let curves = ThresholdPanel.curves(context)
        guard
            let layout = ScreenLayout(width: width, height: height, side: state.view.side, curves: curves)
        else {
            drawTooSmall(theme, into: &painter)
            return Frame(surface: painter.surface, hits: hits)
        }
        let panel = PanelInput(state: state, screen: self, theme: theme)
        HeaderPanel.draw(panel, into: &painter, &hits, layout.header)
        BackbonePanel.draw(panel, into: &painter, &hits, layout.backbone)
        if let rect = layout.search { SearchPanel.draw(panel, into: &painter, &hits, rect) }
        ParetoPanel.draw(panel, into: &painter, &hits, layout.pareto)
        if let rect = layout.compare { ComparePanel.draw(panel, into: &painter, &hits, rect) }
        ThresholdPanel.draw(panel, into: &painter, &hits, layout.threshold)
        OverlayPanel.block(panel, painter, &hits)
        FooterPanel.draw(panel, into: &painter, &hits, layout.footer)
        MessageLine.draw(panel, into: &painter, &hits, layout.message, footer: layout.footer)
        OverlayPanel.draw(panel, into: &painter, &hits)
        return Frame(surface: painter.surface, hits: hits)
    }

    private func drawTooSmall(_ theme: Theme, into painter: inout Painter) {
        let (width, height) = ScreenLayout.smallest
        let text =
            "hapi-tui needs \(width)\(glyphs.times)\(height); this terminal is "
            + "\(painter.width)\(glyphs.times)\(painter.height)"
        let lines = SafeText.wrapped(text, columns: painter.width, glyphs: glyphs)
        let top = max(0, (painter.height - lines.count) / 2)
        for (row, line) in lines.enumerated() {
            painter.text(
                0, top + row, line, theme[.message], columns: painter.width, alignment: .centre)
        }
    }
}

/// What every panel draws from.
struct PanelInput {
    let state: ExplorerState
    let screen: Screen
    let theme: Theme

    var context: ExplorerContext { screen.context }
    var network: Network { screen.context.network }
    /// What designs are judged on under the present policy.
    var basis: PolicyBasis { screen.context.basis(state.document.policy) }
    var glyphs: GlyphSet { screen.glyphs }
    var document: Document { state.document }

    func style(_ token: ThemeToken) -> Style { theme[token] }

    /// Draws a panel's frame, its border telling whether the keys are in it. Answers with the inside.
    func box(_ title: String, _ panel: Panel?, into painter: inout Painter, _ rect: Rect) -> Rect {
        let isFocused = panel != nil && panel == state.view.focus
        let shown = isFocused ? "\(glyphs.pointer) \(title)" : title
        return painter.box(
            rect, title: shown, style: style(isFocused ? .borderFocused : .border),
            titleStyle: style(.title))
    }

    /// Share of the samples, from a count.
    func share(_ count: Int) -> Double { Double(count) / Double(context.samples) }
}
