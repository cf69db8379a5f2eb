import HapiExplorer

/// The bottom line: the keys that do something here, each to be clicked too.
enum FooterPanel {
    /// Blank columns between two keys.
    private static let gap = 2

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        painter.fill(rect, input.style(.footer))
        var hints = KeyHint.all(input)
        while width(hints) > rect.width - 2, hints.count > 1,
            let least = hints.indices.max(by: { hints[$0].rank < hints[$1].rank })
        {
            hints.remove(at: least)
        }
        var x = rect.x + 1
        for hint in hints {
            x += draw(hint, x, input, into: &painter, &hits, rect.y) + gap
        }
    }

    private static func draw(
        _ hint: KeyHint, _ x: Int, _ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap,
        _ y: Int
    ) -> Int {
        var end = x
        for (index, key) in hint.keys.enumerated() {
            if index > 0 { end += 1 }
            let start = end
            end += painter.text(end, y, key.name, input.style(.footerKey))
            // The label goes with the last of the keys.
            if index == hint.keys.count - 1 {
                end += painter.text(end, y, " \(hint.label)", input.style(.footer))
            }
            hits.add(
                painter.onSurface(Rect(x: start, y: y, width: end - start, height: 1)), .action(key.action))
        }
        if hint.keys.isEmpty { end += painter.text(end, y, hint.label, input.style(.footer)) }
        return end - x
    }

    private static func width(_ hints: [KeyHint]) -> Int {
        hints.reduce(0) { $0 + $1.width } + gap * max(0, hints.count - 1)
    }
}
