import HapiCore
import HapiExplorer

/// The figures of the exit under the cursor, in one line.
enum ExitDetails {
    static func spans(_ input: PanelInput) -> [Span] {
        guard let exit = input.state.exitUnderCursor(input.context) else {
            return [Span("No candidate exit here", input.style(.muted))]
        }
        let evaluator = input.basis.evaluator
        let state = ExitState(exit, input)
        let layer = input.network.layers[input.network.exits[exit].layer]
        let alone = input.share(input.basis.standaloneCorrect[exit])
        var figures = [
            ("alone", Format.percent(alone)),
            ("costs", Format.milliseconds(evaluator.costs.latency.exits[exit])),
        ]
        if let evaluation = input.state.analysis.evaluation {
            figures.append(
                ("reach", Format.percent(evaluation.rates.layers[input.network.exits[exit].layer])))
            if let position = evaluation.runnable.exits.firstIndex(of: exit) {
                figures.append(("leaves", Format.percent(evaluation.shares[position])))
            }
            figures.append(("path", Format.milliseconds(path(to: exit, evaluation, evaluator))))
        }
        var spans = [
            Span("\(layer.name) ", input.style(.title)),
            Span("\(state.glyph(input.glyphs)) \(state.meaning)", input.style(state.token)),
        ]
        for (name, value) in figures {
            spans.append(Span("  \(name) ", input.style(.muted)))
            spans.append(Span(value, input.style(.text)))
        }
        return spans
    }

    /// Typical latency of a sample that leaves, or would leave, at an exit of this design.
    private static func path(to exit: Int, _ evaluation: Evaluation, _ evaluator: Evaluator) -> Double {
        let before = evaluation.runnable.exits.filter { $0 < exit }
        return evaluator.paths.paths(exits: before + [exit])[before.count]
    }
}
