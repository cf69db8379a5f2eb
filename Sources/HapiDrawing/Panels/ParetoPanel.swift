import HapiCore
import HapiExplorer

/// Mean latency against accuracy: every design tried (thinned evenly), the front, the limits, the present design,
/// the slots, and the cursor that walks the front.
enum ParetoPanel {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.pareto))
        let title = "Pareto: latency \(input.glyphs.times) accuracy"
        let inside = input.box(title, .pareto, into: &painter, rect)
        painter.within(inside) { painter in
            let plot = Plot(input, Rect(x: 0, y: 0, width: painter.width, height: painter.height - 1))
            plot.draw(into: &painter, &hits)
            let caption = caption(plot, input, columns: painter.width)
            painter.spans(0, painter.height - 1, caption, columns: painter.width)
        }
    }

    private static func caption(_ plot: Plot, _ input: PanelInput, columns: Int) -> [Span] {
        let muted = input.style(.muted)
        if let cursor = input.state.view.frontCursor, plot.points.indices.contains(cursor) {
            let point = plot.points[cursor]
            let exits = "\(point.runnable.exits.count)\(input.glyphs.exitInDesign)"
            let place = "\(cursor + 1)/\(plot.points.count)"
            let figures =
                " \(Format.percent(input.share(point.figures.correct))) "
                + "\(Format.milliseconds(point.figures.meanLatency)) "
                + "\(exits) at \(Format.fixed(point.threshold, digits: 2))"
            let named = "front \(place)"
            let isRoomy = DisplayWidth.of(named + figures) <= columns
            return [
                Span(isRoomy ? named : place, input.style(.pointCursor)),
                Span(figures, input.style(.text)),
                Span("  \(input.screen.keymap.mainName(of: .load)) loads", muted),
            ]
        }
        let tried =
            input.state.live.snapshot.map { snapshot in
                snapshot.triedStride == 1
                    ? "all tried" : "1 in \(snapshot.triedStride) tried"
            } ?? "single exits"
        return [
            Span("\(input.glyphs.pointCurrent) now  ", input.style(.pointCurrent)),
            Span("\(input.glyphs.pointBaseline) original  ", input.style(.text)),
            Span("front of \(plot.points.count)  ", input.style(.pointFront)), Span(tried, muted),
        ]
    }

    /// The plot with its scales, so that drawing and clicking agree.
    private struct Plot {
        let input: PanelInput
        let frame: PlotFrame
        let points: [Candidate]
        private let tried: [SearchSnapshot.TriedPoint]

        init(_ input: PanelInput, _ rect: Rect) {
            self.input = input
            points = input.state.frontPoints(input.context)
            tried =
                input.state.live.snapshot?.tried
                ?? input.state.analysis.survey.singles.map {
                    SearchSnapshot.TriedPoint(
                        costs: DesignCosts(
                            meanLatency: $0.figures.meanLatency,
                            worstLatency: input.basis.evaluator.worstLatency(of: $0.runnable),
                            memory: $0.figures.memory, energy: nil),
                        correct: $0.figures.correct, isFeasible: $0.isFeasible)
                }
            let original = input.context.original
            var latencies = tried.map(\.costs.meanLatency) + points.map(\.figures.meanLatency)
            var accuracies = (tried.map(\.correct) + points.map(\.figures.correct)).map(input.share)
            latencies.append(original.latency)
            accuracies.append(original.accuracy)
            if let present = input.state.analysis.evaluation {
                latencies.append(present.meanLatency)
                accuracies.append(present.accuracy)
            }
            frame = PlotFrame(
                in: rect, x: Axis(covering: latencies, margin: 0.04, unit: .milliseconds),
                y: Axis(covering: accuracies, margin: 0.06, unit: .percent))
        }

        func draw(into painter: inout Painter, _ hits: inout HitMap) {
            frame.draw(into: &painter, lines: input.style(.border), labels: input.style(.muted))
            let limits = input.document.limits
            if let value = limits.meanLatency {
                frame.drawVertical(atX: value, into: &painter, input.style(.limitLine))
            }
            if let value = limits.minAccuracy {
                frame.drawHorizontal(atY: value, into: &painter, input.style(.limitLine))
            }
            var canvas = frame.canvas
            let triedLayer = BrailleCanvas.Layer(priority: 0, style: input.style(.pointTried))
            let frontLayer = BrailleCanvas.Layer(priority: 1, style: input.style(.pointFront))
            for point in tried {
                set(point.costs.meanLatency, input.share(point.correct), triedLayer, &canvas)
            }
            for point in points {
                set(point.figures.meanLatency, input.share(point.figures.correct), frontLayer, &canvas)
            }
            canvas.draw(into: &painter, x: frame.plot.x, y: frame.plot.y)
            drawMarks(into: &painter)
            addHits(painter, &hits)
        }

        private func set(
            _ x: Double, _ y: Double, _ layer: BrailleCanvas.Layer, _ canvas: inout BrailleCanvas
        ) {
            if let dot = frame.dot(x, y) { canvas.set(dot, layer) }
        }

        private func drawMarks(into painter: inout Painter) {
            let original = input.context.original
            mark(
                original.latency, original.accuracy, input.glyphs.pointBaseline, input.style(.text),
                into: &painter)
            for (index, slot) in input.document.slots.enumerated() {
                guard let evaluation = slot?.evaluation else { continue }
                mark(
                    evaluation.meanLatency, evaluation.accuracy, Document.slotNames[index],
                    input.style(.title), into: &painter)
            }
            if let present = input.state.analysis.evaluation {
                mark(
                    present.meanLatency, present.accuracy, input.glyphs.pointCurrent,
                    input.style(.pointCurrent), into: &painter)
            }
            if let cursor = input.state.view.frontCursor, points.indices.contains(cursor) {
                let figures = points[cursor].figures
                mark(
                    figures.meanLatency, input.share(figures.correct), input.glyphs.pointCursor,
                    input.style(.pointCursor), into: &painter)
            }
        }

        private func mark(
            _ x: Double, _ y: Double, _ glyph: Character, _ style: Style, into painter: inout Painter
        ) {
            guard let cell = frame.cell(x, y) else { return }
            painter.put(cell.x, cell.y, glyph, style)
        }

        private func addHits(_ painter: Painter, _ hits: inout HitMap) {
            let plot = painter.onSurface(frame.plot)
            guard plot.width > 1, plot.height > 1 else { return }
            hits.add(
                plot,
                .plot(
                    cost: HitMap.LinearScale(
                        from: plot.x, to: plot.right - 1, range: frame.x.lower...frame.x.upper),
                    accuracy: HitMap.LinearScale(
                        from: plot.bottom - 1, to: plot.y, range: frame.y.lower...frame.y.upper)))
        }
    }
}
