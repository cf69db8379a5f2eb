import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("The panel of the front")
struct ParetoPanelTests {
    private func panel(
        _ fixture: ExplorerFixture, _ width: Int = 70, _ height: Int = 26, glyphs: GlyphSet = .unicode
    ) -> PanelDrawing {
        PanelDrawing(
            fixture.state, fixture.context, width: width, height: height, glyphs: glyphs, ParetoPanel.draw)
    }

    private func searched(limits: Limits = Limits()) throws -> ExplorerFixture {
        var fixture = try ExplorerFixture(limits: limits)
        fixture.send(.searchToggle)
        try fixture.finishSearch()
        return fixture
    }

    private static let titles: [(CostAxis, String)] = [
        (.meanLatency, "mean latency"), (.worstLatency, "worst latency"), (.memory, "memory"),
        (.energy, "energy"),
    ]

    @Test("Every axis has its name and unit, and the caption the cost of the point under the cursor")
    func axes() throws {
        var fixture = try searched()
        for (axis, title) in Self.titles {
            #expect(fixture.state.view.axis == axis)
            fixture.send(.frontNext)
            let drawn = panel(fixture)
            #expect(drawn.text.contains("Pareto: \(title) × accuracy"))
            let points = fixture.state.frontEdge(fixture.context)
            let place = try unwrap(fixture.state.view.frontCursor)
            let design = points[place].candidate
            let cost = try unwrap(axis.cost(of: design, fixture.evaluator))
            let caption = try drawn.line("\(place + 1)/\(points.count) ")
            #expect(caption.contains(axis.text(cost)))
            #expect(caption.contains(Format.percent(Double(design.figures.correct) / 200, digits: 2)))
            let units: [String] =
                switch axis {
                case .meanLatency, .worstLatency: [" ms"]
                case .memory: [" B", " KiB", " MiB"]
                case .energy: [" mJ"]
                }
            let ticks = try unwrap(drawn.lines.last { $0.contains("┬") })
            let labels = try unwrap(drawn.lines.firstIndex(of: ticks)) + 1
            #expect(units.contains { drawn.lines[labels].contains($0) }, "\(drawn.lines[labels])")
            fixture.send(.nextAxis)
        }
        #expect(try panel(fixture).click(on: "Pareto:") == [.focus(.pareto)])
    }

    @Test("Each cost has the line of its own limit, and no other")
    func limits() throws {
        let free = try searched()
        let worst = try unwrap(
            free.state.analysis.survey.singles.map(\.runnable).map(free.evaluator.worstLatency).max())
        let mean = try unwrap(free.state.analysis.survey.singles.map(\.figures.meanLatency).max())
        let memory = try unwrap(free.state.analysis.survey.singles.map(\.figures.memory).max())
        let limits = Limits(meanLatency: mean * 0.8, deadline: worst * 0.9, memory: memory * 9 / 10)
        var fixture = try searched(limits: limits)
        for text in [
            Format.milliseconds(mean * 0.8), Format.milliseconds(worst * 0.9), Format.bytes(memory * 9 / 10),
        ] {
            let drawn = panel(fixture)
            #expect(drawn.text.contains("≤ \(text)"), "\(text) in\n\(drawn.text)")
            #expect(drawn.text.contains(GlyphSet.unicode.limitVertical))
            fixture.send(.nextAxis)
        }
        #expect(!panel(fixture).text.contains("≤"))
        fixture.type("min-accuracy 0.7")
        #expect(panel(fixture).text.contains("≥ 70.0 %"))
    }

    @Test("The present design is seen though slots and rules lie where it does, and their letters beside it")
    func coincidence() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c")
        let glyphs = GlyphSet.unicode
        let drawn = panel(fixture)
        let row = try unwrap(drawn.lines.first { $0.contains(glyphs.pointCurrent) })
        let characters = Array(row)
        let place = try unwrap(characters.firstIndex(of: glyphs.pointCurrent))
        #expect(characters[place - 1] == "A" || characters[place + 1] == "A")
        fixture.send(.frontNext)
        while fixture.state.frontPoints(fixture.context)[fixture.state.view.frontCursor ?? 0].figures
            != fixture.state.analysis.evaluation?.figures, fixture.state.view.frontCursor != 0
        {
            fixture.send(.frontPrevious)
        }
        #expect(panel(fixture).text.contains(glyphs.pointCursor))
    }

    @Test("The legend says what the letters are: slots by their names, rules by theirs")
    func legend() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c", "c")
        fixture.type("name b mine")
        fixture.type("baseline sdn")
        let drawn = panel(fixture, 90, 26)
        for entry in ["B mine", "C sdn", "A slot", "s SDN", "a all exits", "o original"] {
            #expect(drawn.text.contains(entry), "\(entry) in\n\(drawn.text)")
        }
        #expect(!drawn.text.contains("misses limits"))
        fixture.type("min-accuracy 0.6")
        #expect(panel(fixture, 90, 26).text.contains("· misses limits"))
    }

    @Test("Thinning is said as it is")
    func thinning() throws {
        let fixture = try searched()
        let snapshot = try unwrap(fixture.state.live.snapshot)
        let all = Format.count(snapshot.evaluations)
        let told =
            snapshot.triedStride == 1 ? "all \(all) tried" : "1 in \(snapshot.triedStride) of \(all) tried"
        #expect(panel(fixture).text.contains(told))
        #expect(panel(try ExplorerFixture()).text.contains("the designs of one exit"))
    }

    @Test("A click on a point's mark chooses that point on every axis, and the caption's hint loads it")
    func clicks() throws {
        var fixture = try searched()
        for (axis, _) in Self.titles {
            let points = fixture.state.frontEdge(fixture.context)
            for place in Set([0, points.count / 2, points.count - 1]) {
                fixture.send(.command(.back), .focus(.pareto))
                fixture.send(.first)
                for _ in 0..<place { fixture.send(.frontNext) }
                #expect(fixture.state.view.frontCursor == place)
                let drawn = panel(fixture, 180, 60)
                let clicked = try drawn.click(on: String(GlyphSet.unicode.pointCursor))
                for action in clicked { fixture.send(action) }
                let chosen = points[try unwrap(fixture.state.view.frontCursor)]
                // Neighbours may share the cell.
                #expect(
                    abs(Double(chosen.candidate.figures.correct - points[place].candidate.figures.correct))
                        <= 6
                        || chosen == points[place], "\(axis)")
                #expect(try drawn.click(on: "⏎ load") == [.focus(.pareto), .command(.load)])
            }
            fixture.send(.nextAxis)
        }
    }

    @Test("The exits of the point under the cursor are named where the panel is tall")
    func exits() throws {
        var fixture = try searched()
        fixture.send(.frontNext)
        let design = fixture.state.frontPoints(fixture.context)[try unwrap(fixture.state.view.frontCursor)]
        let network = fixture.context.network
        let line = try panel(fixture, 120, 20).line("exits ")
        for exit in design.runnable.exits {
            #expect(line.contains(network.layers[network.exits[exit].layer].name))
        }
    }

    @Test("At any size nothing falls outside, in either set of glyphs")
    func anySize() throws {
        var walked = try searched(limits: Limits(meanLatency: 5, minAccuracy: 0.3))
        walked.send(.frontNext)
        walked.press("c")
        var energy = try searched()
        energy.send(.nextAxis, .nextAxis, .nextAxis)
        let nothing = try ExplorerFixture(limits: Limits(deadline: 0.0001))
        try PanelSizes.check([try ExplorerFixture(), walked, energy, nothing], ParetoPanel.draw)
    }
}
