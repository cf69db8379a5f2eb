import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("The threshold's slider and curves")
struct ThresholdPanelTests {
    private func rows(_ fixture: ExplorerFixture, _ width: Int, _ height: Int) -> [String] {
        let screen = Screen(context: fixture.context, theme: .builtIn)
        return screen.frame(fixture.state, width: width, height: height).surface.rows
    }

    @Test("The slider is marked just where the design would break a limit", arguments: [100, 170])
    func broken(width: Int) throws {
        let free = try ExplorerFixture()
        let sweep = try unwrap(free.state.analysis.sweep)
        let middle = (sweep.meanLatency[0] + sweep.meanLatency[100]) / 2
        let fixture = try ExplorerFixture(limits: Limits(meanLatency: middle))
        let rows = rows(fixture, width, 36)
        let slider = try unwrap(rows.first { $0.contains("threshold  ") })
        let start = try unwrap(Array(slider).firstIndex(of: "├")) + 1
        let end = try unwrap(Array(slider).lastIndex(of: "┤"))
        let track = Array(slider)[start..<end]
        let design = fixture.state.document.design
        // By column that a step of the range falls into: whether a limit is broken there.
        var expected: [Int: Bool] = [:]
        for step in 0...100 {
            let threshold = Double(step) / 100
            let outcome = fixture.evaluator.evaluate(
                Design(exits: design.exits, threshold: threshold), limits: fixture.state.document.limits,
                latencyWeight: 0.5)
            let column = Int((threshold * Double(track.count - 1)).rounded())
            expected[column] = expected[column] == true || !outcome.broken.isEmpty
        }
        #expect(Set(expected.values).count == 2)
        for (column, isBroken) in expected where track[start + column] != GlyphSet.unicode.sliderKnob {
            #expect((track[start + column] == GlyphSet.unicode.sliderBroken) == isBroken)
        }
    }

    @Test("Figures at the present threshold and the ends of each curve are the evaluator's, energy too")
    func figures() throws {
        let fixture = try ExplorerFixture()
        let drawn = rows(fixture, 120, 36)
        let evaluation = try unwrap(fixture.state.analysis.evaluation)
        let sweep = try unwrap(fixture.state.analysis.sweep)
        func row(_ name: String) throws -> String {
            try unwrap(drawn.last { $0.dropFirst(2).hasPrefix(name) }, name)
        }
        #expect(try row("accuracy").contains(Format.percent(evaluation.accuracy, digits: 2)))
        #expect(try row("latency").contains(Format.milliseconds(evaluation.meanLatency)))
        let energy = try row("energy")
        #expect(energy.contains(Format.millijoules(try unwrap(evaluation.meanEnergy))))
        #expect(energy.contains(Format.millijoules(try unwrap(sweep.meanEnergy?.max()))))
        #expect(try row("latency").contains(Format.milliseconds(try unwrap(sweep.meanLatency.max()))))
    }

    @Test("A limit that is broken now is marked before the figure that breaks it")
    func marks() throws {
        let fixture = try ExplorerFixture(limits: Limits(minAccuracy: 1))
        let drawn = rows(fixture, 80, 24)
        #expect(drawn.contains { $0.hasPrefix("! accuracy") })
        #expect(drawn.contains { $0.hasPrefix("  latency") })
    }

    @Test("Higher screens give the curves more rows; a range is told once where it is a point")
    func rowsOfCurves() {
        #expect(ThresholdPanel.rows(ofScreen: 24) == 3)
        #expect(ThresholdPanel.rows(ofScreen: 36, curves: 3) == 4)
        #expect(ThresholdPanel.rows(ofScreen: 48) == 5)
        #expect(ThresholdPanel.rows(ofScreen: 60, curves: 3) == 10)
    }
}
