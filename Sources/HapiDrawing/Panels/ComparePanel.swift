import HapiCore
import HapiExplorer

/// The present design beside those put aside: figures side by side, each marked better or worse than now.
enum ComparePanel {
    private static let labelWidth = 8
    /// Six columns of a figure, and one for its mark.
    private static let columnWidth = 7

    /// Room for every figure with its mark, within the frame.
    static func width(slots: Int) -> Int { labelWidth + columnWidth * (1 + slots) + 2 }

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .panel(.compare))
        let inside = input.box("Compare", .compare, into: &painter, rect)
        painter.within(inside) { painter in
            drawHead(input, into: &painter, &hits)
            for (row, line) in Line.all(input).enumerated() where row + 1 < painter.height - 1 {
                draw(line, row: row + 1, input, into: &painter)
            }
            guard input.document.slots.allSatisfy({ $0 == nil }) else {
                let glyphs = input.glyphs
                painter.text(
                    0, painter.height - 1,
                    "\(glyphs.better) better, \(glyphs.worse) worse, \(glyphs.alike) unclear",
                    input.style(.muted))
                return
            }
            let key = input.screen.keymap.mainName(of: .keep)
            let hint = "\(key) keeps the design here, to hold others against it"
            let lines = SafeText.wrapped(hint, columns: painter.width, glyphs: input.glyphs)
            for (row, line) in lines.enumerated() {
                painter.text(0, painter.height - lines.count + row, line, input.style(.muted))
            }
        }
    }

    private static func drawHead(
        _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap
    ) {
        painter.text(labelWidth, 0, "now", input.style(.title), columns: columnWidth - 1, alignment: .right)
        for (index, name) in Document.slotNames.enumerated() {
            let x = labelWidth + columnWidth * (index + 1)
            let isChosen = input.state.view.focus == .compare && input.state.view.slotCursor == index
            let title = isChosen ? "\(input.glyphs.pointer)\(name)" : String(name)
            painter.text(
                x, 0, title, input.style(isChosen ? .cursor : .title), columns: columnWidth - 1,
                alignment: .right)
            let column = Rect(x: x, y: 0, width: columnWidth, height: painter.height)
            hits.add(painter.onSurface(column), .slot(index))
        }
    }

    private static func draw(_ line: Line, row: Int, _ input: PanelInput, into painter: inout Painter) {
        painter.text(0, row, line.label, input.style(.muted), columns: labelWidth)
        let now = line.values[0]
        for (index, value) in line.values.enumerated() {
            let x = labelWidth + columnWidth * index
            guard let value else {
                let dash = index == 0 || input.document.slots[index - 1] != nil ? "-" : ""
                painter.text(
                    x, row, dash, input.style(.muted), columns: columnWidth - 1, alignment: .right)
                continue
            }
            var style = input.style(.text)
            if line.isUnclear(index) {
                painter.put(x + columnWidth - 1, row, input.glyphs.alike, style)
            } else if index > 0, let now, value != now, let isGood = line.isBetter(value, now) {
                style = input.style(isGood ? .better : .worse)
                painter.put(
                    x + columnWidth - 1, row, isGood ? input.glyphs.better : input.glyphs.worse, style)
            }
            painter.text(x, row, line.format(value), style, columns: columnWidth - 1, alignment: .right)
        }
    }

    /// One figure of the present design and of every slot.
    private struct Line {
        let label: String
        /// Now, then the slots; `nil` where there is none.
        let values: [Double?]
        let lowerIsBetter: Bool?
        let format: (Double) -> String
        /// The slots against the present design, for a figure that other samples would give another value.
        var comparisons: [PairedComparison?] = []

        /// `nil` where a figure is neither good nor bad.
        func isBetter(_ value: Double, _ now: Double) -> Bool? {
            lowerIsBetter.map { $0 ? value < now : value > now }
        }

        /// Whether a column's difference may be chance: the samples cannot tell the two designs apart.
        func isUnclear(_ column: Int) -> Bool {
            guard comparisons.indices.contains(column - 1) else { return false }
            return comparisons[column - 1]?.isDistinguishable == false
        }

        static func all(_ input: PanelInput) -> [Line] {
            let columns = [input.state.analysis.evaluation] + input.document.slots.map { $0?.evaluation }
            func line(
                _ label: String, lowerIsBetter: Bool?, _ format: @escaping (Double) -> String,
                _ figure: (Evaluation) -> Double?
            ) -> Line {
                Line(
                    label: label, values: columns.map { $0.flatMap(figure) }, lowerIsBetter: lowerIsBetter,
                    format: format)
            }
            func time(_ value: Double) -> String { String(Format.milliseconds(value).dropLast(3)) }
            func percent(_ value: Double) -> String { Format.fixed(value * 100, digits: 2) }
            let comparisons = input.state.analysis.comparisons.bySlot
            var accuracy = line("acc %", lowerIsBetter: false, percent) { $0.accuracy }
            accuracy.comparisons = comparisons
            let chance = Line(
                label: "acc p", values: [nil] + comparisons.map { $0?.pValue }, lowerIsBetter: nil,
                format: Format.probability)
            let lines = [
                accuracy, chance,
                line("mean ms", lowerIsBetter: true, time) { $0.meanLatency },
                line("median", lowerIsBetter: true, time) { $0.medianLatency },
                line("p95", lowerIsBetter: true, time) { $0.p95Latency },
                line("worst", lowerIsBetter: true, time) { $0.worstLatency },
                line("mem MiB", lowerIsBetter: true, { Format.fixed($0 / 1_048_576, digits: 2) }) {
                    Double($0.memory)
                },
                line("mJ", lowerIsBetter: true, { Format.fixed($0, digits: 1) }) { $0.meanEnergy },
                line("J eq.4", lowerIsBetter: false, { Format.fixed($0, digits: 4) }) { $0.objective },
                line("exits", lowerIsBetter: nil, { Format.fixed($0, digits: 0) }) {
                    Double($0.runnable.exits.count)
                },
                line("thresh", lowerIsBetter: nil, { Format.fixed($0, digits: 3) }) { $0.design.threshold },
                line("last %", lowerIsBetter: nil, percent) { $0.shares.last },
            ]
            return lines.filter { line in line.values.contains { $0 != nil } }
        }
    }
}
