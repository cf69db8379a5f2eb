import HapiCore
import HapiExplorer

/// The search as it runs: the goal's value over the evaluations, and the figures of the walk.
enum SearchPanel {
    private static let textRows = 4

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.search))
        let inside = input.box("Search: \(status(input.state))", .search, into: &painter, rect)
        painter.within(inside) { painter in
            let plot = Rect(x: 0, y: 0, width: painter.width, height: painter.height - textRows)
            if let snapshot = input.state.live.snapshot {
                drawTrace(snapshot, input, into: &painter, plot)
            } else {
                drawInvitation(input, into: &painter, plot)
            }
            for (row, spans) in lines(input).enumerated() {
                painter.spans(0, plot.bottom + row, spans, columns: painter.width)
            }
        }
    }

    private static func drawInvitation(_ input: PanelInput, into painter: inout Painter, _ rect: Rect) {
        let key = input.screen.keymap.mainName(of: .searchToggle)
        let text =
            input.state.live.status == .running
            ? "starting"
            : "\(key) starts a search for the goal \(goalName(input.document)), within the limits above"
        let lines = SafeText.wrapped(text, columns: rect.width - 2, glyphs: input.glyphs)
        for (row, line) in lines.enumerated() {
            painter.text(1, rect.y + rect.height / 3 + row, line, input.style(.muted))
        }
    }

    private static func drawTrace(
        _ snapshot: SearchSnapshot, _ input: PanelInput, into painter: inout Painter, _ rect: Rect
    ) {
        let trace = snapshot.trace.map { shown($0, input) }
        // Designs far outside the limits would flatten the rest of the curve.
        let visible =
            zip(trace, snapshot.trace).filter { $1.current > -2 }.map(\.0.current)
            + trace.compactMap(\.best)
        let unit: AxisUnit =
            switch input.document.goal {
            case .accuracy: .percent
            case .latency: .milliseconds
            case .weighted: .none
            }
        let frame = PlotFrame(
            in: rect, x: Axis(from: 0, to: Double(max(1, snapshot.evaluations))),
            y: Axis(covering: visible, margin: 0.05, unit: unit))
        frame.draw(into: &painter, lines: input.style(.border), labels: input.style(.muted))
        var canvas = frame.canvas
        let current = BrailleCanvas.Layer(priority: 0, style: input.style(.objectiveCurrent))
        let best = BrailleCanvas.Layer(priority: 1, style: input.style(.objectiveBest))
        for point in trace {
            if let dot = frame.dot(Double(point.evaluation), point.current) { canvas.set(dot, current) }
        }
        canvas.polyline(
            trace.map { point in point.best.flatMap { frame.dot(Double(point.evaluation), $0) } }, best)
        canvas.draw(into: &painter, x: frame.plot.x, y: frame.plot.y)
    }

    /// A point in the goal's own unit: the search knows a latency as a share of the original's, negated.
    private static func shown(
        _ point: SearchSnapshot.TracePoint, _ input: PanelInput
    ) -> SearchSnapshot.TracePoint {
        guard input.document.goal == .latency else { return point }
        let original = input.context.original.latency
        return SearchSnapshot.TracePoint(
            evaluation: point.evaluation, current: -point.current * original,
            best: point.best.map { -$0 * original })
    }

    private static func lines(_ input: PanelInput) -> [[Span]] {
        let live = input.state.live
        let muted = input.style(.muted)
        let text = input.style(.text)
        var lines = [
            [
                Span("goal ", muted), Span(goalName(input.document), text), Span("  seed ", muted),
                Span("\(live.settings?.seed ?? input.state.view.search.seed)", text),
            ]
        ]
        guard let snapshot = live.snapshot else { return lines }
        if let best = snapshot.best {
            lines.append([
                Span("best ", muted),
                Span(
                    "\(Format.percent(input.share(best.figures.correct), digits: 2)) at "
                        + Format.milliseconds(best.figures.meanLatency), input.style(.objectiveBest)),
                Span(best.isFeasible ? "" : "  limits not met yet", input.style(.error)),
            ])
        } else {
            lines.append([Span("nothing fits the deadline yet", input.style(.error))])
        }
        lines.append([
            Span("T ", muted), Span(temperature(snapshot.temperature), text),
            Span("  accepted ", muted), Span(Format.percent(snapshot.acceptance, digits: 0), text),
        ])
        lines.append([
            Span(Format.count(snapshot.evaluations), text),
            Span(" of ", muted), Span(Format.count(snapshot.budget), text),
            Span("  ", muted), Span(Format.count(Int(live.evaluationsPerSecond)), text), Span("/s  ", muted),
            Span("\(Format.fixed(live.seconds, digits: 1)) s", text),
        ])
        return lines
    }

    private static func status(_ state: ExplorerState) -> String {
        if let terms = state.live.terms, terms != state.document.searchTerms { return "out of date" }
        if state.live.snapshot?.isProven == true { return "proven optimal" }
        if state.live.status == .running, state.live.snapshot?.phase == .refining { return "refining" }
        return state.live.status.rawValue
    }

    /// The goal with its floor or weight.
    private static func goalName(_ document: Document) -> String {
        document.goal == .weighted
            ? "weighted \(Format.fixed(document.latencyWeight, digits: 2))" : document.goal.rawValue
    }

    private static func temperature(_ value: Double) -> String {
        value >= 0.001 || value == 0
            ? Format.fixed(value, digits: 4) : Format.fixed(value * 1e6, digits: 1) + "e-6"
    }
}
