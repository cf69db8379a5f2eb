import HapiCore
import HapiExplorer

/// One setting of the form.
struct FormRow {
    /// Among `Setting.allCases`.
    let index: Int
    let form: Form
    /// Why what is being typed cannot be taken.
    let refusal: String?
    let showsSummary: Bool

    private static let labelWidth = 23
    private static let valueStart = 2 + labelWidth
    /// Between the arrows that step it.
    private static let valueWidth = 16
    private static let standingStart = valueStart + valueWidth + 5
    private static let standingWidth = 23
    private static let summaryStart = standingStart + standingWidth

    private var setting: Setting { Setting.allCases[index] }
    private var isChosen: Bool { setting == form.setting }

    /// Whether a reason can stand beside the field.
    static func fits(_ reason: String, columns: Int) -> Bool {
        DisplayWidth.of(reason) <= columns - standingStart - 1
    }

    func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .row(index))
        let idle = setting.isFor(input.state.settings)
        let style = input.style(isChosen ? .selection : idle == nil ? .overlay : .muted)
        painter.fill(rect, style)
        if isChosen { painter.put(rect.x, rect.y, input.glyphs.pointer, style) }
        painter.text(rect.x + 2, rect.y, setting.label, style, columns: Self.labelWidth)
        let x = rect.x + Self.valueStart
        if isChosen, let field = form.field {
            painter.field(field, x + 2, rect.y, columns: Self.valueWidth, input.style(.input))
            hits.add(painter.onSurface(rect), .overlay)
            if let refusal, Self.fits(refusal, columns: rect.width) {
                painter.text(
                    rect.x + Self.standingStart, rect.y, refusal, on(style, input.style(.error)),
                    columns: rect.width - Self.standingStart - 1)
                return
            }
        } else {
            let value = setting.shown(of: input.state.settings, input.context)
            painter.text(
                x + 2, rect.y, value, style, columns: Self.valueWidth,
                alignment: isChosen ? .centre : .left)
            if isChosen { drawSteps(input, into: &painter, &hits, x, rect.y, style) }
        }
        drawStanding(idle, input, into: &painter, rect, style)
        guard showsSummary else { return }
        painter.text(
            rect.x + Self.summaryStart, rect.y, setting.summary,
            isChosen ? style : input.style(.muted), columns: rect.width - Self.summaryStart - 1)
    }

    /// The arrows around the value, and the value itself, do what the keys do.
    private func drawSteps(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ x: Int, _ y: Int,
        _ style: Style
    ) {
        let end = x + 2 + Self.valueWidth
        painter.put(x, y, input.glyphs.stepBack, style)
        painter.put(end + 1, y, input.glyphs.stepOn, style)
        func add(_ x: Int, _ width: Int, _ edit: TextEdit) {
            hits.add(
                painter.onSurface(Rect(x: x, y: y, width: width, height: 1)), .action(.edit(edit)))
        }
        add(x, 2, .left)
        add(x + 2, Self.valueWidth, .accept)
        add(end, 2, .right)
    }

    /// What the design makes of the limit, or what the setting would be in use for.
    private func drawStanding(
        _ idle: String?, _ input: PanelInput, into painter: inout Painter, _ rect: Rect, _ style: Style
    ) {
        let x = rect.x + Self.standingStart
        if let idle {
            painter.text(x, rect.y, idle, style, columns: Self.standingWidth)
            return
        }
        guard let standing = setting.standing(input.state, input.context) else { return }
        let token: ThemeToken? = standing.isKept.map { $0 ? .better : .worse }
        let figure = token.map { on(style, input.style($0)) } ?? style
        let mark = standing.isKept.map { " \($0 ? input.glyphs.better : input.glyphs.worse)" } ?? ""
        let room = min(Self.standingWidth, rect.right - x)
        painter.spans(
            x, rect.y, [Span("now ", style), Span("\(standing.figure)\(mark)", figure)], columns: room)
    }

    /// A colour on the row's own background; a row that is told from others by reverse keeps its style.
    private func on(_ row: Style, _ style: Style) -> Style {
        guard isChosen else { return style }
        var mixed = style
        mixed.background = row.background
        mixed.reverse = row.reverse
        return row.reverse ? row : mixed
    }
}
