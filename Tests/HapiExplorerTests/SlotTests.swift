import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Eight slots")
struct SlotTests {
    @Test("c fills the free slots one by one, then the one under the cursor; each is a step of undo")
    func keeping() throws {
        var fixture = try ExplorerFixture()
        for kept in 1...8 {
            fixture.send(.thresholdUp, .keep)
            #expect(fixture.state.document.slots.count { $0 != nil } == kept)
        }
        let full = fixture.state.document
        fixture.send(.pickSlot(2))
        fixture.send(.thresholdUp, .keep)
        #expect(fixture.state.document.slots[2] != full.slots[2])
        #expect(fixture.state.document.slots[3] == full.slots[3])
        fixture.send(.undo)
        #expect(fixture.state.document.slots == full.slots)
    }

    @Test("The digits load the slots with their policy; an empty one says so and changes nothing")
    func loading() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.keep)
        let first = fixture.state.document.design
        fixture.type("fallback deepest")
        fixture.send(.first, .toggle, .keep)
        let second = fixture.state.document
        fixture.press("1")
        #expect(fixture.state.document.design == first)
        #expect(fixture.state.document.policy.fallback == .mostConfident)
        fixture.press("2")
        #expect(
            fixture.state.document.design == second.design && fixture.state.document.policy == second.policy)
        fixture.press("8")
        #expect(fixture.state.document.design == second.design)
        #expect(fixture.state.view.message?.text == "Slot H is empty")
    }

    @Test("A slot is emptied, named and undone")
    func dropAndRename() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.keep)
        fixture.press("r")
        fixture.send(.edit(.insert("shipped")), .edit(.accept))
        #expect(fixture.state.document.slots[0]?.name == "shipped")
        fixture.press("d")
        #expect(fixture.state.document.slots[0] == nil)
        fixture.press("u", "u")
        #expect(fixture.state.document.slots[0]?.name == "")
        fixture.type("name a fast one")
        #expect(fixture.state.document.slots[0]?.name == "fast one")
    }

    @Test("Baselines come into slots with the exits of their rule and the figures of the evaluator")
    func baselines() throws {
        var fixture = try ExplorerFixture()
        fixture.press("B")
        fixture.send(.edit(.insert("sdn")), .edit(.accept))
        let slot = try unwrap(fixture.state.document.slots[0])
        #expect(slot.origin == .baseline(.sdn) && slot.name == "sdn")
        #expect(slot.evaluation.design.exits == BaselineMethod.sdn.exits(of: fixture.context.network))
        let again = fixture.evaluator.evaluate(slot.evaluation.design, limits: Limits(), latencyWeight: 0.5)
        #expect(again.evaluation == slot.evaluation)
        // No other threshold of the searches is worth more to the goal.
        for confident in fixture.context.basis(fixture.context.policy).confident {
            let other = Design(exits: slot.evaluation.design.exits, threshold: confident.threshold)
            let figures = fixture.evaluator.evaluate(other, limits: Limits(), latencyWeight: 0.5).evaluation
            #expect((figures?.objective ?? 0) <= slot.evaluation.objective + 1e-12)
        }
        fixture.type("baseline original")
        #expect(fixture.state.document.slots[1]?.evaluation.accuracy == fixture.context.original.accuracy)
    }

    @Test("A plan that was read fills a slot; one that cannot be says why")
    func plans() throws {
        var fixture = try ExplorerFixture()
        fixture.press("o")
        fixture.send(.edit(.insert("best.plan.json")), .edit(.accept))
        #expect(fixture.effects.last == .openPlan(path: "best.plan.json"))
        let design = Design(exits: [1, 4], threshold: 0.6)
        fixture.send(
            .planOpened(.read(path: "best.plan.json", design: design, policy: fixture.context.policy)))
        let slot = try unwrap(fixture.state.document.slots[0])
        #expect(slot.name == "best" && slot.evaluation.design == design)
        #expect(slot.origin == .plan(path: "best.plan.json"))
        fixture.send(.planOpened(.failed(reason: "no.json: found nothing")))
        #expect(fixture.state.view.message == Message("no.json: found nothing", isError: true))
    }

    @Test("Another device tells what the same samples would cost there, as an evaluator of its costs does")
    func device() throws {
        var fixture = try ExplorerFixture()
        var cases = RandomCases(seed: 77)
        let costs = cases.costs(fixture.context.network)
        let device = Device(path: "other.json", title: "other", latencyKind: "modelled", costs: costs)
        fixture.send(.deviceOpened(.read(device)))
        #expect(fixture.state.view.device == device)
        let elsewhere = try unwrap(
            Evaluator(
                network: fixture.context.network, costs: costs, answers: fixture.evaluator.answers,
                fallback: .mostConfident))
        for exits in [[], [0, 3], [7], Array(0..<8)] {
            let design = Design(exits: exits, threshold: 0.5)
            let here = try unwrap(
                fixture.evaluator.evaluate(design, limits: Limits(), latencyWeight: 0.5).evaluation)
            let there = try unwrap(
                elsewhere.evaluate(design, limits: Limits(), latencyWeight: 0.5).evaluation)
            let figures = device.figures(of: here, in: fixture.context.network)
            #expect(abs(figures.meanLatency - there.meanLatency) < 1e-9)
            #expect(abs(figures.worstLatency - there.worstLatency) < 1e-9)
        }
    }
}
