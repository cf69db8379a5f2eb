import HapiCore
import HapiExplorer
import HapiFigures

/// The details overlay's text: the layer, its exit, both in the present design, and what toggling would change.
struct DetailsLines {
    private(set) var all: [[Span]] = []
    private let input: PanelInput
    private let columns: Int

    private static let labelWidth = 12
    /// Of a figure before and after.
    private static let changeWidth = 26

    init(_ input: PanelInput, columns: Int) {
        self.input = input
        self.columns = columns
        let layer = LayerFacts(input)
        let exit = input.state.exitUnderCursor(input.context).map { ExitFacts($0, input) }
        add(layer)
        exit.map { add($0) }
        addDesign(layer, exit)
        addToggle()
    }

    private mutating func add(_ facts: LayerFacts) {
        let layer = facts.layer
        heading("Layer \(facts.index + 1) of \(input.network.layers.count): \(layer.name)")
        row("kind", layer.kind)
        let stage = BackboneWindow.stage(of: facts.index, input.network)
        row("stage", "\(layer.group), layers \(stage.lowerBound + 1) to \(stage.upperBound)")
        row("reads", CursorDetails.sources(of: facts, input))
        let macs = input.network.layers.reduce(0) { $0 + $1.macs }
        row("MACs", "\(Format.grouped(layer.macs)), \(part(layer.macs, of: macs)) of all layers'")
        let weights = input.network.layers.reduce(0) { $0 + $1.weightBytes }
        row(
            "weights",
            "\(Format.bytes(layer.weightBytes)), \(part(layer.weightBytes, of: weights)) of all layers'")
        let original = Format.milliseconds(input.context.original.latency)
        row(
            "latency",
            latency(facts.latency, facts.tail)
                + ", \(Format.percent(facts.shareOfOriginal)) of the original's \(original)")
        if let energy = facts.energy { row("energy", Format.millijoules(energy)) }
    }

    private mutating func add(_ facts: ExitFacts) {
        heading("Exit \(facts.index + 1) of \(input.network.exits.count): \(facts.exit.name)")
        let state = "\(facts.state.glyph(input.glyphs)) \(facts.missed ?? facts.state.meaning)"
        row("state", state, facts.state.token)
        row("MACs", Format.grouped(facts.exit.macs))
        row("weights", Format.bytes(facts.exit.weightBytes))
        row("latency", latency(facts.latency, facts.tail))
        if let energy = facts.energy { row("energy", Format.millijoules(energy)) }
        let interval = facts.alone.interval
        row(
            "alone",
            "\(Format.percent(facts.alone.share, digits: 2)) right, "
                + "\(Format.grouped(facts.alone.correct)) of \(Format.grouped(facts.alone.samples)); 95 %: "
                + "\(Format.percent(interval.lower, digits: 2)) to \(Format.percent(interval.upper, digits: 2))"
        )
    }

    private mutating func addDesign(_ layer: LayerFacts, _ exit: ExitFacts?) {
        heading("In the present design")
        if let arriving = layer.arriving {
            row(
                "reach",
                "q \(Format.fixed(arriving.share, digits: 4)), \(Format.grouped(arriving.correct)) of "
                    + "\(Format.grouped(arriving.samples)) samples")
        } else {
            row("reach", "nothing can run under the deadline", .error)
        }
        guard let exit else { return }
        if let leaving = exit.leaving {
            row(
                "leave here",
                "\(Format.percent(leaving.share, digits: 2)), \(Format.grouped(leaving.correct)) samples")
        }
        let kind = input.context.labels.worstIsOfTails ? "of tails" : "of medians"
        row(
            "path",
            "\(Format.milliseconds(exit.path)) typical, \(Format.milliseconds(exit.worstPath)) worst (\(kind))"
        )
    }

    private mutating func addToggle() {
        guard let effect = ToggleEffect(input) else {
            heading("Toggling")
            for line in SafeText.wrapped(
                PreviewLine.obstacle(input), columns: columns, glyphs: input.glyphs)
            {
                all.append([Span(line, input.style(.overlay))])
            }
            return
        }
        heading("Toggling takes it \(effect.preview.comesIn ? "in" : "out")")
        for remark in PreviewLine.remarks(effect) {
            all.append([Span(remark.text, input.style(remark.token))])
        }
        let arrow = input.glyphs.rightArrow
        for change in effect.changes {
            var spans = [label(change.kind.name)]
            if let before = change.before {
                let text = "\(change.kind.text(before)) \(arrow) \(change.kind.text(change.after))"
                spans.append(
                    Span(
                        SafeText.fitted(text, columns: Self.changeWidth, glyphs: input.glyphs),
                        input.style(.overlay)))
            }
            all.append(spans + PreviewLine.change(change, input))
        }
    }

    private mutating func heading(_ text: String) {
        if !all.isEmpty { all.append([]) }
        all.append([Span(text, input.style(.overlayTitle))])
    }

    /// A figure, in further lines where it is long.
    private mutating func row(_ name: String, _ value: String, _ token: ThemeToken = .overlay) {
        let lines = SafeText.wrapped(value, columns: max(1, columns - Self.labelWidth), glyphs: input.glyphs)
        for (index, line) in lines.enumerated() {
            all.append([label(index == 0 ? name : ""), Span(line, input.style(token))])
        }
    }

    private func label(_ text: String) -> Span {
        Span(SafeText.fitted(text, columns: Self.labelWidth, glyphs: input.glyphs), input.style(.muted))
    }

    private func latency(_ typical: Double, _ tail: Double?) -> String {
        Format.milliseconds(typical) + (tail.map { ", tail \(Format.milliseconds($0))" } ?? "")
    }

    private func part(_ count: Int, of whole: Int) -> String {
        Format.percent(whole > 0 ? Double(count) / Double(whole) : 0)
    }
}
