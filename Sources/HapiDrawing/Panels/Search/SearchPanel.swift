import HapiCore
import HapiExplorer
import HapiFigures

/// The search as it runs: the goal's value over the evaluations, and the figures that its method has.
enum SearchPanel {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.search))
        let title = title(input, columns: rect.width - 5)
        let inside = input.box(title, .search, into: &painter, rect)
        painter.within(inside) { painter in
            guard let snapshot = input.state.live.snapshot else {
                drawInvitation(input, into: &painter, &hits)
                return
            }
            let lines = SearchFigures(snapshot, input, columns: painter.width)
                .lines(atMost: textRows(painter.height))
            let plot = Rect(x: 0, y: 0, width: painter.width, height: painter.height - lines.count)
            SearchTrace(snapshot, input, in: plot).draw(into: &painter)
            for (row, line) in lines.enumerated() {
                draw(line, y: plot.bottom + row, input, into: &painter, &hits)
            }
        }
    }

    /// The curve has half of the room and three rows at least, unless there is next to nothing.
    private static func textRows(_ height: Int) -> Int {
        height < 6 ? height : height - max(3, height / 2)
    }

    private static func draw(
        _ line: SearchFigures.Line, y: Int, _ input: PanelInput, into painter: inout Painter,
        _ hits: inout HitMap
    ) {
        switch line {
        case .text(let spans): painter.spans(0, y, spans, columns: painter.width)
        case .keys(let keys): keys.draw(input, into: &painter, &hits, x: 0, y: y, columns: painter.width)
        case .bar(let share):
            let label = " \(Format.percent(share, digits: 0))"
            let room = painter.width - label.count
            let done = Int((share * Double(room)).rounded(.down))
            painter.horizontal(0, y, length: room, input.style(.border), with: input.glyphs.sliderLine)
            painter.horizontal(0, y, length: done, input.style(.rateBar), with: input.glyphs.bars[8])
            painter.text(endingAt: painter.width, y, label, input.style(.text))
        }
    }

    /// What the keys would start, while there is nothing to show.
    private static func drawInvitation(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        let settings = input.state.view.search
        var lines = [SearchFigures.goal(input.document, input), SearchFigures.plan(settings, input)]
        if input.state.live.status == .running {
            lines.append([Span("starting", input.style(.muted))])
        }
        for (row, line) in lines.enumerated() { painter.spans(0, row, line, columns: painter.width) }
        let keys = PanelKeys([
            PanelKeys.Entry(.searchToggle, input.state.live.status == .running ? "pauses" : "starts it"),
            PanelKeys.Entry(.nextMethod, "another method"),
            PanelKeys.Entry(.aims, "goal, limits, settings"),
        ])
        // A blank line above, where there is one to spare.
        let top = lines.count + (painter.height > lines.count + keys.entries.count ? 1 : 0)
        keys.drawColumn(
            input, into: &painter, &hits,
            in: Rect(x: 0, y: top, width: painter.width, height: painter.height - top))
    }

    /// Method and status, in as many words as there is room for.
    private static func title(_ input: PanelInput, columns: Int) -> String {
        let method = (input.state.live.settings ?? input.state.view.search).method
        let status = status(input.state)
        let short = status.hasPrefix("proven ") ? "proven" : status
        let room = columns - (input.state.view.focus == .search ? 2 : 0)
        let choices = [
            "Search: \(method.title), \(status)", "Search: \(method.title), \(short)",
            "Search: \(method.rawValue), \(short)", "\(method.rawValue), \(short)",
        ]
        return choices.first { DisplayWidth.of($0) <= room } ?? short
    }

    private static func status(_ state: ExplorerState) -> String {
        let live = state.live
        if let terms = live.terms, terms != state.document.searchTerms { return "out of date" }
        if let snapshot = live.snapshot, snapshot.isProven {
            return snapshot.best?.isFeasible == true ? "proven optimal" : "none fits"
        }
        guard live.status == .running else { return live.status.rawValue }
        switch live.snapshot?.phase {
        case .refining: return "refining"
        case .preparing: return "preparing"
        case .proving: return "proving"
        case .sampling, .annealing, .searching, .finished, nil: return live.status.rawValue
        }
    }
}

extension SearchMethod {
    /// What the method is called in running text.
    var title: String { self == .anneal ? "annealing" : rawValue }
    /// Whether what it finds depends on the seed.
    var hasSeed: Bool { self != .greedy }
    /// Whether it ends after a number of designs that the user sets.
    var hasBudget: Bool { self == .anneal || self == .random }
}
