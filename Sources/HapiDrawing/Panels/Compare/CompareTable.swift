import HapiCore
import HapiExplorer
import HapiFigures

/// Everything that designs are held against each other by, in blocks, of which the more important are shown where
/// there are few rows.
struct CompareTable {
    struct Block {
        /// The lower, the sooner it is shown.
        let rank: Int
        var heading: Heading?
        var rows: [Row]
    }

    /// What the rows below are of; where it is too long, the name is cut and the rest stays.
    struct Heading {
        let name: String
        let rest: String
    }

    enum Row {
        case figures(CompareRow)
        /// A word for now and every slot.
        case words(String, [String?])
        case heading(Heading)
    }

    /// In the order that they stand in.
    let blocks: [Block]

    init(_ input: PanelInput) {
        let columns = [input.state.analysis.evaluation] + input.document.slots.map { $0?.evaluation }
        func values(_ figure: (Evaluation) -> Double?) -> [Double?] { columns.map { $0.flatMap(figure) } }
        let comparisons = input.state.analysis.comparisons.bySlot
        var accuracy = CompareRow.share("acc %", values(\.accuracy), lowerIsBetter: false)
        accuracy.comparisons = comparisons
        let chance = CompareRow(
            label: "acc p", values: [nil] + comparisons.map { $0?.pValue }, text: Format.probability)
        let figures: [(Int, CompareRow)] = [
            (0, accuracy), (1, chance),
            (2, .time("mean ms", values(\.meanLatency))),
            (10, .time("median", values(\.medianLatency))),
            (9, .time("p95", values(\.p95Latency))),
            (4, .time("worst", values(\.worstLatency))),
            (
                5,
                .number(
                    "mem MiB", values { Double($0.memory) / 1_048_576 }, digits: 2, lowerIsBetter: true)
            ),
            (11, .number("mJ", values(\.meanEnergy), digits: 1, lowerIsBetter: true)),
            (13, .number("J eq.4", values(\.objective), digits: 4, lowerIsBetter: false)),
            (7, .number("exits", values { Double($0.runnable.exits.count) }, digits: 0)),
            (8, .number("thresh", values(\.design.threshold), digits: 3)),
            (14, .share("last %", values(\.shares.last))),
        ]
        blocks =
            figures.filter { $1.values.contains { $0 != nil } }
            .map { Block(rank: $0, rows: [.figures($1)]) }
            + Self.policies(input) + Self.device(input, columns) + Self.rates(input, columns)
    }

    /// By which rule samples leave, where a slot's is another than the present one.
    private static func policies(_ input: PanelInput) -> [Block] {
        let now = input.document.policy
        let others = input.document.slots.map { $0?.policy }
        func block(_ label: String, _ word: (ExitPolicy) -> String) -> [Block] {
            let words = others.map { $0.map(word) }
            guard words.contains(where: { $0 != nil && $0 != word(now) }) else { return [] }
            return [Block(rank: 6, rows: [.words(label, [word(now)] + words)])]
        }
        return block("policy", \.metric.shortName) + block("unsure", \.fallback.shortName)
    }

    /// What the same designs would do on another device.
    private static func device(_ input: PanelInput, _ columns: [Evaluation?]) -> [Block] {
        guard let device = input.state.view.device else { return [] }
        let there = columns.map { $0.map { device.figures(of: $0, in: input.network) } }
        var rows = [
            CompareRow.time("mean ms", there.map { $0?.meanLatency }),
            CompareRow.time("worst", there.map { $0?.worstLatency }),
        ]
        if device.costs.energy != nil {
            rows.append(.number("mJ", there.map { $0?.meanEnergy }, digits: 1, lowerIsBetter: true))
        }
        let heading = Heading(name: "on \(device.title)", rest: " (\(device.latencyKind))")
        return [Block(rank: 3, heading: heading, rows: rows.map(Row.figures))]
    }

    /// How often the layers of each group run on average.
    private static func rates(_ input: PanelInput, _ columns: [Evaluation?]) -> [Block] {
        var groups: [(name: String, layers: Range<Int>)] = []
        for (index, layer) in input.network.layers.enumerated() {
            if let last = groups.last, last.name == layer.group {
                groups[groups.count - 1].layers = last.layers.lowerBound..<index + 1
            } else {
                groups.append((layer.group, index..<index + 1))
            }
        }
        let rates = columns.map { $0?.rates.layers }
        let labels = rateLabels(groups.map(\.name), glyphs: input.glyphs)
        let rows = zip(groups, labels).map { group, label in
            CompareRow.number(
                label,
                rates.map { $0.map { $0[group.layers].reduce(0, +) / Double(group.layers.count) } }, digits: 3
            )
        }
        return [Block(rank: 12, rows: rows.map(Row.figures))]
    }

    /// Names of groups as labels, told apart in the columns there are. O(characters).
    static func rateLabels(_ names: [String], glyphs: GlyphSet) -> [String] {
        let room = CompareColumns.labelWidth - 2
        return SiblingNames(names, glyphs: glyphs).texts(columns: names.map { _ in room }).map { "q \($0)" }
    }

    /// The most important rows, at most so many, in the order that they stand in; and how many are left out.
    /// - Parameter top: rows scrolled past. From the first on all rows are shown in their order, the last ones at
    ///   the most.
    func rows(atMost count: Int, from top: Int = 0) -> (shown: [Row], hidden: Int) {
        let all = blocks.flatMap { [$0.heading].compactMap { $0.map(Row.heading) } + $0.rows }
        guard top == 0 || all.count <= count else {
            let first = min(top - 1, all.count - count)
            return (Array(all[first..<first + count]), all.count - count)
        }
        var left = max(0, count)
        var taken = blocks.map { _ in 0 }
        for index in blocks.indices.sorted(by: { (blocks[$0].rank, $0) < (blocks[$1].rank, $1) }) {
            let headings = blocks[index].heading == nil ? 0 : 1
            taken[index] = min(blocks[index].rows.count, max(0, left - headings))
            if taken[index] > 0 { left -= taken[index] + headings }
        }
        let shown = zip(blocks, taken).flatMap { block, taken in
            (taken > 0 ? [block.heading].compactMap { $0.map(Row.heading) } : []) + block.rows.prefix(taken)
        }
        return (shown, zip(blocks, taken).reduce(0) { $0 + $1.0.rows.count - $1.1 })
    }
}

extension ConfidenceMetric {
    fileprivate var shortName: String {
        switch self {
        case .maxProbability: "max p"
        case .margin: "margin"
        case .entropy: "entr."
        }
    }
}

extension Fallback {
    fileprivate var shortName: String { self == .mostConfident ? "surest" : "deep" }
}
