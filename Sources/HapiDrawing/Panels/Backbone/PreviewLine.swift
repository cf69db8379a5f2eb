import HapiCore
import HapiExplorer
import HapiFigures

/// What toggling the exit under the cursor would do, in one line: which way, what limits it would break, and the
/// differences, each marked better or worse.
enum PreviewLine {
    static func spans(_ input: PanelInput, columns: Int) -> [Span] {
        let muted = input.style(.muted)
        guard let effect = ToggleEffect(input) else {
            return [Span("toggle: ", muted), Span(obstacle(input), input.style(.text))]
        }
        var flow = ItemFlow(columns: columns, rows: 1, glyphs: input.glyphs, style: muted)
        let way = effect.preview.comesIn ? "in" : "out"
        var remarks = remarks(effect).map { [Span($0.text, input.style($0.token))] }
        // The first belongs to the way: where a line is too short for both, its end is cut and not all of it.
        let first = remarks.isEmpty ? [] : [Span("  ", muted)] + remarks.removeFirst()
        flow.add([Span("toggle: ", muted), Span(way, input.style(.title))] + first)
        for remark in remarks { flow.add(remark) }
        if effect.changesNothing { flow.add([Span("no figure would change", input.style(.text))]) }
        let shown = effect.changesNothing ? [] : effect.changes.filter { Self.shown.contains($0.kind) }
        for (index, change) in shown.enumerated() {
            let sign = index == 0 && change.before != nil ? "\(input.glyphs.difference) " : ""
            flow.add([Span("\(sign)\(change.kind.shortName) ", muted)] + self.change(change, input))
        }
        return flow.lines.first ?? []
    }

    /// The figures that a line has room for.
    private static let shown: [ToggleEffect.Change.Kind] = [.accuracy, .mean, .worst, .memory, .energy]

    /// What a toggle would do beyond changing figures, what matters most first.
    static func remarks(_ effect: ToggleEffect) -> [(text: String, token: ThemeToken)] {
        var remarks: [(String, ThemeToken)] = []
        if case .nothingRuns(let limit) = effect.preview.outcome,
            case .deadline(let least, let deadline) = limit
        {
            let path = Excess(milliseconds: least, over: deadline).text
            return [("nothing could run in time: shortest path \(path)", .error)]
        }
        if let cutOff = effect.cutOff {
            let path = Excess(milliseconds: cutOff.path, over: cutOff.deadline).text
            remarks.append(("cut off by the deadline: path \(path)", .error))
        }
        if !effect.broken.isEmpty {
            remarks.append(("would break: \(names(effect.broken))", .error))
        }
        if !effect.met.isEmpty { remarks.append(("would meet: \(names(effect.met))", .better)) }
        if effect.lost > 0 { remarks.append(("cuts off \(exits(effect.lost))", .error)) }
        if effect.stopsFinal { remarks.append(("the last layer would no longer run", .error)) }
        if effect.gained > 0 { remarks.append(("lets \(exits(effect.gained)) run", .better)) }
        return remarks
    }

    /// A difference with its mark, or the figure where there is none to differ from.
    static func change(_ change: ToggleEffect.Change, _ input: PanelInput) -> [Span] {
        guard change.before != nil else { return [Span(change.kind.text(change.after), input.style(.text))] }
        guard let isBetter = change.isBetter else {
            return [Span(change.differenceText, input.style(.text))]
        }
        let mark = isBetter ? input.glyphs.better : input.glyphs.worse
        return [Span("\(change.differenceText)\(mark)", input.style(isBetter ? .better : .worse))]
    }

    /// Why there is nothing to toggle.
    static func obstacle(_ input: PanelInput) -> String {
        guard let exit = input.state.exitUnderCursor(input.context) else {
            return "there is no exit after this layer"
        }
        func key(_ command: Command, _ verb: String) -> String {
            let name = input.keyName(command)
            return name.isEmpty ? "" : " (\(name) \(verb) it)"
        }
        return input.document.pinned.contains(exit)
            ? "pinned, so it stays in every design\(key(.pin, "unpins"))"
            : "forbidden, so it stays out of every design\(key(.forbid, "allows"))"
    }

    private static func names(_ limits: [BrokenLimit]) -> String {
        limits.map(\.kind.rawValue).joined(separator: ", ")
    }

    private static func exits(_ count: Int) -> String { count == 1 ? "1 other exit" : "\(count) other exits" }
}
