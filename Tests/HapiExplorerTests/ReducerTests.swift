import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("What each action changes")
struct ReducerTests {
    @Test("It opens on the single exit that the goal prefers among all single-exit designs")
    func opening() throws {
        let fixture = try ExplorerFixture()
        let design = fixture.state.document.design
        #expect(design.exits.count == 1)
        let present = try unwrap(fixture.state.analysis.evaluation)
        let best = fixture.state.analysis.survey.singles.map {
            fixture.evaluator.original.objective(
                correct: $0.figures.correct, latency: $0.figures.meanLatency, weight: 0.5)
        }.max()
        #expect(abs(present.objective - (best ?? 0)) < 1e-9)
        #expect(fixture.state.exitUnderCursor(fixture.context) == design.exits[0])
    }

    @Test("Toggling takes the exit under the cursor in and out, and the figures follow")
    func toggle() throws {
        var fixture = try ExplorerFixture()
        let before = fixture.state.document.design
        fixture.send(.first, .toggle)
        #expect(fixture.state.document.design == before.toggling(0))
        #expect(fixture.state.analysis.evaluation?.design == before.toggling(0))
        fixture.send(.toggle)
        #expect(fixture.state.document.design == before)
    }

    @Test(
        "A pinned exit joins the design and cannot be toggled out; a forbidden one leaves and cannot return")
    func pinAndForbid() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.first, .pin)
        #expect(fixture.state.document.pinned == [0] && fixture.state.document.design.contains(0))
        fixture.send(.toggle)
        #expect(fixture.state.document.design.contains(0))
        #expect(fixture.state.view.message?.isError == true)
        fixture.send(.forbid)
        #expect(fixture.state.document.pinned.isEmpty && fixture.state.document.forbidden == [0])
        #expect(!fixture.state.document.design.contains(0))
        fixture.send(.toggle)
        #expect(!fixture.state.document.design.contains(0))
        fixture.send(.forbid)
        #expect(fixture.state.document.forbidden.isEmpty)
    }

    @Test("An exit that the deadline cuts off says so when it is taken in")
    func cutOffIsSaid() throws {
        let whole = try ExplorerFixture()
        let deadline = whole.evaluator.decisionUnit.worstPaths([3])[0]
        var fixture = try ExplorerFixture(limits: Limits(deadline: deadline))
        fixture.go(toExit: 7)
        fixture.send(.toggle)
        #expect(fixture.state.document.design.contains(7))
        #expect(fixture.state.view.message?.text.contains("cannot run within the deadline") == true)
    }

    @Test(
        "An exit that misses a limit says by how much, or that it is cut off, when it is pinned; others do not"
    )
    func pinMissesALimit() throws {
        let whole = try ExplorerFixture()
        let deadline = whole.evaluator.decisionUnit.worstPaths([3])[0]
        var late = try ExplorerFixture(limits: Limits(deadline: deadline))
        late.go(toExit: 7)
        late.send(.pin)
        let name = late.context.network.exits[7].name
        #expect(
            late.state.view.message
                == Message(
                    "\(name) pinned, but it cannot run within the deadline", isError: true))
        late.send(.pin)
        #expect(late.state.view.message == Message("\(name) no longer pinned"))
        var heavy = try ExplorerFixture(limits: Limits(memory: 10))
        heavy.go(toExit: 7)
        heavy.send(.pin)
        let message = try unwrap(heavy.state.view.message)
        #expect(message.isError && message.text.hasPrefix("\(name) pinned, but it takes "))
        #expect(message.text.hasSuffix("over the limit of 10 B"))
        var free = whole
        free.go(toExit: 7)
        free.send(.pin)
        #expect(free.state.view.message == Message("\(name) pinned"))
    }

    @Test("Threshold keys step along hundredths, stay in range, and come back to the same number")
    func thresholdSteps() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.dragThreshold(0.8), .endDrag)
        for _ in 0..<10 { fixture.send(.thresholdUp) }
        #expect(fixture.state.document.design.threshold == 0.9)
        for _ in 0..<10 { fixture.send(.thresholdDown) }
        #expect(fixture.state.document.design.threshold == 0.8)
        for _ in 0..<40 { fixture.send(.thresholdUpFar) }
        #expect(fixture.state.document.design.threshold == 1)
        for _ in 0..<40 { fixture.send(.thresholdDownFar) }
        #expect(fixture.state.document.design.threshold == 0)
        fixture.send(.dragThreshold(0.777), .endDrag)
        fixture.send(.thresholdUp)
        #expect(fixture.state.document.design.threshold == 0.78)
    }

    @Test("A drag of many steps undoes as one, and a second drag as another")
    func dragIsOneStep() throws {
        var fixture = try ExplorerFixture()
        let opening = fixture.state.document
        for step in 1...20 { fixture.send(.dragThreshold(Double(step) / 100)) }
        fixture.send(.endDrag)
        for step in 30...40 { fixture.send(.dragThreshold(Double(step) / 100)) }
        fixture.send(.endDrag)
        fixture.send(.undo)
        #expect(fixture.state.document.design.threshold == 0.2)
        fixture.send(.undo)
        #expect(fixture.state.document == opening)
        fixture.send(.redo, .redo)
        #expect(fixture.state.document.design.threshold == 0.4)
        // A drag that begins where the threshold already is changes nothing at first, and undoes all the same.
        fixture.send(.dragThreshold(0.4), .dragThreshold(0.5), .dragThreshold(0.6), .endDrag)
        fixture.send(.undo)
        #expect(fixture.state.document.design.threshold == 0.4)
    }

    @Test("Undo and redo restore document and figures over random sequences of changes")
    func undoRedo() throws {
        var fixture = try ExplorerFixture()
        var generator = Generator(seed: 3)
        let changes: [Command] = [
            .toggle, .pin, .forbid, .thresholdUp, .thresholdDownFar, .keep, .drop, .slot1,
        ]
        var versions = [fixture.state.document]
        for _ in 0..<120 {
            fixture.send(.command(generator.index(below: 2) == 0 ? .left : .right))
            fixture.send(.command(changes[generator.index(below: changes.count)]))
            if fixture.state.document != versions.last { versions.append(fixture.state.document) }
        }
        for version in versions.reversed().dropFirst() {
            fixture.send(.undo)
            #expect(fixture.state.document == version)
            #expect(fixture.state.analysis == Analysis(version, fixture.context, previous: nil))
        }
        #expect(!fixture.state.history.canUndo)
        for version in versions.dropFirst() {
            fixture.send(.redo)
            #expect(fixture.state.document == version)
        }
        #expect(!fixture.state.history.canRedo)
    }

    @Test("A click on an exit moves the cursor there; a second click toggles it")
    func clicks() throws {
        var fixture = try ExplorerFixture()
        let before = fixture.state.document.design
        let other = before.contains(2) ? 3 : 2
        let layer = fixture.context.network.exits[other].layer
        fixture.send(.pickLayer(layer))
        #expect(fixture.state.view.cursor == layer && fixture.state.document.design == before)
        fixture.send(.pickLayer(layer))
        #expect(fixture.state.document.design == before.toggling(other))
    }

    @Test("Slots keep designs with their figures and bring them back")
    func slots() throws {
        var fixture = try ExplorerFixture()
        let first = fixture.state.document.design
        fixture.send(.keep, .first, .toggle, .keep)
        let second = fixture.state.document.design
        #expect(fixture.state.document.slots.compactMap { $0?.evaluation.design } == [first, second])
        fixture.send(.slot1)
        #expect(fixture.state.document.design == first)
        fixture.send(.slot2)
        #expect(fixture.state.document.design == second)
    }

    @Test("Leaving asks while the design is neither the opening one nor exported")
    func quitting() throws {
        var fixture = try ExplorerFixture()
        fixture.press("q")
        #expect(fixture.state.isFinished)
        fixture = try ExplorerFixture()
        fixture.send(.first, .toggle, .quit)
        #expect(!fixture.state.isFinished && fixture.state.view.overlay == .question(.quitUnsaved))
        fixture.press("n")
        #expect(!fixture.state.isFinished && fixture.state.view.overlay == .none)
        fixture.press("q", "y")
        #expect(fixture.state.isFinished)
    }
}
