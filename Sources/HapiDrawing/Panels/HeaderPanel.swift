import HapiCore
import HapiExplorer

/// The top line: which network on which device, where the figures come from, and the limits that hold.
enum HeaderPanel {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ rect: Rect) {
        painter.fill(rect, input.style(.header))
        let labels = input.context.labels
        let name = "\(labels.network) \(input.glyphs.separator) \(labels.platform)"
        let badges = [("latency", labels.latencyKind), ("calibration", labels.calibrationKind)]
        let brand = "hapi-tui  "
        let limits = Self.limits(input)
        // Where the figures come from stands whole at any size; the brand and the memory limit give way first.
        let fixed = badges.reduce(4) { $0 + $1.0.count + $1.1.count + 5 }
        let choices = [(brand, limits), (brand, limits.dropLast()), ("", limits), ("", limits.dropLast())]
        func width(_ parts: ArraySlice<String>) -> Int { DisplayWidth.of(parts.joined(separator: "  ")) }
        let choice =
            choices.first {
                fixed + DisplayWidth.of($0.0 + name) + width($0.1[...]) <= rect.width
            } ?? ("", limits.dropLast())
        let shownLimits = choice.1.joined(separator: "  ")
        let room = rect.width - fixed - DisplayWidth.of(choice.0) - DisplayWidth.of(shownLimits)
        var spans = [
            Span(" \(choice.0)", input.style(.title)),
            Span(SafeText.cut(name, columns: max(0, room), glyphs: input.glyphs), input.style(.header)),
            Span(" ", input.style(.header)),
        ]
        for (what, kind) in badges {
            // What was not measured is not to be overlooked.
            let token: ThemeToken = kind == "measured" ? .header : .headerWarning
            spans.append(Span(" ", input.style(.header)))
            spans.append(Span("[\(what): \(kind)]", input.style(token)))
        }
        painter.spans(rect.x, rect.y, spans)
        painter.text(endingAt: rect.right - 1, rect.y, shownLimits, input.style(.header))
    }

    /// The limits in force, the shortest way, the memory last.
    private static func limits(_ input: PanelInput) -> ArraySlice<String> {
        let limits = input.document.limits
        let (atMost, atLeast) = (input.glyphs.atMost, input.glyphs.atLeast)
        var parts: [String] = []
        if let value = limits.meanLatency { parts.append("mean \(atMost) \(Format.milliseconds(value))") }
        if let value = limits.deadline { parts.append("deadline \(Format.milliseconds(value))") }
        if let value = limits.minAccuracy { parts.append("acc \(atLeast) \(Format.percent(value))") }
        if let value = limits.memory { parts.append("mem \(atMost) \(Format.bytes(value))") }
        return parts[...]
    }
}
