import HapiCore
import HapiFigures

/// The goal's value over the evaluations: dots where the search was, a line for the best so far, and what no design
/// can exceed where that is known.
struct SearchTrace {
    private let input: PanelInput
    private let frame: PlotFrame
    /// In the goal's own unit.
    private let trace: [SearchSnapshot.TracePoint]
    private let bound: Double?

    init(_ snapshot: SearchSnapshot, _ input: PanelInput, in rect: Rect) {
        self.input = input
        let value = GoalValue(input)
        trace = snapshot.trace.map { point in
            SearchSnapshot.TracePoint(
                evaluation: point.evaluation, current: value.shown(point.current),
                best: point.best.map(value.shown))
        }
        bound = snapshot.bound.map(value.shown)
        // The worst at the start, and what is far outside the limits, would flatten all that comes after.
        let near = snapshot.trace.filter { value.isNear($0.current) }.map(\.current).sorted()
        var visible = near.dropFirst(near.count / 10) + [snapshot.trace.last?.best].compactMap { $0 }
        // A bound that is far off yet is told in words.
        if let bound = snapshot.bound, let most = visible.max(), let least = visible.min(),
            bound - most <= most - least
        {
            visible.append(bound)
        }
        frame = PlotFrame(
            in: rect, x: Axis(from: 0, to: Double(max(1, snapshot.evaluations))),
            y: Axis(covering: visible.map(value.shown), margin: 0.05, unit: value.unit))
    }

    func draw(into painter: inout Painter) {
        frame.draw(into: &painter, lines: input.style(.border), labels: input.style(.muted))
        if let bound { frame.drawHorizontal(atY: bound, into: &painter, input.style(.limitLine)) }
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
}
