import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("What is told of the layer and the exit under the cursor")
struct CursorFiguresTests {
    private func text(_ fixture: ExplorerFixture, _ width: Int = 200, _ height: Int = 60) -> String {
        Screen(context: fixture.context, theme: .builtIn)
            .frame(fixture.state, width: width, height: height).surface.rows.joined(separator: "\n")
    }

    /// A design of two exits under limits that bind, its cursor to be moved.
    private func fixture(tail: Bool) throws -> ExplorerFixture {
        var fixture = try ExplorerFixture(limits: Limits(meanLatency: 4, minAccuracy: 0.6), tail: tail)
        fixture.go(toExit: 2)
        if !fixture.state.document.design.contains(2) { fixture.send(.toggle) }
        return fixture
    }

    @Test("Details of every exit are the evaluator's, the file's and the samples'", arguments: [false, true])
    func exits(tail: Bool) throws {
        var fixture = try fixture(tail: tail)
        let (network, evaluator) = (fixture.context.network, fixture.evaluator)
        for exit in network.exits.indices {
            fixture.go(toExit: exit)
            let drawn = text(fixture)
            let evaluation = try unwrap(fixture.state.analysis.evaluation)
            let layer = network.exits[exit].layer
            #expect(drawn.contains("q \(Format.fixed(evaluation.rates.layers[layer], digits: 4))"))
            let alone = evaluator.answers.correctCount(ofClassifier: exit)
            #expect(drawn.contains("alone \(Format.percent(Double(alone) / 200))"))
            #expect(drawn.contains("costs \(Format.milliseconds(evaluator.costs.latency.exits[exit]))"))
            let way = evaluation.design.exits.filter { $0 < exit } + [exit]
            let path = evaluator.paths.paths(exits: way)[way.count - 1]
            let worst = evaluator.decisionUnit.worstPaths(way)[way.count - 1]
            #expect(drawn.contains("  path \(Format.milliseconds(path))"))
            #expect(drawn.contains("worst path \(Format.milliseconds(worst))"))
            #expect(drawn.contains("takes \(Format.milliseconds(evaluator.costs.latency.layers[layer]))"))
            let position = evaluation.design.exits.firstIndex(of: exit)
            #expect(drawn.contains("leaves ") == (position != nil))
            if let position {
                #expect(drawn.contains("leaves \(Format.percent(evaluation.shares[position]))"))
            }
        }
    }

    @Test("A layer without an exit tells its kind, its part of the whole and how often it runs")
    func plainLayer() throws {
        var fixture = try fixture(tail: false)
        let network = fixture.context.network
        for layer in network.layers.indices where network.exit(afterLayer: layer) == nil {
            fixture.send(.setCursor(layer))
            let drawn = text(fixture)
            let evaluation = try unwrap(fixture.state.analysis.evaluation)
            let latency = fixture.evaluator.costs.latency.layers[layer]
            let share = latency / fixture.context.original.latency
            #expect(drawn.contains("\(network.layers[layer].name) \(network.layers[layer].kind)"))
            #expect(drawn.contains("q \(Format.fixed(evaluation.rates.layers[layer], digits: 4))"))
            #expect(drawn.contains("\(Format.percent(share)) of the whole"))
            #expect(drawn.contains("toggle: there is no exit after this layer"))
        }
    }

    @Test("The preview is what toggling then does, each figure marked, and limits it would break are named")
    func preview() throws {
        var fixture = try fixture(tail: true)
        for exit in fixture.context.network.exits.indices {
            fixture.go(toExit: exit)
            let drawn = text(fixture)
            let before = try unwrap(fixture.state.analysis.evaluation)
            var after = fixture
            after.send(.toggle)
            let then = try unwrap(after.state.analysis.evaluation)
            func expect(_ name: String, _ difference: String, _ value: Double, isBetterHigh: Bool = false) {
                let mark = value == 0 ? "" : (value > 0) == isBetterHigh ? "✓" : "!"
                #expect(drawn.contains("\(name) \(difference)\(mark)"), "\(name) at exit \(exit)")
            }
            let accuracy = then.accuracy - before.accuracy
            expect("Δ acc", Format.points(accuracy), accuracy, isBetterHigh: true)
            let mean = then.meanLatency - before.meanLatency
            expect("mean", Format.milliseconds(mean, signed: true), mean)
            let memory = then.memory - before.memory
            expect("mem", Format.bytes(memory, signed: true), Double(memory))
            let broken = then.broken.filter { limit in !before.broken.contains { $0.kind == limit.kind } }
            let names = broken.map(\.kind.rawValue).joined(separator: ", ")
            #expect(drawn.contains("would break") == !broken.isEmpty)
            if !broken.isEmpty { #expect(drawn.contains("would break: \(names)")) }
        }
    }

    @Test("Where nothing may be toggled the preview says why, and what would be cut off says so")
    func obstacles() throws {
        var fixture = try fixture(tail: false)
        fixture.go(toExit: 5)
        fixture.send(.forbid)
        #expect(text(fixture).contains("toggle: forbidden, so it stays out of every design (x allows it)"))
        fixture.send(.pin)
        #expect(text(fixture).contains("toggle: pinned, so it stays in every design (p unpins it)"))
        let deadline = fixture.evaluator.decisionUnit.worstPaths([0])[0] * 1.01
        var tight = try ExplorerFixture(limits: Limits(deadline: deadline))
        tight.go(toExit: 7)
        let exits = tight.state.document.design.exits + [7]
        let path = tight.evaluator.decisionUnit.worstPaths(exits)[exits.count - 1]
        #expect(text(tight).contains("cut off by the deadline: path \(Format.milliseconds(path))"))
        #expect(text(tight).contains("no figure would change"))
    }

    @Test("On the smallest screen, too, what a toggle would come to is told, however long the names")
    func smallest() throws {
        let open = try ExplorerFixture()
        let last = open.context.network.exits.count - 1
        let deadline = open.evaluator.decisionUnit.worstPaths([last])[0] * 0.9
        var fixture = try ExplorerFixture(limits: Limits(deadline: deadline))
        let chosen = try unwrap(fixture.state.document.design.exits.first)
        fixture.go(toExit: chosen)
        let least = fixture.evaluator.original.latency
        let path = "\(Format.milliseconds(least)) > \(Format.milliseconds(deadline))"
        #expect(
            text(fixture, 80, 24).contains("toggle: out  nothing could run in time: shortest path \(path)"))
        fixture.go(toExit: last)
        #expect(text(fixture, 80, 24).contains("○ misses deadline: path "))
    }

    @Test("The overlay tells every figure before and after, and scrolls no further than its end")
    func overlay() throws {
        var fixture = try fixture(tail: true)
        fixture.go(toExit: 4)
        let before = try unwrap(fixture.state.analysis.evaluation)
        let after = try unwrap(fixture.state.preview?.outcome.evaluation)
        fixture.send(.details)
        let drawn = text(fixture)
        let alone = Proportion(correct: fixture.evaluator.answers.correctCount(ofClassifier: 4), samples: 200)
        for part in [
            "exit:", "reads ",
            "95 %: \(Format.percent(alone.interval.lower, digits: 2)) to "
                + Format.percent(alone.interval.upper, digits: 2),
            "\(Format.percent(before.accuracy, digits: 2)) → \(Format.percent(after.accuracy, digits: 2))",
            "\(Format.milliseconds(before.p95Latency)) → \(Format.milliseconds(after.p95Latency))",
            "\(Format.bytes(before.memory)) → \(Format.bytes(after.memory))",
            "\(Format.fixed(before.objective, digits: 4)) → \(Format.fixed(after.objective, digits: 4))",
            "worst (of tails)",
        ] { #expect(drawn.contains(part), "\(part) is missing") }
        #expect(!text(fixture, 80, 24).contains("J eq.4  "))
        fixture.send(.scroll(.max))
        #expect(text(fixture, 80, 24).contains("J eq.4  "))
        let frame = Screen(context: fixture.context, theme: .builtIn)
            .frame(fixture.state, width: 80, height: 24)
        let press = MouseEvent(.press(.left), x: 40, y: 0)
        #expect(frame.hits.actions(for: press, isDragging: false) == [.command(.back)])
    }
}
