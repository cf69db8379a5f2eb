import HapiCore
import HapiExplorer

/// The backbone from left to right: groups, candidate exits, execution rates, and the exit under the cursor.
enum BackbonePanel {
    /// Rows beside those of the bars: two of border, groups, cursor, exits, two of details.
    private static let fixedRows = 7

    /// Bars of the execution rates gain a row for every three that the screen is higher than 30.
    static func rows(ofScreen height: Int) -> Int { fixedRows + min(8, 2 + max(0, height - 30) / 3) }

    private static let labelWidth = 6

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.backbone))
        let inside = input.box("Backbone", .backbone, into: &painter, rect)
        painter.within(inside) { painter in
            let columns = ColumnMap(
                count: input.network.layers.count, columns: painter.width - labelWidth)
            drawGroups(input, columns, into: &painter)
            drawExits(input, columns, into: &painter, &hits)
            let bars = Rect(
                x: labelWidth, y: 3, width: columns.columns, height: painter.height - fixedRows + 2)
            drawRates(input, into: &painter, bars)
            drawDetails(input, into: &painter)
        }
    }

    /// Names of the groups over their first layers, as far as they fit before the next.
    private static func drawGroups(_ input: PanelInput, _ columns: ColumnMap, into painter: inout Painter) {
        painter.text(0, 0, "layer", input.style(.muted))
        var starts: [(name: String, column: Int)] = []
        for (index, layer) in input.network.layers.enumerated()
        where index == 0 || layer.group != input.network.layers[index - 1].group {
            starts.append((layer.group, columns.columns(ofIndex: index).lowerBound))
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].column : columns.columns
            let room = end - start.column - (index + 1 < starts.count ? 1 : 0)
            guard room > 0 else { continue }
            // A name cut to a letter or two says nothing.
            let isTold = DisplayWidth.of(start.name) <= room || room >= 5
            let name = isTold ? SafeText.cut(start.name, columns: room, glyphs: input.glyphs) : ""
            let used = painter.text(labelWidth + start.column, 0, name, input.style(.title))
            painter.horizontal(
                labelWidth + start.column + used, 0, length: room - used, input.style(.border))
        }
    }

    private static func drawExits(
        _ input: PanelInput, _ columns: ColumnMap, into painter: inout Painter, _ hits: inout HitMap
    ) {
        painter.text(0, 2, "exits", input.style(.muted))
        for (index, exit) in input.network.exits.enumerated() {
            let place = columns.columns(ofIndex: exit.layer)
            let state = ExitState(index, input)
            let x = labelWidth + place.lowerBound
            painter.put(x, 2, state.glyph(input.glyphs), input.style(state.token))
            let target = Rect(
                x: x, y: 1, width: max(1, place.count), height: painter.height - fixedRows + 4)
            hits.add(painter.onSurface(target), .layer(exit.layer))
        }
        // Drawn last, so that where exits share a column the cursor's is the one seen.
        let x = labelWidth + columns.columns(ofIndex: input.state.view.cursor).lowerBound
        guard let exit = input.state.exitUnderCursor(input.context) else { return }
        let state = ExitState(exit, input)
        painter.put(x, 1, input.glyphs.cursorAbove, input.style(.cursor))
        painter.put(x, 2, state.glyph(input.glyphs), input.style(state.token))
        painter.restyle(Rect(x: x, y: 2, width: 1, height: 1)) { $0.reverse.toggle() }
    }

    /// q of the layers; 0 everywhere when nothing can run.
    private static func drawRates(_ input: PanelInput, into painter: inout Painter, _ rect: Rect) {
        painter.text(0, rect.y, "q 1.0", input.style(.muted))
        painter.text(2, rect.bottom - 1, "0.0", input.style(.muted))
        guard let evaluation = input.state.analysis.evaluation else { return }
        BarStrip(evaluation.rates.layers).draw(into: &painter, in: rect, input.style(.rateBar))
    }

    private static func drawDetails(_ input: PanelInput, into painter: inout Painter) {
        let row = painter.height - 2
        painter.spans(0, row, ExitDetails.spans(input), columns: painter.width)
        var legend: [Span] = []
        for state in ExitState.allCases {
            legend.append(Span("\(state.glyph(input.glyphs)) ", input.style(state.token)))
            legend.append(Span("\(state.meaning)  ", input.style(.muted)))
        }
        painter.spans(0, row + 1, legend, columns: painter.width)
    }
}

/// What a candidate is at present, told by glyph first and colour second.
enum ExitState: CaseIterable {
    case inDesign, pinned, forbidden, candidate, beyondDeadline

    init(_ exit: Int, _ input: PanelInput) {
        let document = input.document
        let cutOff = input.state.analysis.evaluation.map { !$0.runnable.exits.contains(exit) } ?? true
        if document.forbidden.contains(exit) {
            self = .forbidden
        } else if document.design.contains(exit), cutOff {
            self = .beyondDeadline
        } else if document.pinned.contains(exit) {
            self = .pinned
        } else if document.design.contains(exit) {
            self = .inDesign
        } else {
            self = input.state.analysis.survey.excluded[exit] != nil ? .beyondDeadline : .candidate
        }
    }

    func glyph(_ glyphs: GlyphSet) -> Character {
        switch self {
        case .inDesign: glyphs.exitInDesign
        case .pinned: glyphs.exitPinned
        case .forbidden: glyphs.exitForbidden
        case .candidate: glyphs.exitCandidate
        case .beyondDeadline: glyphs.exitInfeasible
        }
    }

    var token: ThemeToken {
        switch self {
        case .inDesign: .exitInDesign
        case .pinned: .exitPinned
        case .forbidden: .exitForbidden
        case .candidate: .exitCandidate
        case .beyondDeadline: .exitInfeasible
        }
    }

    var meaning: String {
        switch self {
        case .inDesign: "in design"
        case .pinned: "pinned"
        case .forbidden: "forbidden"
        case .candidate: "candidate"
        case .beyondDeadline: "misses deadline"
        }
    }
}
