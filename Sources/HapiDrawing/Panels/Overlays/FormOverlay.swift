import HapiCore
import HapiExplorer

/// Goal, limits, policy and search, a row each: what it is called, its value, what the present design makes of it,
/// and what it means.
enum FormOverlay {
    /// Most columns that the form takes.
    private static let widest = 122
    /// From here on every row says what it means; below it the chosen one does, at the bottom.
    private static let wide = 98

    static func draw(
        _ form: Form, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        let room = OverlayBox.room(in: painter)
        let columns = min(widest, room.width)
        let isWide = columns >= wide
        let refusal = form.field == nil ? nil : input.state.refusal(input.context)
        let (lines, cursor) = lines(
            form, refusal: refusal.flatMap { FormRow.fits($0, columns: columns) ? nil : $0 },
            columns: columns, input)
        let foot = isWide ? 0 : 2
        let box = OverlayBox(title: "Aims", close: closing(form, input))
        let inside = box.draw(input, into: &painter, &hits, columns: columns, rows: lines.count + foot)
        let visible = max(1, inside.height - foot)
        let top = min(max(0, cursor.lowerBound - (visible - cursor.count) / 2), max(0, lines.count - visible))
        for (row, line) in lines.dropFirst(top).prefix(visible).enumerated() {
            let rect = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
            switch line {
            case .blank: break
            case .heading(let text):
                painter.text(rect.x + 1, rect.y, text, input.style(.overlayTitle), columns: rect.width - 2)
            case .reason(let text):
                painter.text(rect.x + 4, rect.y, text, input.style(.error), columns: rect.width - 5)
            case .setting(let index):
                FormRow(index: index, form: form, refusal: refusal, showsSummary: isWide)
                    .draw(input, into: &painter, &hits, rect)
            }
        }
        guard foot > 0 else { return }
        let y = inside.bottom - 2
        painter.horizontal(inside.x, y, length: inside.width, input.style(.border))
        if lines.count > visible {
            let range = " \(top + 1)-\(min(lines.count, top + visible)) of \(lines.count) "
            painter.text(endingAt: inside.right - 1, y, range, input.style(.muted))
        }
        painter.text(
            inside.x + 1, y + 1, form.setting.summary, input.style(.muted), columns: inside.width - 2)
    }

    private enum Line {
        case blank
        case heading(String)
        case setting(Int)
        /// Why what is typed in the row above cannot be taken.
        case reason(String)
    }

    /// All lines of the form, and which of them are the chosen row's.
    private static func lines(
        _ form: Form, refusal: String?, columns: Int, _ input: PanelInput
    ) -> (lines: [Line], cursor: Range<Int>) {
        var lines: [Line] = []
        var cursor = 0..<1
        var section: Setting.Section?
        for (index, setting) in Setting.allCases.enumerated() {
            if setting.section != section {
                if section != nil { lines.append(.blank) }
                lines.append(.heading(setting.section.rawValue))
                section = setting.section
            }
            let start = lines.count
            lines.append(.setting(index))
            guard setting == form.setting else { continue }
            if let refusal {
                lines += SafeText.wrapped(refusal, columns: columns - 5, glyphs: input.glyphs)
                    .map(Line.reason)
            }
            // A section's first row is seen with its heading.
            let isFirst = start > 0 && index == Setting.allCases.firstIndex { $0.section == setting.section }
            cursor = (isFirst ? start - 1 : start)..<lines.count
        }
        return (lines, cursor)
    }

    private static func closing(_ form: Form, _ input: PanelInput) -> (label: String, action: Action) {
        ("\(input.name(.escape)) \(form.field == nil ? "close" : "cancel")", .edit(.cancel))
    }
}
