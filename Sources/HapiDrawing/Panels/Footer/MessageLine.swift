import HapiCore
import HapiExplorer
import HapiFigures

/// The line above the footer: a question, a text being typed, a message, or why the design is not feasible.
enum MessageLine {
    /// Most rows of a message that is longer than the line.
    private static let mostRows = 5

    static func draw(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect, footer: Rect
    ) {
        switch input.state.view.overlay {
        case .prompt(let prompt):
            PromptLine(prompt: prompt, input: input).draw(into: &painter, &hits, rect, footer: footer)
        case .question(let question): QuestionLine.draw(question, input, into: &painter, &hits, rect)
        case .none, .help, .details, .list, .form: drawMessage(input, into: &painter, &hits, rect)
        }
    }

    private static func drawMessage(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect
    ) {
        if let message = input.state.view.message {
            let style = input.style(message.isError ? .error : .message)
            let lines = SafeText.wrapped(message.text, columns: rect.width - 4, glyphs: input.glyphs)
            guard DisplayWidth.of(message.text) > rect.width - 2 || lines.count > 1 else {
                painter.text(rect.x + 1, rect.y, message.text, style, columns: rect.width - 2)
                return
            }
            drawBox(lines, style, input, into: &painter, &hits, rect)
            return
        }
        let broken = input.state.broken
        guard !broken.isEmpty else { return }
        let reasons = broken.map { reason($0, input) }.joined(separator: "; ")
        painter.text(
            rect.x + 1, rect.y, "limits not met: \(reasons)", input.style(.error), columns: rect.width - 2)
    }

    /// A message that no line can hold: over the panels, until the next key or a click.
    private static func drawBox(
        _ lines: [String], _ style: Style, _ input: PanelInput, into painter: inout Painter,
        _ hits: inout HitMap, _ rect: Rect
    ) {
        var shown = Array(lines.prefix(mostRows))
        if lines.count > mostRows, let last = shown.popLast() {
            shown.append(String(last.prefix(rect.width - 5)) + String(input.glyphs.ellipsis))
        }
        let box = Rect(
            x: rect.x, y: rect.bottom - shown.count - 2, width: rect.width, height: shown.count + 2)
        painter.fill(box, input.style(.overlay))
        let inside = painter.box(box, style: style)
        for (row, line) in shown.enumerated() {
            painter.text(inside.x + 1, inside.y + row, line, style, columns: inside.width - 2)
        }
        // Nothing is edited here; any action takes the message away.
        hits.add(painter.onSurface(box), .action(.edit(.cancel)))
    }

    private static func told(_ excess: Excess, _ text: (String, String) -> String) -> String {
        text(excess.found, excess.limit)
    }

    private static func reason(_ limit: BrokenLimit, _ input: PanelInput) -> String {
        let above = input.glyphs.isASCII ? ">" : "›"
        return switch limit {
        case .meanLatency(let found, let limit):
            told(Excess(milliseconds: found, over: limit)) { "mean latency \($0) \(above) \($1)" }
        case .deadline(let least, let limit):
            told(Excess(milliseconds: least, over: limit)) { "shortest path \($0) \(above) deadline \($1)" }
        case .memory(let found, let limit):
            told(Excess(bytes: found, over: limit)) { "weights \($0) \(above) \($1)" }
        case .accuracy(let found, let limit):
            told(Excess(share: found, under: limit)) { "accuracy \($0) below \($1)" }
        case .tooManyExits(let found, let limit): "\(found) exits \(above) \(limit)"
        }
    }
}
