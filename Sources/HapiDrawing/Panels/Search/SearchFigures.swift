import HapiCore
import HapiExplorer
import HapiFigures

/// What a search says of itself, a line each, the more important ones where there are few lines.
struct SearchFigures {
    enum Line {
        case text([Span])
        /// How much is done, in [0, 1].
        case bar(Double)
        case keys(PanelKeys)
    }

    private let snapshot: SearchSnapshot
    private let input: PanelInput
    private let value: GoalValue
    private let columns: Int

    /// - Parameter columns: that a line has; what is said is shortened to fit.
    init(_ snapshot: SearchSnapshot, _ input: PanelInput, columns: Int) {
        self.snapshot = snapshot
        self.input = input
        self.columns = columns
        value = GoalValue(input)
    }

    /// At most so many lines, in the order they stand in.
    func lines(atMost count: Int) -> [Line] {
        let all: [(rank: Int, line: Line?)] = [
            (3, .text(goalAndSeed)), (1, .text(best)), (6, .text(current)), (2, methodFigures),
            (0, .text(effort)), (5, snapshot.progress.map { .bar(min(1, max(0, $0))) }), (4, next),
            (7, .keys(keys)),
        ]
        let there = all.compactMap { entry in entry.line.map { (entry.rank, $0) } }
        let least = there.map(\.0).sorted().prefix(max(0, count)).last ?? -1
        return there.filter { $0.0 <= least }.map(\.1)
    }

    private func label(_ text: String) -> Span { Span(text, input.style(.muted)) }
    private func figure(_ text: String) -> Span { Span(text, input.style(.text)) }

    private var goalAndSeed: [Span] {
        let terms = input.state.live.terms
        var document = input.document
        document.goal = terms?.goal ?? document.goal
        document.latencyWeight = terms?.latencyWeight ?? document.latencyWeight
        document.limits = terms?.limits ?? document.limits
        let seed = snapshot.method.hasSeed ? [label("  seed "), figure("\(snapshot.seed)")] : []
        return fitting([Self.goal(document, input) + seed, Self.goal(document, input, isShort: true) + seed])
    }

    /// The first of several ways to say the same that fits, or the last.
    private func fitting(_ choices: [[Span]]) -> [Span] {
        choices.first { $0.reduce(0) { $0 + DisplayWidth.of($1.text) } <= columns } ?? choices.last ?? []
    }

    private var best: [Span] {
        guard let best = snapshot.best else {
            return [Span("nothing fits the deadline yet", input.style(.error))]
        }
        let accuracy = Format.percent(input.share(best.figures.correct), digits: 2)
        let figures = "\(accuracy) at \(Format.milliseconds(best.figures.meanLatency))"
        guard best.isFeasible else {
            let complaint = Span("limits not met yet", input.style(.error))
            return fitting([
                [label("best "), figure("\(figures)  "), complaint], [complaint, label(" \(accuracy)")],
                [complaint],
            ])
        }
        let spans = [label("best "), Span(figures, input.style(.objectiveBest))]
        guard value.goal == .weighted, let worth = snapshot.bestValue else { return spans }
        return fitting([spans + [label("  J "), figure(value.text(worth))], spans])
    }

    /// Where the search is now, less what broken limits cost; far outside them it has no value worth reading.
    private var current: [Span] {
        let now = snapshot.currentValue
        let text = value.isNear(now) ? value.text(now) : "far outside the limits"
        let isFeasible = snapshot.best?.isFeasible == true
        return [label("current "), Span(text, input.style(.objectiveCurrent))]
            + (isFeasible || !value.isNear(now) ? [] : [label(", limits charged")])
    }

    private var methodFigures: Line? {
        switch snapshot.method {
        case .random, .greedy: return nil
        case .anneal where snapshot.isProven: return proof
        case .anneal:
            return .text([
                label("T "), figure(Self.temperature(snapshot.temperature)), label("  accepted "),
                figure(Format.percent(snapshot.acceptance, digits: 0)),
            ])
        case .exact: return proof
        }
    }

    private var proof: Line {
        if snapshot.isProven {
            let isFound = snapshot.best?.isFeasible == true
            return .text([figure(isFound ? "proven: gap 0" : "proven: no design meets the limits")])
        }
        guard let bound = snapshot.bound else { return .text([label("no bound yet")]) }
        var spans = [label("bound "), figure(value.text(bound))]
        if let gap = snapshot.gap { spans += [label("  gap "), figure(value.text(gap: gap))] }
        return .text(spans)
    }

    private var effort: [Span] {
        let live = input.state.live
        let budget = snapshot.method.hasBudget ? Format.count(snapshot.budget) : nil
        func spans(of: String, digits: Int) -> [Span] {
            [figure(Format.count(snapshot.evaluations))]
                + (budget.map { [label(of), figure($0)] } ?? [])
                + [
                    label("  "), figure(Format.count(Int(min(live.evaluationsPerSecond, 1e15)))),
                    label("/s  "),
                    figure("\(Format.fixed(live.seconds, digits: digits)) s"),
                ]
        }
        return fitting([
            spans(of: " of ", digits: 1), spans(of: " of ", digits: 0), spans(of: "/", digits: 0),
        ])
    }

    /// What another start would do otherwise.
    private var next: Line? {
        let (next, present) = (input.state.view.search, input.state.live.settings ?? input.state.view.search)
        guard next != present else { return nil }
        var parts: [String] = []
        if next.method != present.method { parts.append(next.method.title) }
        if next.seed != present.seed, next.method.hasSeed { parts.append("seed \(next.seed)") }
        if next.evaluations != present.evaluations, next.method.hasBudget {
            parts.append(Format.count(next.evaluations))
        }
        if next.schedule != present.schedule, next.method == .anneal { parts.append("another cooling") }
        guard !parts.isEmpty else { return nil }
        return .text([label("next: "), Span(parts.joined(separator: ", "), input.style(.message))])
    }

    private var keys: PanelKeys {
        let toggle: [PanelKeys.Entry] =
            switch input.state.live.status {
            case .idle: [PanelKeys.Entry(.searchToggle, "start")]
            case .running: [PanelKeys.Entry(.searchToggle, "pause")]
            case .paused: [PanelKeys.Entry(.searchToggle, "go on")]
            case .finished: []
            }
        return PanelKeys(
            toggle + [
                PanelKeys.Entry(.takeBest, "take best"), PanelKeys.Entry(.searchRestart, "anew"),
                PanelKeys.Entry(.nextMethod, "method"), PanelKeys.Entry(.aims, "aims"),
            ])
    }

    /// The goal, with what it is bound or weighed by; or, short, without a bound that stands elsewhere too.
    static func goal(_ document: Document, _ input: PanelInput, isShort: Bool = false) -> [Span] {
        let (limits, glyphs) = (document.limits, input.glyphs)
        let terms: String? =
            switch document.goal {
            case .accuracy where isShort, .latency where isShort: nil
            case .accuracy: limits.meanLatency.map { "at \(glyphs.atMost) \(Format.milliseconds($0))" }
            case .latency: limits.minAccuracy.map { "at \(glyphs.atLeast) \(Format.percent($0))" }
            case .weighted:
                "\(Format.fixed(document.latencyWeight, digits: 2))\(isShort ? "" : " latency")"
            }
        return [
            Span("goal ", input.style(.muted)),
            Span(
                [document.goal.rawValue, terms].compactMap { $0 }.joined(separator: " "), input.style(.text)),
        ]
    }

    /// How settings go about it.
    static func plan(_ settings: SearchSettings, _ input: PanelInput) -> [Span] {
        var parts: [String] = []
        if settings.method.hasSeed { parts.append("seed \(settings.seed)") }
        if settings.method.hasBudget { parts.append("\(Format.count(settings.evaluations)) evaluations") }
        if settings.method == .exact { parts.append("until proven") }
        if settings.method == .greedy { parts.append("until nothing gets better") }
        return [Span(parts.joined(separator: ", "), input.style(.muted))]
    }

    private static func temperature(_ value: Double) -> String {
        value >= 0.001 || value == 0
            ? Format.fixed(value, digits: 4) : "\(Format.fixed(value * 1e6, digits: 1))e-6"
    }
}
