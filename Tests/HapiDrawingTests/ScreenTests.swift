import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@Suite("The whole screen, drawn from a state")
struct ScreenTests {
    private func screen(_ fixture: ExplorerFixture, glyphs: GlyphSet = .unicode) -> Screen {
        Screen(context: fixture.context, theme: .builtIn, glyphs: glyphs)
    }

    private func text(_ fixture: ExplorerFixture, width: Int = 120, height: Int = 36) -> String {
        screen(fixture).frame(fixture.state, width: width, height: height).surface.rows
            .joined(separator: "\n")
    }

    @Test(
        "Every panel stands on the screen at 100×30, 120×36 and 200×60",
        arguments: [(100, 30), (120, 36), (200, 60)])
    func panels(width: Int, height: Int) throws {
        let fixture = try ExplorerFixture(limits: Limits(deadline: 9, memory: 1 << 20))
        let drawn = text(fixture, width: width, height: height)
        for part in [
            "Backbone", "Search", "Pareto: mean latency × accuracy", "Compare", "threshold", "accuracy",
            "[latency: modelled]", "[calibration: synthetic]", "deadline 9.00 ms", "? help", "q quit",
        ] { #expect(drawn.contains(part), "\(part) is missing at \(width)×\(height)") }
    }

    @Test("Below 80×24 there is one message with both sizes, and nothing to click")
    func tooSmall() throws {
        let fixture = try ExplorerFixture()
        for (width, height) in [(79, 24), (79, 40), (140, 23)] {
            let frame = screen(fixture).frame(fixture.state, width: width, height: height)
            let drawn = frame.surface.rows.joined(separator: " ")
            #expect(drawn.contains("hapi-tui needs 80×24; this terminal is \(width)×\(height)"))
            #expect(frame.hits == HitMap())
        }
    }

    @Test("Any size from 0×0 up draws without fault, in Unicode and ASCII, in every state of the explorer")
    func anySize() throws {
        var fixture = try ExplorerFixture()
        var generator = Generator(seed: 17)
        var states = [fixture.state]
        fixture.press("s")
        states.append(fixture.state)
        try fixture.finishSearch()
        fixture.press(".", "c", "c")
        states.append(fixture.state)
        for key in ["?", "e"] as [KeyPress] {
            var open = fixture
            open.press(key)
            states.append(open.state)
        }
        for _ in 0..<60 {
            let (width, height) = (generator.index(below: 260), generator.index(below: 90))
            for (index, state) in states.enumerated() {
                let glyphs: GlyphSet = index % 2 == 0 ? .ascii : .unicode
                let surface = screen(fixture, glyphs: glyphs).frame(state, width: width, height: height)
                    .surface
                #expect(surface.width == width && surface.rows.count == height)
                if glyphs.isASCII { #expect(surface.cells.allSatisfy { $0.character.isASCII }) }
            }
        }
    }

    @Test(
        "Exits show what they are by glyph: in the design, pinned, forbidden, candidate, beyond the deadline")
    func exitGlyphs() throws {
        var fixture = try ExplorerFixture()
        let deadline = fixture.evaluator.decisionUnit.worstPaths([6])[0] * 0.999
        fixture = try ExplorerFixture(limits: Limits(deadline: deadline))
        fixture.go(toExit: 0)
        fixture.send(.pin)
        fixture.go(toExit: 1)
        fixture.send(.forbid)
        let glyphs = GlyphSet.unicode
        let frame = screen(fixture).frame(fixture.state, width: 120, height: 36)
        func glyph(_ exit: Int) throws -> Character {
            let place = try unwrap(
                self.place(of: .layer(fixture.context.network.exits[exit].layer), in: frame))
            return frame.surface[place.x, 4].character
        }
        #expect(try glyph(0) == glyphs.exitPinned)
        #expect(try glyph(1) == glyphs.exitForbidden)
        #expect(try glyph(7) == glyphs.exitInfeasible)
        let free = (2..<6).first { !fixture.state.document.design.contains($0) }
        #expect(try glyph(try unwrap(free)) == glyphs.exitCandidate)
    }

    @Test("The figures on the screen are the evaluation's")
    func figures() throws {
        var fixture = try ExplorerFixture()
        fixture.go(toExit: 2)
        fixture.send(.toggle)
        let evaluation = try unwrap(fixture.state.analysis.evaluation)
        let drawn = text(fixture)
        #expect(drawn.contains(Format.percent(evaluation.accuracy, digits: 2)))
        #expect(drawn.contains(Format.milliseconds(evaluation.meanLatency)))
        let layer = fixture.context.network.exits[2].layer
        #expect(drawn.contains("q \(Format.fixed(evaluation.rates.layers[layer], digits: 4))"))
    }

    @Test("A design that misses a limit says which, and by how much")
    func brokenLimits() throws {
        let fixture = try ExplorerFixture(limits: Limits(minAccuracy: 1))
        #expect(text(fixture).contains("limits not met: accuracy"))
        let nothing = try ExplorerFixture(limits: Limits(deadline: 0.001))
        #expect(text(nothing).contains("nothing can run under the deadline"))
    }

    @Test("Names from files reach the surface without control characters")
    func namesAreSafe() throws {
        let fixture = try ExplorerFixture()
        let context = ExplorerContext(
            evaluator: fixture.evaluator,
            labels: ExplorerContext.Labels(
                network: "evil\u{1B}[2J\u{7}\u{202E}", platform: "p\u{9B}31m", latencyKind: "modelled",
                calibrationKind: "synthetic", worstIsOfTails: false, planName: "x\u{1B}.json"),
            limits: Limits())
        var state = ExplorerState(context)
        _ = state.reduce(.command(.export), context)
        let surface = Screen(context: context, theme: .builtIn).frame(state, width: 120, height: 36).surface
        for cell in surface.cells {
            for scalar in cell.character.unicodeScalars {
                #expect(![.control, .format].contains(scalar.properties.generalCategory))
            }
        }
    }

    @Test("A press on an exit, the slider, the plot, a slot and a footer key means that very thing")
    func hits() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        try fixture.finishSearch()
        let frame = screen(fixture).frame(fixture.state, width: 120, height: 36)
        func press(_ button: MouseEvent.Button, _ x: Int, _ y: Int) -> [Action] {
            frame.hits.actions(for: MouseEvent(.press(button), x: x, y: y), isDragging: false)
        }
        let layer = fixture.context.network.exits[3].layer
        let exit = try unwrap(place(of: .layer(layer), in: frame))
        #expect(press(.left, exit.x, exit.y) == [.pickLayer(layer)])
        #expect(press(.right, exit.x, exit.y) == [.setCursor(layer), .command(.pin)])
        #expect(press(.middle, exit.x, exit.y) == [.setCursor(layer), .command(.forbid)])
        let slider = try unwrap(
            frame.surface.rows.firstIndex { $0.contains("├") && $0.contains("threshold") })
        let row = Array(frame.surface.rows[slider])
        let left = try unwrap(row.firstIndex(of: "├")) + 1
        let right = try unwrap(row.lastIndex(of: "┤")) - 1
        #expect(press(.left, left, slider) == [.dragThreshold(0)])
        #expect(press(.left, right, slider) == [.dragThreshold(1)])
        let drag = MouseEvent(.drag(.left), x: right + 50, y: 0)
        #expect(frame.hits.actions(for: drag, isDragging: true) == [.dragThreshold(1)])
        #expect(frame.hits.actions(for: drag, isDragging: false).isEmpty)
        let quit = try unwrap(frame.surface.rows.last?.range(of: "q quit"))
        let column = frame.surface.rows[35].distance(
            from: frame.surface.rows[35].startIndex, to: quit.lowerBound)
        #expect(press(.left, column, 35) == [.command(.quit)])
    }

    @Test("The slider's knob stands where the threshold is, and a click on it is that threshold")
    func sliderAgrees() throws {
        var fixture = try ExplorerFixture()
        for threshold in stride(from: 0.0, through: 1.0, by: 0.1) {
            fixture.send(.dragThreshold(threshold), .endDrag)
            let frame = screen(fixture).frame(fixture.state, width: 120, height: 36)
            let row = try unwrap(frame.surface.rows.firstIndex { $0.contains("threshold  ") })
            let column = try unwrap(
                Array(frame.surface.rows[row]).firstIndex(of: GlyphSet.unicode.sliderKnob))
            let press = MouseEvent(.press(.left), x: column, y: row)
            guard case .dragThreshold(let value) = frame.hits.actions(for: press, isDragging: false).first
            else { throw Unexpected("the knob is not on the slider") }
            #expect(abs(value - threshold) < 0.006)
        }
    }

    @Test("While a question is open only its answers can be clicked")
    func questionsBlock() throws {
        var fixture = try ExplorerFixture()
        fixture.go(toExit: 1)
        fixture.send(.toggle, .quit)
        let frame = screen(fixture).frame(fixture.state, width: 120, height: 36)
        var answers: Set<[Action]> = []
        for y in 0..<36 {
            for x in 0..<120 {
                let event = MouseEvent(.press(.left), x: x, y: y)
                answers.insert(frame.hits.actions(for: event, isDragging: false))
            }
        }
        #expect(answers == [[], [.answer(true)], [.answer(false)]])
    }

    private func place(of target: HitMap.Target, in frame: Frame) -> (x: Int, y: Int)? {
        for y in 0..<frame.surface.height {
            for x in 0..<frame.surface.width where frame.hits.target(x: x, y: y) == target {
                return (x, y)
            }
        }
        return nil
    }
}
