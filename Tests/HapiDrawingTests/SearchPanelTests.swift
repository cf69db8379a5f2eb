import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("The panel of the search")
struct SearchPanelTests {
    private func panel(
        _ fixture: ExplorerFixture, _ width: Int = 50, _ height: Int = 24, glyphs: GlyphSet = .unicode
    ) -> PanelDrawing {
        PanelDrawing(
            fixture.state, fixture.context, width: width, height: height, glyphs: glyphs, SearchPanel.draw)
    }

    private func searched(
        _ method: SearchMethod, limits: Limits = Limits(), keys: KeyPress...
    ) throws -> ExplorerFixture {
        var fixture = try ExplorerFixture(limits: limits)
        fixture.type("method \(method.rawValue)")
        fixture.send(.searchToggle)
        try fixture.finishSearch()
        return fixture
    }

    @Test("Every method has its figures and no others", arguments: SearchMethod.allCases)
    func methods(_ method: SearchMethod) throws {
        let fixture = try searched(method)
        let drawn = panel(fixture)
        let snapshot = try unwrap(fixture.state.live.snapshot)
        #expect(drawn.text.contains("Search: \(method.title), "))
        #expect(drawn.text.contains("accepted") == (method == .anneal && !snapshot.isProven))
        #expect(drawn.text.contains("gap") == (method == .exact))
        #expect(drawn.text.contains("seed 1") == (method != .greedy))
        let best = try unwrap(snapshot.best)
        let accuracy = Format.percent(Double(best.figures.correct) / 200, digits: 2)
        #expect(
            drawn.text.contains("best \(accuracy) at \(Format.milliseconds(best.figures.meanLatency))"))
        #expect(drawn.text.contains(Format.count(snapshot.evaluations)))
        #expect(drawn.text.contains("1 k/s") && drawn.text.contains("2.0 s"))
        #expect(drawn.text.contains("of \(Format.count(snapshot.budget))") == method.hasBudget)
    }

    @Test("A proof is told in the title, and a running exact search by its bound and gap in the goal's unit")
    func proof() throws {
        var fixture = try searched(.exact, limits: Limits(minAccuracy: 0.4))
        #expect(fixture.state.document.goal == .latency)
        #expect(panel(fixture).text.contains("Search: exact, proven optimal"))
        var snapshot = try unwrap(fixture.state.live.snapshot)
        let value = try unwrap(snapshot.bestValue)
        (snapshot.isProven, snapshot.phase, snapshot.bound) = (false, .proving, value + 0.25)
        snapshot.progress = 0.5
        fixture.send(.searchRestart)
        fixture.send(
            .searchReported(
                SearchReport(
                    run: fixture.state.live.run, snapshot: snapshot, evaluationsPerSecond: 10, seconds: 3)))
        let drawn = panel(fixture)
        let original = fixture.context.original.latency
        #expect(drawn.text.contains("Search: exact, proving"))
        #expect(drawn.text.contains("gap \(Format.milliseconds(original / 4))"))
        #expect(drawn.text.contains("bound \(Format.milliseconds(-(value + 0.25) * original))"))
        #expect(drawn.text.contains(" 50 %"))
    }

    @Test("The title is never cut: where there is little room it says the same in fewer words")
    func titles() throws {
        var fixture = try searched(.exact)
        for focus in [Panel.search, .pareto] {
            fixture.send(.focus(focus))
            for width in 24...50 {
                let title = panel(fixture, width, 9).surface.rows[0]
                #expect(title.contains("exact, proven") && !title.contains("…"), "\(title)")
            }
        }
    }

    @Test(
        "What the next search would do otherwise is said; a change of the terms makes the found out of date")
    func next() throws {
        var fixture = try searched(.anneal)
        #expect(!panel(fixture).text.contains("next:"))
        fixture.type("method random")
        fixture.type("seed 9")
        #expect(panel(fixture).text.contains("next: random, seed 9"))
        fixture.type("mean-latency 1000")
        #expect(panel(fixture).text.contains("Search: annealing, out of date"))
    }

    @Test("A best that misses the limits says so, however narrow the panel", arguments: [31, 40, 80])
    func infeasible(width: Int) throws {
        let fixture = try searched(.anneal, limits: Limits(minAccuracy: 1))
        #expect(panel(fixture, width, 9).text.contains("limits not met yet"))
    }

    @Test("Before the first search the keys to start it are there, to be clicked")
    func invitation() throws {
        let fixture = try ExplorerFixture()
        let drawn = panel(fixture, 31, 9)
        #expect(drawn.text.contains("Search: annealing, idle"))
        #expect(try drawn.click(on: "s starts it") == [.command(.searchToggle)])
        #expect(try drawn.click(on: "m another method") == [.command(.nextMethod)])
        #expect(try drawn.click(on: "a goal") == [.command(.aims)])
        #expect(try drawn.click(on: "Search:") == [.focus(.search)])
        #expect(try drawn.click(on: "goal ") == [.focus(.search)])
    }

    @Test("The smallest panel holds curve, goal, seed, best, temperature, evaluations and speed")
    func smallest() throws {
        let fixture = try searched(.anneal)
        let lines = panel(fixture, 31, 9).lines
        #expect(lines.count == 7)
        #expect(lines[..<3].allSatisfy { !$0.allSatisfy { $0 == " " } } || lines[0].contains("⠤"))
        #expect(lines[3].hasPrefix("goal ") && lines[3].contains("seed 1"))
        #expect(lines[4].hasPrefix("best ") && lines[5].hasPrefix("T "))
        #expect(lines[6].contains("/s") && lines[6].contains(" s") && !lines[6].contains("…"))
    }

    @Test("At any size nothing falls outside, in either set of glyphs")
    func anySize() throws {
        var states = [try ExplorerFixture()]
        for method in SearchMethod.allCases { states.append(try searched(method)) }
        try PanelSizes.check(states, SearchPanel.draw)
    }
}
