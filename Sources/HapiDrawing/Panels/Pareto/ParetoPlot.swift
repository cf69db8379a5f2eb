import HapiCore
import HapiExplorer
import HapiFigures

/// The plane of a cost and accuracy with its scales, so that drawing and clicking agree.
struct ParetoPlot {
    private let input: PanelInput
    private let designs: ParetoDesigns
    private let frame: PlotFrame

    init(_ designs: ParetoDesigns, _ input: PanelInput, in rect: Rect) {
        self.input = input
        self.designs = designs
        let axis = input.state.view.axis
        let limits = input.document.limits
        let (costs, accuracies) = (designs.costs, designs.accuracies)
        frame = PlotFrame(
            in: rect,
            x: Axis(
                covering: Self.with(axis.limit(in: limits), costs), margin: 0.04,
                unit: axis.unit(upTo: costs.max() ?? 0)),
            y: Axis(covering: Self.with(limits.minAccuracy, accuracies), margin: 0.06, unit: .percent))
    }

    /// Values with a limit that lies close by: one that is far away would leave them no room.
    private static func with(_ limit: Double?, _ values: [Double]) -> [Double] {
        guard let limit, let least = values.min(), let most = values.max() else { return values }
        let reach = (most - least) / 4
        return limit >= least - reach && limit <= most + reach ? values + [limit] : values
    }

    func draw(into painter: inout Painter, _ hits: inout HitMap) {
        frame.draw(into: &painter, lines: input.style(.border), labels: input.style(.muted))
        drawTried(into: &painter)
        drawLimits(into: &painter)
        for point in designs.points {
            put(
                input.glyphs.pointFront, point.cost, input.share(point.candidate.figures.correct),
                .pointFront, into: &painter)
        }
        drawMarks(into: &painter)
        labelLimits(into: &painter)
        addHits(painter, &hits)
    }

    /// Designs that meet the limits as dots, and where there are none of them those that miss a limit.
    private func drawTried(into painter: inout Painter) {
        let plot = frame.plot
        var missed = Array(repeating: false, count: plot.width * plot.height)
        var canvas = frame.canvas
        let layer = BrailleCanvas.Layer(priority: 0, style: input.style(.pointTried))
        for point in designs.tried {
            if point.isFeasible {
                if let dot = frame.dot(point.cost, point.accuracy) { canvas.set(dot, layer) }
            } else if let cell = frame.cell(point.cost, point.accuracy) {
                missed[(cell.y - plot.y) * plot.width + cell.x - plot.x] = true
            }
        }
        for (index, isMissed) in missed.enumerated() where isMissed {
            painter.put(
                plot.x + index % plot.width, plot.y + index / plot.width, input.glyphs.pointMissed,
                input.style(.border))
        }
        canvas.draw(into: &painter, x: plot.x, y: plot.y)
    }

    private func drawLimits(into painter: inout Painter) {
        let (limits, style) = (input.document.limits, input.style(.limitLine))
        if let value = limits.minAccuracy { frame.drawHorizontal(atY: value, into: &painter, style) }
        if let value = input.state.view.axis.limit(in: limits) {
            frame.drawVertical(atX: value, into: &painter, style)
        }
    }

    /// What each limit is, on its line or beside it, where that hides nothing.
    private func labelLimits(into painter: inout Painter) {
        let (limits, plot, axis) = (input.document.limits, frame.plot, input.state.view.axis)
        if let value = limits.minAccuracy, let cell = frame.cell(frame.x.lower, value) {
            label("\(input.glyphs.atLeast) \(Format.percent(value))", into: &painter) { width in
                stride(from: plot.x, through: plot.right - width, by: 1).map { ($0, cell.y) }
            }
        }
        if let value = axis.limit(in: limits), let cell = frame.cell(value, frame.y.lower) {
            label("\(input.glyphs.atMost) \(axis.text(value))", into: &painter) { width in
                (plot.y..<plot.bottom).reversed().flatMap { [(cell.x + 1, $0), (cell.x - width, $0)] }
            }
        }
    }

    /// Writes a text at the first of several places where it covers nothing but blanks and lines.
    private func label(
        _ text: String, into painter: inout Painter, places: (_ width: Int) -> [(x: Int, y: Int)]
    ) {
        guard frame.plot.width >= 30, frame.plot.height >= 6 else { return }
        let width = DisplayWidth.of(text)
        let covered: Set<Character> = [" ", input.glyphs.limitVertical, input.glyphs.limitHorizontal]
        let corner = painter.onSurface(frame.plot)
        let place = places(width).first { place in
            place.x >= frame.plot.x && place.x + width <= frame.plot.right
                && (0..<width).allSatisfy { column in
                    let x = place.x - frame.plot.x + corner.x + column
                    return covered.contains(
                        painter.surface[x, place.y - frame.plot.y + corner.y].character)
                }
        }
        if let place { painter.text(place.x, place.y, text, input.style(.limitLine)) }
    }

    private func put(
        _ sign: Character, _ cost: Double, _ accuracy: Double, _ token: ThemeToken,
        into painter: inout Painter
    ) {
        guard let cell = frame.cell(cost, accuracy) else { return }
        painter.put(cell.x, cell.y, sign, input.style(token))
    }

    /// The present design and the cursor where they are, and letters in the next cell where one is taken.
    private func drawMarks(into painter: inout Painter) {
        let own = designs.present.flatMap { frame.cell($0.cost, $0.accuracy) }
        let walked = designs.cursor.flatMap { cell(of: designs.points[$0]) }
        var taken = Set([own, walked].compactMap { $0.map(Place.init) })
        for mark in designs.letters {
            guard let cell = frame.cell(mark.cost, mark.accuracy) else { continue }
            let here = Place(cell)
            guard
                let place = [here, here.right, here.left].first(where: {
                    !taken.contains($0) && frame.plot.contains(x: $0.x, y: $0.y)
                })
            else { continue }
            taken.insert(place)
            painter.put(place.x, place.y, mark.sign, input.style(mark.token))
        }
        if let present = designs.present, let own {
            painter.put(own.x, own.y, present.sign, input.style(present.token))
        }
        if let walked { painter.put(walked.x, walked.y, input.glyphs.pointCursor, input.style(.pointCursor)) }
    }

    private struct Place: Hashable {
        let x: Int
        let y: Int

        init(_ cell: (x: Int, y: Int)) { (x, y) = cell }

        var left: Place { Place((x - 1, y)) }
        var right: Place { Place((x + 1, y)) }
    }

    private func cell(of point: CostEdge.Point) -> (x: Int, y: Int)? {
        frame.cell(point.cost, input.share(point.candidate.figures.correct))
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
