import HapiCore

/// The top line: which network on which device, where the figures come from, and the limits that hold.
enum HeaderPanel {
    static func draw(_ input: PanelInput, into painter: inout Painter, _ rect: Rect) {
        painter.fill(rect, input.style(.header))
        let labels = input.context.labels
        let dot = " \(input.glyphs.separator) "
        let limits = Self.limits(input)
        var spans = [
            Span(" hapi-tui  ", input.style(.title)),
            Span("\(labels.network)\(dot)\(labels.platform)  ", input.style(.header)),
        ]
        for (what, kind) in [("latency", labels.latencyKind), ("calibration", labels.calibrationKind)] {
            // What was not measured is not to be overlooked.
            let token: ThemeToken = kind == "measured" ? .header : .headerWarning
            spans.append(Span("[\(what): \(kind)]", input.style(token)))
            spans.append(Span(" ", input.style(.header)))
        }
        let room = rect.width - DisplayWidth.of(limits) - 2
        painter.spans(rect.x, rect.y, spans, columns: max(0, room))
        painter.text(endingAt: rect.right - 1, rect.y, limits, input.style(.header))
    }

    /// The limits in force, the shortest way.
    private static func limits(_ input: PanelInput) -> String {
        let limits = input.document.limits
        let (atMost, atLeast) = (input.glyphs.atMost, input.glyphs.atLeast)
        var parts: [String] = []
        if let value = limits.meanLatency { parts.append("mean \(atMost) \(Format.milliseconds(value))") }
        if let value = limits.deadline { parts.append("deadline \(Format.milliseconds(value))") }
        if let value = limits.minAccuracy { parts.append("acc \(atLeast) \(Format.percent(value))") }
        if let value = limits.memory { parts.append("mem \(atMost) \(Format.bytes(value))") }
        return parts.joined(separator: "  ")
    }
}
