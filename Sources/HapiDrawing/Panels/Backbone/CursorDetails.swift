import HapiCore
import HapiExplorer
import HapiFigures

/// The figures of the exit and the layer under the cursor, in as many lines as there are.
enum CursorDetails {
    /// A figure with the word before it, which may be empty.
    struct Item {
        var label: String
        var value: String
    }

    /// - Returns: at most `rows` lines of at most `columns` each. What matters most stands first; a line that had
    ///   to leave figures out ends in the ellipsis.
    static func lines(_ input: PanelInput, columns: Int, rows: Int) -> [[Span]] {
        let layer = LayerFacts(input)
        let name = layer.layer.name
        var head: [Span]
        var groups: [[Item]]
        if let exit = input.state.exitUnderCursor(input.context).map({ ExitFacts($0, input) }) {
            let state = "\(exit.state.glyph(input.glyphs)) \(exit.missed ?? exit.state.meaning)"
            head = Self.head(name, Span(state, input.style(exit.state.token)), input, columns: columns)
            groups = [ofExit(exit, layer), [Item(label: "layer", value: layer.layer.kind)] + ofLayer(layer)]
            groups.append(costs(of: exit))
        } else {
            head = Self.head(name, Span(layer.layer.kind, input.style(.text)), input, columns: columns)
            groups = [rate(of: layer) + ofLayer(layer)]
            groups.append([Item(label: "", value: "no exit after this layer")])
        }
        groups[groups.count - 1].append(Item(label: "from", value: sources(of: layer, input)))
        return flow(head, groups, input, columns: columns, rows: rows)
    }

    /// Least columns of a layer's name.
    private static let leastName = 12

    /// The layer's name and what is to be known of it first, which a long name does not push out of the line: the
    /// name gives way, and keeps its end.
    private static func head(_ name: String, _ state: Span, _ input: PanelInput, columns: Int) -> [Span] {
        let name = SafeText.printable(name, glyphs: input.glyphs)
        let room = max(leastName, columns - DisplayWidth.of(state.text) - 1)
        let shown = SafeText.tail(of: name, columns: room, glyphs: input.glyphs)
        return [Span("\(shown) ", input.style(.title)), state]
    }

    private static func rate(of layer: LayerFacts) -> [Item] {
        layer.arriving.map { [Item(label: "q", value: Format.fixed($0.share, digits: 4))] } ?? []
    }

    private static func ofExit(_ exit: ExitFacts, _ layer: LayerFacts) -> [Item] {
        var items = rate(of: layer)
        items.append(Item(label: "alone", value: Format.percent(exit.alone.share)))
        if let leaving = exit.leaving {
            items.append(Item(label: "leaves", value: Format.percent(leaving.share)))
        }
        items.append(Item(label: "path", value: Format.milliseconds(exit.path)))
        items.append(Item(label: "costs", value: Format.milliseconds(exit.latency)))
        return items
    }

    private static func ofLayer(_ layer: LayerFacts) -> [Item] {
        var items = [
            Item(label: "takes", value: Format.milliseconds(layer.latency)),
            Item(label: "", value: "\(Format.percent(layer.shareOfOriginal)) of the whole"),
            Item(label: "MACs", value: Format.count(layer.layer.macs)),
            Item(label: "weights", value: Format.bytes(layer.layer.weightBytes)),
        ]
        if let tail = layer.tail { items.append(Item(label: "tail", value: Format.milliseconds(tail))) }
        if let energy = layer.energy {
            items.append(Item(label: "energy", value: Format.millijoules(energy)))
        }
        return items
    }

    private static func costs(of exit: ExitFacts) -> [Item] {
        var items = [
            Item(label: "exit", value: exit.exit.name),
            Item(label: "worst path", value: Format.milliseconds(exit.worstPath)),
            Item(label: "MACs", value: Format.count(exit.exit.macs)),
            Item(label: "weights", value: Format.bytes(exit.exit.weightBytes)),
        ]
        if let tail = exit.tail { items.append(Item(label: "tail", value: Format.milliseconds(tail))) }
        if let energy = exit.energy { items.append(Item(label: "energy", value: Format.millijoules(energy))) }
        return items
    }

    /// What the layer reads.
    static func sources(of layer: LayerFacts, _ input: PanelInput) -> String {
        layer.layer.inputs.isEmpty
            ? "the input" : layer.layer.inputs.map { input.network.layers[$0].name }.joined(separator: ", ")
    }

    /// Each group on a line of its own, going on in the next where one is too short.
    private static func flow(
        _ head: [Span], _ groups: [[Item]], _ input: PanelInput, columns: Int, rows: Int
    ) -> [[Span]] {
        var flow = ItemFlow(columns: columns, rows: rows, glyphs: input.glyphs, style: input.style(.muted))
        flow.add(head)
        for (index, group) in groups.enumerated() {
            if index > 0 {
                guard flow.hasRoom else { break }
                flow.beginLine()
            }
            for item in group {
                let label = item.label.isEmpty ? [] : [Span("\(item.label) ", input.style(.muted))]
                flow.add(label + [Span(item.value, input.style(.text))])
            }
        }
        return flow.lines
    }
}
