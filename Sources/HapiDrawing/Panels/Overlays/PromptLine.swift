import HapiExplorer

/// A line being typed: what it is for, the text, why it cannot be taken as it is, and two buttons, so that it goes
/// by mouse as well.
struct PromptLine {
    let prompt: Prompt
    let input: PanelInput

    /// Least columns of the field beside a reason.
    private static let leastField = 24

    /// - Parameters:
    ///   - rect: the line itself.
    ///   - footer: where a reason goes that has no room beside the field.
    func draw(into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect, footer: Rect) {
        painter.fill(rect, input.style(.message))
        var x = rect.x + 1
        x += painter.text(x, rect.y, label, input.style(.message))
        let end = drawButtons(into: &painter, &hits, rect)
        let refusal = input.state.refusal(input.context)
        let taken = refusal.map { DisplayWidth.of($0) + 2 } ?? 0
        let fits = end - x - taken >= Self.leastField
        painter.field(prompt.field, x, rect.y, columns: end - x - (fits ? taken : 0), input.style(.input))
        if let refusal {
            if fits {
                painter.text(endingAt: end, rect.y, refusal, input.style(.error))
            } else {
                painter.fill(footer, input.style(.footer))
                painter.text(
                    footer.x + 1, footer.y, refusal, input.style(.error), columns: footer.width - 2)
                hits.add(painter.onSurface(footer), .nothing)
            }
        }
        let hint = hint
        if !hint.isEmpty {
            let strip = Rect(x: rect.x, y: rect.y - 1, width: rect.width, height: 1)
            painter.fill(strip, input.style(.overlay))
            painter.spans(strip.x + 1, strip.y, hint, columns: strip.width - 2)
        }
        CompletionBox(prompt: prompt, input: input).draw(
            into: &painter, &hits, above: rect.y - (hint.isEmpty ? 0 : 1), width: rect.width)
    }

    private var label: String {
        switch prompt.kind {
        case .command: ":"
        case .export: "Export plan to: "
        case .openPlan: "Open plan: "
        case .rename(let slot): "Name of slot \(Document.slotNames[slot]): "
        case .threshold: "Threshold (0 to \(input.basis.thresholdTop)): "
        }
    }

    /// How the command typed so far goes on, and what it does.
    private var hint: [Span] {
        guard case .command = prompt.kind,
            let word = CommandLine(prompt.field.text, input.state, input.context).word
        else { return [] }
        return [
            Span(word.usage, input.style(.overlayTitle)), Span("  \(word.summary)", input.style(.overlay)),
        ]
    }

    /// Answers with the column that the field has to end before.
    private func drawButtons(into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) -> Int {
        var end = rect.right - 1
        for (key, edit) in [(KeyPress.Key.escape, TextEdit.cancel), (.enter, .accept)] {
            let button = "[\(input.name(key))]"
            let x = painter.text(endingAt: end, rect.y, button, input.style(.footerKey))
            hits.add(
                painter.onSurface(Rect(x: x, y: rect.y, width: end - x, height: 1)), .action(.edit(edit)))
            end = x - 1
        }
        return end
    }
}
