import HapiCore
import HapiExplorer

/// The bottom line: the keys that are used most, each to be clicked too.
enum FooterPanel {
    /// What gives way first where the line is short.
    private static let leastNeeded: [Command] = [
        .zoomIn, .nextPanel, .find, .commandLine, .load, .frontNext, .takeBest, .undo, .keep, .aims, .forbid,
        .pin,
    ]

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        painter.fill(rect, input.style(.footer))
        var entries = Command.allCases.compactMap { entry($0, input) }
        for command in leastNeeded where width(entries) > rect.width - 1 {
            entries.removeAll { $0.command == command }
        }
        var x = rect.x + 1
        for entry in entries {
            let width = painter.spans(
                x, rect.y,
                [
                    Span(entry.key, input.style(.footerKey)),
                    Span(" \(entry.label)", input.style(.footer)),
                ])
            hits.add(
                painter.onSurface(Rect(x: x, y: rect.y, width: width, height: 1)),
                .action(.command(entry.command)))
            x += width + 2
        }
    }

    private struct Entry {
        let command: Command
        let key: String
        let label: String
    }

    private static func entry(_ command: Command, _ input: PanelInput) -> Entry? {
        guard let label = command.footerLabel else { return nil }
        return Entry(command: command, key: input.screen.keymap.mainName(of: command), label: label)
    }

    private static func width(_ entries: [Entry]) -> Int {
        entries.reduce(0) { $0 + DisplayWidth.of($1.key) + DisplayWidth.of($1.label) + 3 }
    }
}

/// The line above the footer: a question, a text being typed, a message, or why the design is not feasible.
enum MessageLine {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        switch input.state.view.overlay {
        case .prompt(let prompt):
            hits.add(painter.bounds, .nothing)
            draw(prompt.field, input, into: &painter, rect)
        case .question(let question): draw(question, input, into: &painter, &hits, rect)
        case .none, .help, .details, .list, .form: drawMessage(input, into: &painter, rect)
        }
    }

    private static func drawMessage(_ input: PanelInput, into painter: inout Painter, _ rect: Rect) {
        if let message = input.state.view.message {
            painter.text(
                rect.x + 1, rect.y, message.text, input.style(message.isError ? .error : .message),
                columns: rect.width - 2)
            return
        }
        let broken = input.state.analysis.outcome.broken
        guard !broken.isEmpty else { return }
        let reasons = broken.map { reason($0, input) }.joined(separator: "; ")
        painter.text(
            rect.x + 1, rect.y, "limits not met: \(reasons)", input.style(.error), columns: rect.width - 2)
    }

    private static func reason(_ limit: BrokenLimit, _ input: PanelInput) -> String {
        let above = input.glyphs.isASCII ? ">" : "›"
        return switch limit {
        case .meanLatency(let found, let limit):
            "mean latency \(Format.milliseconds(found)) \(above) \(Format.milliseconds(limit))"
        case .deadline(let least, let limit):
            "shortest path \(Format.milliseconds(least)) \(above) deadline \(Format.milliseconds(limit))"
        case .memory(let found, let limit): "weights \(Format.bytes(found)) \(above) \(Format.bytes(limit))"
        case .accuracy(let found, let limit):
            "accuracy \(Format.percent(found, digits: 2)) below \(Format.percent(limit, digits: 2))"
        case .tooManyExits(let found, let limit): "\(found) exits \(above) \(limit)"
        }
    }

    private static func draw(
        _ field: TextField, _ input: PanelInput, into painter: inout Painter, _ rect: Rect
    ) {
        let start = painter.spans(
            rect.x + 1, rect.y, [Span("Export plan to: ", input.style(.message))])
        let room = rect.width - start - 3
        // The end of a long path is what is being typed.
        let shown = String(field.text.suffix(max(0, room)))
        let hidden = field.text.count - shown.count
        let x = rect.x + 1 + start
        painter.fill(Rect(x: x, y: rect.y, width: room + 1, height: 1), input.style(.input))
        painter.text(x, rect.y, shown, input.style(.input), columns: room)
        let before = shown.prefix(max(0, field.cursor - hidden))
        painter.restyle(
            Rect(x: x + DisplayWidth.of(String(before)), y: rect.y, width: 1, height: 1)
        ) { $0.reverse.toggle() }
    }

    private static func draw(
        _ question: Question, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap,
        _ rect: Rect
    ) {
        painter.fill(rect, input.style(.input))
        // The whole screen waits for the answer; a click beside it does nothing.
        hits.add(painter.bounds, .nothing)
        var x = rect.x + 1
        x += painter.text(x, rect.y, question.text, input.style(.input)) + 2
        for (label, isYes) in [("[y] yes", true), ("[n] no", false)] {
            let width = painter.text(x, rect.y, label, input.style(.footerKey))
            hits.add(
                painter.onSurface(Rect(x: x, y: rect.y, width: width, height: 1)), .action(.answer(isYes)))
            x += width + 2
        }
    }
}
