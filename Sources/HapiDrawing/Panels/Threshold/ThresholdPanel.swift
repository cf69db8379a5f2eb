import HapiCore
import HapiExplorer
import HapiFigures

/// The threshold as a slider, and under it what accuracy, latency and energy would be all along its range. Where a
/// limit would be broken the slider has another mark, and the curve that breaks it another style.
enum ThresholdPanel {
    private static let labelWidth = 22
    /// For the range of a curve, and the slider's last label above it.
    private static let rangeWidth = 15

    /// How many curves a platform has figures for.
    static func curves(_ context: ExplorerContext) -> Int {
        context.basis(context.policy).evaluator.costs.energy == nil ? 2 : 3
    }

    /// One for the slider, and for each curve as many as the height allows.
    static func rows(ofScreen height: Int, curves: Int = 2) -> Int {
        1 + curves * (height < 44 ? 1 : height < 60 ? 2 : 3)
    }

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.threshold))
        painter.within(rect) { draw(input, into: &$0, &hits) }
    }

    private static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap) {
        let range = input.basis.thresholdRange
        let threshold = input.document.design.threshold
        let top = range.upperBound == 1 ? "1" : Format.fixed(range.upperBound, digits: 2)
        // The range beside a curve begins where the slider's last label does.
        let slider = Slider(
            x: labelWidth, y: 0, columns: painter.width - labelWidth - rangeWidth + DisplayWidth.of(top) + 1,
            from: range.lowerBound, to: range.upperBound, upperLabel: top)
        let isFocused = input.state.view.focus == .threshold
        label(
            "threshold", Format.fixed(threshold, digits: 3), y: 0, input, into: &painter,
            mark: isFocused ? input.glyphs.pointer : " ", isFocused ? .title : .muted)
        slider.draw(
            threshold, into: &painter, input.style(isFocused ? .borderFocused : .border),
            knob: input.style(.threshold))
        let track = slider.track
        let cells = painter.onSurface(track)
        hits.add(
            painter.onSurface(Rect(x: track.x, y: 0, width: track.width, height: painter.height)),
            .threshold(HitMap.LinearScale(from: cells.x, to: cells.right - 1, range: range)))
        guard let curves = ThresholdCurves(input, slider) else {
            painter.text(labelWidth, 1, "nothing can run under the deadline", input.style(.error))
            return
        }
        drawBroken(curves, slider, input, into: &painter)
        draw(curves, x: track.x, input, into: &painter)
        // The threshold's column, through all curves.
        let column = slider.column(of: threshold)
        painter.restyle(Rect(x: column, y: 1, width: 1, height: painter.height - 1)) { $0.reverse.toggle() }
    }

    /// Marks on the track where the design would break a limit; the knob stays.
    private static func drawBroken(
        _ curves: ThresholdCurves, _ slider: Slider, _ input: PanelInput, into painter: inout Painter
    ) {
        let knob = slider.column(of: input.document.design.threshold)
        for (column, isBroken) in curves.breaks.enumerated()
        where isBroken && slider.track.x + column != knob {
            painter.put(
                slider.track.x + column, slider.track.y, input.glyphs.sliderBroken, input.style(.limitLine))
        }
    }

    /// The curves share the rows below the slider; one that would have none is left out.
    private static func draw(
        _ curves: ThresholdCurves, x: Int, _ input: PanelInput, into painter: inout Painter
    ) {
        let rows = painter.height - 1
        let each = max(1, rows / max(1, curves.all.count))
        for (index, curve) in curves.all.enumerated() where (index + 1) * each <= rows {
            let top = 1 + index * each
            label(
                curve.name, curve.now, y: top, input, into: &painter,
                mark: curve.isBrokenNow ? input.glyphs.worse : " ", curve.isBrokenNow ? .error : .muted)
            let area = Rect(x: x, y: top, width: curve.columns.values.count, height: each)
            if let limit = curve.limit, each >= Curve.leastRowsOfDots,
                let row = curve.columns.row(of: limit, rows: each)
            {
                painter.horizontal(
                    x, top + row, length: area.width, input.style(.limitLine),
                    with: input.glyphs.limitHorizontal)
            }
            curve.columns.draw(into: &painter, in: area) { column in
                input.style(curve.breaks[column] ? .limitLine : curve.token)
            }
            let right = area.right + 2
            let muted = input.style(.muted)
            if each == 1 {
                painter.text(right, top, curve.rangeText, muted)
            } else {
                painter.text(right, top, curve.text(curve.columns.upper), muted)
                painter.text(right, top + each - 1, curve.text(curve.columns.lower), muted)
            }
        }
    }

    private static func label(
        _ name: String, _ value: String, y: Int, _ input: PanelInput, into painter: inout Painter,
        mark: Character, _ token: ThemeToken
    ) {
        painter.text(0, y, "\(mark) \(name)", input.style(token), columns: 11)
        painter.text(11, y, value, input.style(.text), columns: labelWidth - 12, alignment: .right)
    }
}
