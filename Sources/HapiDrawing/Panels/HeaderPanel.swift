import HapiCore
import HapiExplorer
import HapiFigures

/// The top line: which network on which device, where the figures come from, what is asked for and which limits
/// hold. A click on it opens the form that changes them.
enum HeaderPanel {
    /// Columns that say most of the longest names.
    private static let wholeNames = 48

    static func draw(_ input: PanelInput, into painter: inout Painter, _ hits: inout HitMap, _ rect: Rect) {
        hits.add(painter.onSurface(rect), .action(.command(.aims)))
        painter.fill(rect, input.style(.header))
        let names = HeaderNames(
            (input.context.labels.network, input.context.labels.platform), glyphs: input.glyphs)
        let line = line(names, input, columns: rect.width)
        let spans =
            [
                Span(" \(line.brand)", input.style(.title)),
                Span(names.text(columns: line.nameRoom), input.style(.header)),
                Span(" ", input.style(.header)),
            ] + line.badges
        painter.within(rect) { painter in
            painter.spans(0, 0, spans)
            painter.text(endingAt: painter.width - 1, 0, line.aims, input.style(.header))
        }
    }

    /// What the line comes to beside the names.
    private struct Line {
        let brand: String
        let badges: [Span]
        let aims: String
        let nameRoom: Int
        /// Whether the names can be told, and one limit at least where there is any.
        let isEnough: Bool
    }

    /// With where the figures come from told whole, if that leaves room for what matters more.
    private static func line(_ names: HeaderNames, _ input: PanelInput, columns: Int) -> Line {
        let whole = line(names, badges: wholeBadges(input), input, columns: columns)
        return whole.isEnough ? whole : line(names, badges: shortBadges(input), input, columns: columns)
    }

    private static func line(
        _ names: HeaderNames, badges: [Span], _ input: PanelInput, columns: Int
    ) -> Line {
        // Beside a blank at either end and one before the badges.
        let room = columns - 3 - width(badges.map(\.text))
        let all = aims(input)
        let shown = Parts(all, names, columns: room)
        // Limits that the line is too short for are at least counted.
        let (limits, told) = (all.count(where: \.isLimit), shown.aims.count(where: \.isLimit))
        let aims = (shown.aims.map(\.text) + (told < limits ? ["+\(limits - told)"] : [])).joined(
            separator: "  ")
        let nameRoom = max(0, room - shown.brand.count - DisplayWidth.of(aims) - (aims.isEmpty ? 0 : 2))
        return Line(
            brand: shown.brand, badges: badges, aims: aims, nameRoom: nameRoom,
            isEnough: nameRoom >= names.least && told >= min(1, limits))
    }

    private static func badge(_ text: String, isMeasured: Bool, _ input: PanelInput) -> [Span] {
        // What was not measured is not to be overlooked.
        [
            Span(" ", input.style(.header)),
            Span("[\(text)]", input.style(isMeasured ? .header : .headerWarning)),
        ]
    }

    /// Whether latencies and answers were measured.
    private static func wholeBadges(_ input: PanelInput) -> [Span] {
        let labels = input.context.labels
        return [("latency", labels.latencyKind), ("calibration", labels.calibrationKind)].flatMap {
            name, kind in
            badge("\(name): \(kind)", isMeasured: kind == measured, input)
        }
    }

    /// What was not measured, or that all was.
    private static func shortBadges(_ input: PanelInput) -> [Span] {
        let labels = input.context.labels
        let others = [labels.latencyKind, labels.calibrationKind].filter { $0 != measured }
        return others.isEmpty
            ? badge(measured, isMeasured: true, input)
            : others.flatMap { badge($0, isMeasured: false, input) }
    }

    private static let measured = "measured"

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
        init(_ aims: [Aim], _ names: HeaderNames, columns: Int) {
            self.aims = aims
            let limits = aims.count(where: \.isLimit)
            func taken() -> Int {
                let hidden = limits - self.aims.count(where: \.isLimit)
                return self.aims.reduce(brand.count + (hidden > 0 ? "  +\(hidden)".count : 0)) {
                    $0 + DisplayWidth.of($1.text) + 2
                }
            }
            for rank in aims.map(\.rank).sorted() {
                let needed = rank <= 2 ? min(names.width, HeaderPanel.wholeNames) : names.least
                guard taken() + needed > columns else { break }
                if !brand.isEmpty, rank > 1 {
                    brand = ""
                    guard taken() + needed > columns else { break }
                }
                self.aims.removeAll { $0.rank == rank }
            }
            // The device is worth more than the program's own name.
            if taken() + min(names.width, HeaderPanel.wholeNames) > columns { brand = "" }
        }
    }

    private static func width(_ texts: [String]) -> Int { texts.reduce(0) { $0 + DisplayWidth.of($1) } }
}
