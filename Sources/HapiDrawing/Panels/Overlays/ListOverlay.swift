import HapiExplorer

/// A list to choose from: what is typed to narrow it down, and the rows that match.
enum ListOverlay {
    private static let widest = 104

    static func draw(
        _ picker: Picker, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        let room = OverlayBox.room(in: painter)
        let entries = input.state.entries(picker, input.context)
        let all = input.state.entryCount(picker.kind, input.context)
        let sample = samples(picker, input)
        let foot = sample.isEmpty ? 0 : 2
        // The box keeps its size while the list is narrowed down.
        let box = OverlayBox(
            title: title(picker.kind), close: ("\(input.name(.escape)) cancel", .edit(.cancel)))
        let inside = box.draw(
            input, into: &painter, &hits, columns: min(widest, room.width), rows: max(1, all) + 2 + foot)
        drawFilter(picker, entries: entries.count, of: all, input, into: &painter, inside)
        let rows = Rect(
            x: inside.x, y: inside.y + 2, width: inside.width, height: inside.height - 2 - foot)
        if entries.isEmpty {
            painter.text(
                rows.x + 2, rows.y, all == 0 ? "there are none" : "nothing matches", input.style(.muted))
        }
        let top = min(max(0, picker.cursor - rows.height / 2), max(0, entries.count - rows.height))
        for (row, index) in entries.indices.dropFirst(top).prefix(rows.height).enumerated() {
            let rect = Rect(x: rows.x, y: rows.y + row, width: rows.width, height: 1)
            hits.add(painter.onSurface(rect), .row(index))
            drawEntry(entries[index], isChosen: index == picker.cursor, input, into: &painter, rect)
        }
        guard foot > 0 else { return }
        painter.horizontal(inside.x, inside.bottom - 2, length: inside.width, input.style(.border))
        painter.spans(inside.x + 2, inside.bottom - 1, sample, columns: inside.width - 3)
    }

    private static func title(_ kind: Picker.Kind) -> String {
        switch kind {
        case .palette: "Commands"
        case .find: "Find an exit or layer"
        case .history: "Steps"
        case .themes: "Themes"
        case .baselines: "Baselines"
        case .profiles(.open, _): "Open a profile"
        case .profiles(.compare, _): "Hold the designs against another device"
        }
    }

    private static func drawFilter(
        _ picker: Picker, entries: Int, of all: Int, _ input: PanelInput, into painter: inout Painter,
        _ rect: Rect
    ) {
        let label = "Narrow down: "
        let count = "\(entries) of \(all)"
        let x = rect.x + 2
        painter.text(x, rect.y, label, input.style(.muted))
        let start = x + DisplayWidth.of(label)
        painter.field(
            picker.field, start, rect.y, columns: rect.right - 3 - DisplayWidth.of(count) - start,
            input.style(.input))
        painter.text(endingAt: rect.right - 1, rect.y, count, input.style(.muted))
        painter.horizontal(rect.x, rect.y + 1, length: rect.width, input.style(.border))
    }

    private static func drawEntry(
        _ entry: PickerEntry, isChosen: Bool, _ input: PanelInput, into painter: inout Painter, _ rect: Rect
    ) {
        let isUndone =
            if case .version(let version) = entry.value {
                version > input.state.history.position
            } else { false }
        let style = input.style(isChosen ? .selection : isUndone ? .muted : .overlay)
        let noteStyle = isChosen ? style : input.style(.muted)
        var match = input.style(.match)
        if isChosen {
            // The letters stand on the row's own ground.
            match = style
            match.underline.toggle()
        }
        painter.fill(rect, style)
        if isChosen { painter.put(rect.x, rect.y, input.glyphs.pointer, style) }
        let note = spans(of: entry.note, matched: entry.matchedInNote, noteStyle, match)
        let keys = keys(of: entry, input)
        let end = note + (keys.isEmpty ? [] : [Span("  \(keys)", isChosen ? style : input.style(.footerKey))])
        let width = end.reduce(0) { $0 + DisplayWidth.of($1.text) }
        let room = rect.width - 3
        // Where there is not room for both, neither has more than half to itself.
        let shown = min(width, max(room / 2, room - 1 - DisplayWidth.of(entry.title)))
        painter.spans(rect.right - 1 - shown, rect.y, end, columns: shown)
        painter.spans(
            rect.x + 2, rect.y, spans(of: entry.title, matched: entry.matched, style, match),
            columns: room - shown - 1)
    }

    /// The keys that do the same, for a command.
    private static func keys(of entry: PickerEntry, _ input: PanelInput) -> String {
        guard case .command(let command) = entry.value else { return "" }
        return input.screen.keymap.keys(of: command).map { $0.name(isASCII: input.glyphs.isASCII) }
            .joined(separator: " ")
    }

    /// A text with the characters at some places, ascending, in another style.
    private static func spans(of text: String, matched: [Int], _ style: Style, _ match: Style) -> [Span] {
        guard !matched.isEmpty else { return [Span(text, style)] }
        let places = Set(matched)
        var spans: [Span] = []
        for (place, character) in text.enumerated() {
            let style = places.contains(place) ? match : style
            if let last = spans.indices.last, spans[last].style == style {
                spans[last].text.append(character)
            } else {
                spans.append(Span(String(character), style))
            }
        }
        return spans
    }

    /// Words in the styles that a theme is chosen by.
    private static func samples(_ picker: Picker, _ input: PanelInput) -> [Span] {
        guard case .themes = picker.kind else { return [] }
        let words: [(String, ThemeToken)] = [
            ("text", .text), ("muted", .muted), ("title", .title), ("error", .error),
            ("better \(input.glyphs.better)", .better), ("worse \(input.glyphs.worse)", .worse),
            ("\(input.glyphs.exitInDesign) in design", .exitInDesign),
            ("\(input.glyphs.exitPinned) pinned", .exitPinned),
        ]
        return words.flatMap { [Span($0.0, input.style($0.1)), Span("  ", input.style(.overlay))] }
    }
}
