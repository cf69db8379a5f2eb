import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Slots against the present design, sample by sample")
struct SlotComparisonTests {
    @Test("An empty slot is not compared; a design put aside answers every sample as the present one does")
    func storing() throws {
        var fixture = try ExplorerFixture()
        #expect(fixture.state.analysis.comparisons.bySlot == Array(repeating: nil, count: 8))
        fixture.type("keep b")
        #expect(fixture.state.analysis.comparisons.bySlot[0] == nil)
        let same = try unwrap(fixture.state.analysis.comparisons.bySlot[1])
        #expect(same.onlyFirst == 0 && same.onlySecond == 0 && same.pValue == 1)
        #expect(same.first.correct == fixture.state.analysis.evaluation?.correct)
    }

    @Test("Over random changes they stay those of the slots and the design as they are, undone ones too")
    func following() throws {
        var fixture = try ExplorerFixture(limits: Limits(deadline: 6))
        var generator = Generator(seed: 23)
        let changes: [Command] = [
            .toggle, .forbid, .thresholdUpFar, .thresholdDown, .keep, .drop, .slot1, .undo, .redo,
        ]
        for _ in 0..<150 {
            fixture.go(toExit: generator.index(below: 8))
            fixture.send(.pickSlot(generator.index(below: 8)))
            fixture.send(changes[generator.index(below: changes.count)])
            let state = fixture.state
            let fresh = Analysis(state.document, fixture.context, previous: nil)
            #expect(state.analysis.comparisons == fresh.comparisons)
            for (slot, pair) in zip(state.document.slots, state.analysis.comparisons.bySlot) {
                let present = state.analysis.evaluation
                #expect((pair == nil) == (slot == nil || present == nil))
                guard let pair else { continue }
                #expect(pair.first.correct == slot?.evaluation.correct)
                #expect(pair.second.correct == present?.correct && pair.samples == 200)
            }
        }
    }

    @Test("Storing a design is one step of undo, and starts no search over")
    func undoOfStoring() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        let (before, effects) = (fixture.state.document, fixture.effects)
        fixture.type("keep a")
        #expect(fixture.state.document.slots[0] != nil && fixture.effects == effects)
        fixture.type("keep a")
        fixture.press("u")
        #expect(fixture.state.document == before && !fixture.state.history.canUndo)
    }
}
