import HapiCore
import HapiExplorer

/// The threshold as a slider, and under it what accuracy and latency would be all along its range.
enum ThresholdPanel {
    private static let labelWidth = 24

    static func rows(ofScreen height: Int) -> Int { 3 }

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        let range = input.basis.thresholdRange
        let threshold = input.document.design.threshold
        let top = range.upperBound == 1 ? "1" : Format.fixed(range.upperBound, digits: 2)
        let slider = Slider(
            x: rect.x + labelWidth, y: rect.y, columns: rect.width - labelWidth - 1, from: range.lowerBound,
            to: range.upperBound, upperLabel: top)
        let isFocused = input.state.view.focus == .threshold
        let mark = isFocused ? "\(input.glyphs.pointer) " : "  "
        label(
            mark + "threshold", Format.fixed(threshold, digits: 3), y: rect.y, input, into: &painter,
            isFocused ? .title : .muted)
        slider.draw(
            threshold, into: &painter, input.style(isFocused ? .borderFocused : .border),
            knob: input.style(.threshold))
        let track = slider.track
        hits.add(painter.onSurface(rect), .panel(.threshold))
        hits.add(
            painter.onSurface(Rect(x: track.x, y: rect.y, width: track.width, height: rect.height)),
            .threshold(
                HitMap.LinearScale(
                    from: painter.onSurface(track).x, to: painter.onSurface(track).right - 1, range: range)))
        drawCurves(input, slider, into: &painter, rect)
    }

    private static func drawCurves(
        _ input: PanelInput, _ slider: Slider, into painter: inout Painter, _ rect: Rect
    ) {
        let track = slider.track
        guard let sweep = input.state.analysis.sweep, let now = input.state.analysis.evaluation else {
            let reasons = "nothing can run under the deadline"
            painter.text(track.x, rect.y + 1, reasons, input.style(.error))
            return
        }
        let accuracy = sweep.correct.map(input.share)
        let floor = accuracy.min() ?? 0
        let ceiling = accuracy.max() ?? 1
        label(
            "  accuracy", Format.percent(now.accuracy, digits: 2), y: rect.y + 1, input, into: &painter)
        label("  latency", Format.milliseconds(now.meanLatency), y: rect.y + 2, input, into: &painter)
        Sparkline(accuracy, from: floor, to: ceiling).draw(
            into: &painter, in: Rect(x: track.x, y: rect.y + 1, width: track.width, height: 1),
            input.style(.accuracyCurve))
        Sparkline(sweep.meanLatency).draw(
            into: &painter, in: Rect(x: track.x, y: rect.y + 2, width: track.width, height: 1),
            input.style(.latencyCurve))
        // The threshold's column, through both curves.
        let column = slider.column(of: input.document.design.threshold)
        painter.restyle(Rect(x: column, y: rect.y + 1, width: 1, height: 2)) { $0.reverse.toggle() }
    }

    private static func label(
        _ name: String, _ value: String, y: Int, _ input: PanelInput, into painter: inout Painter,
        _ token: ThemeToken = .muted
    ) {
        painter.text(0, y, name, input.style(token), columns: 12)
        painter.text(12, y, value, input.style(.text), columns: labelWidth - 13, alignment: .right)
    }
}
