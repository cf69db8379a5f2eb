import HapiCore
import HapiExplorer
import HapiFigures

/// What is said below the plot: the figures of the point under the cursor, or what is shown; then, where there is
/// room, the exits of that point and what the letters stand for.
struct ParetoCaption {
    private let designs: ParetoDesigns
    private let input: PanelInput

    init(_ designs: ParetoDesigns, _ input: PanelInput) {
        self.designs = designs
        self.input = input
    }

    func draw(into painter: inout Painter, _ hits: inout HitMap, y: Int) {
        guard let cursor = designs.cursor else {
            painter.spans(0, y, overview, columns: painter.width)
            return
        }
        let load = PanelKeys([PanelKeys.Entry(.load, "load", in: .pareto)])
        let place = "\(cursor + 1)/\(designs.points.count) "
        let room = painter.width - DisplayWidth.of(place)
        // The load hint stays; figures give way from the end.
        var figures = figures(of: designs.points[cursor])
        while figures.count > 2, width(figures) + 8 > room { figures.removeLast() }
        var x = painter.text(0, y, place, input.style(.pointCursor))
        x += painter.spans(x, y, [Span(" " + figures.joined(separator: "  "), input.style(.text))])
        load.draw(input, into: &painter, &hits, x: x + 2, y: y, columns: painter.width - x - 2)
    }

    private func width(_ figures: [String]) -> Int {
        figures.reduce(1) { $0 + DisplayWidth.of($1) + 2 }
    }

    /// Of a point of the front, the more important first.
    private func figures(of point: CostEdge.Point) -> [String] {
        let (design, axis) = (point.candidate, input.state.view.axis)
        let exits = design.runnable.exits.count
        return [Format.percent(input.share(design.figures.correct), digits: 2), axis.text(point.cost)]
            + ["\(exits)\(input.glyphs.exitInDesign) at \(Format.fixed(design.threshold, digits: 2))"]
            + (axis == .meanLatency ? [] : ["mean \(Format.milliseconds(design.figures.meanLatency))"])
            + (axis == .memory ? [] : [Format.bytes(design.figures.memory)])
    }

    /// How many points there are, and of how many designs they are.
    private var overview: [Span] {
        let count = designs.points.count
        let front = count == 0 ? "no front yet" : "\(input.glyphs.pointFront) front of \(count)"
        let tried =
            input.state.live.snapshot.map { snapshot in
                let all = Format.count(snapshot.evaluations)
                return snapshot.triedStride == 1
                    ? "all \(all) tried" : "1 in \(snapshot.triedStride) of \(all) tried"
            } ?? (input.network.exits.isEmpty ? "no exits to choose" : "the designs of one exit")
        return [
            Span("\(input.glyphs.pointCurrent) now  ", input.style(.pointCurrent)),
            Span(front, input.style(.pointFront)), Span("  \(tried)", input.style(.muted)),
        ]
    }

    /// The exits of the point under the cursor, and below them the legend, in as many lines as it takes.
    func more(columns: Int, rows: Int) -> [[Span]] {
        let named = designs.cursor.map { [exits(of: designs.points[$0].candidate)] } ?? []
        var flow = ItemFlow(
            columns: columns, rows: rows - named.count, glyphs: input.glyphs, style: input.style(.muted))
        for entry in legend { flow.add(entry) }
        return Array((named + flow.lines).prefix(rows))
    }

    private func exits(of design: Candidate) -> [Span] {
        let network = input.network
        let names =
            design.runnable.exits.map { network.layers[network.exits[$0].layer].name }
            + (design.runnable.finalRuns ? [Network.finalName] : [])
        return [
            Span("exits ", input.style(.muted)),
            Span(names.joined(separator: ", "), input.style(.text)),
        ]
    }

    /// What every sign stands for: slots by name, those without a name together, baselines, what misses limits.
    private var legend: [[Span]] {
        let slots = designs.letters.filter { $0.kind == .slot }
        let unnamed = slots.filter(\.meaning.isEmpty).map(\.sign)
        var entries = slots.filter { !$0.meaning.isEmpty }.map(entry)
        if !unnamed.isEmpty {
            entries.append(entry(String(unnamed), .title, unnamed.count == 1 ? "slot" : "slots"))
        }
        entries += designs.letters.filter { $0.kind == .baseline }.map(entry)
        if designs.hasMissed {
            entries.append(entry(String(input.glyphs.pointMissed), .border, "misses limits"))
        }
        return entries
    }

    private func entry(_ mark: ParetoMark) -> [Span] { entry(String(mark.sign), mark.token, mark.meaning) }

    private func entry(_ sign: String, _ token: ThemeToken, _ meaning: String) -> [Span] {
        [Span("\(sign) ", input.style(token)), Span(meaning, input.style(.muted))]
    }
}
