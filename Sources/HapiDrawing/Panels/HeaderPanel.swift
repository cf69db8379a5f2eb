import HapiCore
import HapiExplorer
import HapiFigures

/// The top line: which network on which device, where the figures come from, what is asked for and which limits
/// hold. A click on it opens the form that changes them.
enum HeaderPanel {
    /// Least columns of the names, where the aims need the others.
    private static let leastName = 10
    /// Columns that say most of the longest names.
    private static let wholeName = 32

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .action(.command(.aims)))
        painter.fill(rect, input.style(.header))
        let labels = input.context.labels
        let name = SafeText.printable(
            "\(labels.network) \(input.glyphs.separator) \(labels.platform)", glyphs: input.glyphs)
        let badges = badges(input, columns: rect.width)
        // Beside a blank at either end and one before the badges.
        let room = rect.width - 3 - width(badges.map(\.text))
        let all = aims(input)
        let shown = Parts(all, name: DisplayWidth.of(name), columns: room)
        // Limits that the line is too short for are at least counted.
        let hidden = all.count(where: \.isLimit) - shown.aims.count(where: \.isLimit)
        let aims = (shown.aims.map(\.text) + (hidden > 0 ? ["+\(hidden)"] : [])).joined(separator: "  ")
        let nameRoom = max(0, room - shown.brand.count - DisplayWidth.of(aims) - (aims.isEmpty ? 0 : 2))
        var spans = [
            Span(" \(shown.brand)", input.style(.title)),
            Span(SafeText.cut(name, columns: nameRoom, glyphs: input.glyphs), input.style(.header)),
            Span(" ", input.style(.header)),
        ]
        spans += badges
        painter.within(rect) { painter in
            painter.spans(0, 0, spans)
            painter.text(endingAt: painter.width - 1, 0, aims, input.style(.header))
        }
    }

    /// Whether latencies and answers were measured, told whole. Only where the line cannot hold them are they cut
    /// down to what was not measured.
    private static func badges(_ input: PanelInput, columns: Int) -> [Span] {
        let labels = input.context.labels
        func badge(_ text: String, _ kind: String) -> Span {
            // What was not measured is not to be overlooked.
            Span("[\(text)]", input.style(kind == "measured" ? .header : .headerWarning))
        }
        let kinds = [("latency", labels.latencyKind), ("calibration", labels.calibrationKind)]
        var badges = kinds.map { badge("\($0.0): \($0.1)", $0.1) }
        if width(badges.map(\.text)) + badges.count > columns - leastName {
            badges = kinds.filter { $0.1 != "measured" }.map { badge($0.1, $0.1) }
        }
        return badges.flatMap { [Span(" ", input.style(.header)), $0] }
    }

    /// Something that is aimed at, and how soon it gives way where the line is short: the lowest first.
    private struct Aim {
        let text: String
        let rank: Int
        let isLimit: Bool
    }

    /// Marks of the user, goal, policy and limits, in the order they are read.
    private static func aims(_ input: PanelInput) -> [Aim] {
        let (document, glyphs) = (input.document, input.glyphs)
        var aims: [Aim] = []
        func add(_ rank: Int, _ text: String?, isLimit: Bool = false) {
            if let text { aims.append(Aim(text: text, rank: rank, isLimit: isLimit)) }
        }
        let marks = [(glyphs.exitPinned, document.pinned), (glyphs.exitForbidden, document.forbidden)]
            .filter { !$0.1.isEmpty }.map { "\($0.1.count)\($0.0)" }
        add(0, marks.isEmpty ? nil : marks.joined(separator: " "))
        add(2, "goal \(document.goal.rawValue)")
        let usual = ExitPolicy()
        let rules =
            (document.policy.metric == usual.metric ? [] : [document.policy.metric.rawValue])
            + (document.policy.fallback == usual.fallback ? [] : [document.policy.fallback.rawValue])
        add(3, rules.isEmpty ? nil : "policy \(rules.joined(separator: ", "))")
        let limits = document.limits
        add(7, limits.meanLatency.map { "mean \(glyphs.atMost) \(Format.milliseconds($0))" }, isLimit: true)
        add(6, limits.deadline.map { "deadline \(Format.milliseconds($0))" }, isLimit: true)
        add(5, limits.minAccuracy.map { "acc \(glyphs.atLeast) \(Format.percent($0))" }, isLimit: true)
        add(4, document.maxExits.map { "exits \(glyphs.atMost) \($0)" }, isLimit: true)
        add(1, limits.memory.map { "mem \(glyphs.atMost) \(Format.bytes($0))" }, isLimit: true)
        return aims
    }

    /// What of brand and aims is shown beside the names.
    private struct Parts {
        var brand = "hapi-tui  "
        var aims: [Aim]

        /// Drops what matters least until the rest fits: first so that the names stay whole, and what is needed
        /// most until they have the least room.
        init(_ aims: [Aim], name: Int, columns: Int) {
            self.aims = aims
            func taken() -> Int {
                self.aims.reduce(brand.count) { $0 + DisplayWidth.of($1.text) + 2 }
            }
            for rank in aims.map(\.rank).sorted() {
                let needed = rank <= 1 ? name : min(name, HeaderPanel.leastName)
                guard taken() + needed > columns else { break }
                if !brand.isEmpty, rank > 1 {
                    brand = ""
                    guard taken() + needed > columns else { break }
                }
                self.aims.removeAll { $0.rank == rank }
            }
            // The device is worth more than the program's own name.
            if taken() + min(name, HeaderPanel.wholeName) > columns { brand = "" }
        }
    }

    private static func width(_ texts: [String]) -> Int { texts.reduce(0) { $0 + DisplayWidth.of($1) } }
}
