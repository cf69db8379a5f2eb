import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("The table of compared designs")
struct CompareTableTests {
    private func panel(
        _ fixture: ExplorerFixture, _ width: Int = 73, _ height: Int = 40, glyphs: GlyphSet = .unicode
    ) -> PanelDrawing {
        PanelDrawing(
            fixture.state, fixture.context, width: width, height: height, glyphs: glyphs, ComparePanel.draw)
    }

    /// The words of a line after its label, marks taken off.
    private func figures(_ drawn: PanelDrawing, _ label: String) throws -> [String] {
        let glyphs = GlyphSet.unicode
        return try drawn.line(label).dropFirst(CompareColumns.labelWidth).split(separator: " ").map {
            String($0.filter { ![glyphs.better, glyphs.worse, glyphs.alike].contains($0) })
        }.filter { !$0.isEmpty }
    }

    @Test("Values and signed differences are the evaluations', where there is room for both")
    func values() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c")
        fixture.go(toExit: 3)
        fixture.send(.toggle)
        let now = try unwrap(fixture.state.analysis.evaluation)
        let slot = try unwrap(fixture.state.document.slots[0]).evaluation
        let drawn = panel(fixture)
        func time(_ value: Double, signed: Bool = false) -> String {
            String(Format.milliseconds(value, signed: signed).dropLast(3))
        }
        #expect(
            try figures(drawn, "mean ms") == [
                time(now.meanLatency), time(slot.meanLatency),
                time(slot.meanLatency - now.meanLatency, signed: true),
            ])
        #expect(
            try figures(drawn, "acc %") == [
                Format.fixed(now.accuracy * 100, digits: 2), Format.fixed(slot.accuracy * 100, digits: 2),
                Format.signed((slot.accuracy - now.accuracy) * 100, digits: 2),
            ])
        #expect(try figures(drawn, "exits").prefix(2) == ["2", "1"])
        let pair = try unwrap(fixture.state.analysis.comparisons.bySlot[0])
        #expect(try figures(drawn, "acc p") == ["-", Format.probability(pair.pValue)])
        #expect(drawn.lines[0].contains("ΔA"))
    }

    @Test("Execution rates of a group are the mean over its layers")
    func rates() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c")
        let layers = fixture.context.network.layers
        let rates = try unwrap(fixture.state.analysis.evaluation).rates.layers
        let group = layers[0].group
        let own = layers.indices.prefix { layers[$0].group == group }
        let mean = own.map { rates[$0] }.reduce(0, +) / Double(own.count)
        let label = "q \(group)"
        #expect(try figures(panel(fixture), String(label.prefix(7)))[0] == Format.fixed(mean, digits: 3))
    }

    @Test("Groups whose names begin alike are told apart by their ends")
    func alike() {
        #expect(
            CompareTable.rateLabels(["stem", "stages.0", "stages.1", "head of it"], glyphs: .unicode)
                == ["q stem", "q …0", "q …1", "q head …"])
        #expect(
            CompareTable.rateLabels(["body", "neck", "body"], glyphs: .ascii) == [
                "q body", "q neck", "q body",
            ])
    }

    @Test("Another device's figures stand under its name, with whether they are measured")
    func device() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c")
        let costs = fixture.evaluator.costs
        func twice(_ figures: NodeCosts.Figures) -> NodeCosts.Figures {
            NodeCosts.Figures(layers: figures.layers.map { $0 * 2 }, exits: figures.exits.map { $0 * 2 })
        }
        let slow = NodeCosts(
            latency: twice(costs.latency), latencyTail: costs.latencyTail.map(twice),
            energy: costs.energy.map(twice))
        fixture.send(
            .deviceOpened(
                .read(Device(path: "p", title: "elsewhere", latencyKind: "modelled", costs: slow))))
        let drawn = panel(fixture)
        let start = try unwrap(drawn.lines.firstIndex { $0.hasPrefix("on elsewhere (modelled)") })
        let now = try unwrap(fixture.state.analysis.evaluation)
        let mean = String(Format.milliseconds(now.meanLatency * 2).dropLast(3))
        #expect(drawn.lines[start + 1].hasPrefix("mean ms") && drawn.lines[start + 1].contains(mean))
        let worst = String(Format.milliseconds(now.worstLatency * 2).dropLast(3))
        #expect(drawn.lines[start + 2].hasPrefix("worst") && drawn.lines[start + 2].contains(worst))
        // Next to the mean, it is what there is room for first.
        #expect(panel(fixture, 31, 9).text.contains("on elsewhere"))
    }

    @Test("A slot under another policy says so")
    func policy() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c")
        #expect(!panel(fixture).text.contains("unsure"))
        fixture.type("fallback deepest")
        let words = try figures(panel(fixture), "unsure")
        #expect(words == ["deep", "surest"])
    }

    @Test("The slot under the cursor is always in sight; arrows tell of filled ones that are not")
    func scrolling() throws {
        var fixture = try ExplorerFixture()
        for _ in 0..<8 { fixture.press("c") }
        fixture.send(.focus(.compare), .command(.first))
        for width in [24, 31, 45, 60, 73] {
            for index in 0..<8 {
                fixture.send(.pickSlot(index))
                let head = panel(fixture, width).lines[0]
                #expect(head.contains("▸\(Document.slotNames[index])"), "\(width): \(head)")
                #expect(head.contains("A") || head.contains("‹"))
                #expect(head.contains("H") || head.contains("›"))
            }
        }
    }

    @Test("Every filled slot is in sight or told of, whatever is filled")
    func columns() {
        var generator = Generator(seed: 3)
        for _ in 0..<500 {
            let filled = (0..<8).map { _ in generator.index(below: 2) == 0 }
            let cursor = generator.index(below: 8)
            let width = generator.index(below: 120)
            let columns = CompareColumns(width: width, filled: filled, cursor: cursor)
            let room = (width - CompareColumns.labelWidth) / CompareColumns.columnWidth
            if room >= 2 { #expect(columns.slots.contains(cursor)) }
            #expect(columns.slots.lowerBound >= 0 && columns.slots.upperBound <= 8)
            for slot in columns.slots {
                #expect(columns.x(ofSlot: slot) + columns.width(ofSlot: slot) <= width)
            }
            if let slot = columns.difference, let x = columns.x(ofDifference: slot) {
                #expect(filled[slot] && x + CompareColumns.columnWidth <= width)
            }
        }
    }

    @Test("Fewer rows leave out the less important figures, and say how many")
    func priorities() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c")
        var before = 0
        for height in 4...40 {
            let drawn = panel(fixture, 40, height)
            let labels = drawn.lines.map { $0.prefix { $0 != " " } }
            let figures = [
                "acc", "mean", "worst", "mem", "exits", "thresh", "p95", "median", "q", "J", "last",
            ]
            .prefix { name in labels.contains { $0 == name } }.count
            #expect(figures >= before, "\(height)")
            before = max(before, figures)
            if before == 11 { break }
            #expect(drawn.text.contains(" more row"))
        }
        #expect(before == 11)
        #expect(!panel(fixture, 40, 60).text.contains("more row"))
    }

    @Test("A click chooses a slot, a second one loads it")
    func clicks() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c", "c")
        let drawn = panel(fixture)
        let column = try unwrap(Array(drawn.surface.rows[1]).firstIndex(of: "A"))
        func click(_ drawn: PanelDrawing, _ row: Int) -> [Action] {
            drawn.hits.actions(for: MouseEvent(.press(.left), x: column, y: row), isDragging: false)
        }
        #expect(click(drawn, 1) == [.pickSlot(0)] && click(drawn, 5) == [.pickSlot(0)])
        for action in click(drawn, 3) { fixture.send(action) }
        #expect(click(panel(fixture), 3) == [.pickSlot(0), .command(.load)])
        #expect(try panel(fixture).click(on: "d drop") == [.focus(.compare), .command(.drop)])
        #expect(try panel(fixture).click(on: "r name") == [.focus(.compare), .command(.rename)])
        let empty = panel(try ExplorerFixture())
        #expect(try empty.click(on: "c keep") == [.command(.keep)])
    }

    @Test("At any size nothing falls outside, in either set of glyphs")
    func anySize() throws {
        var few = try ExplorerFixture()
        few.press("c", "c")
        few.type("name a a name that is far too long")
        few.send(.focus(.compare))
        var all = few
        for _ in 0..<8 { all.press("c") }
        all.type("fallback deepest")
        try PanelSizes.check([try ExplorerFixture(), few, all], ComparePanel.draw)
    }
}
