import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Whatever the user does")
struct RandomActionTests {
    @Test(
        "Undoing everything comes back to the opening, and redoing it to the end, through the same documents",
        arguments: [1, 2, 3, 4])
    func undoRedo(seed: UInt64) throws {
        var fixture = try ExplorerFixture()
        var actions = RandomActions(seed: seed, network: fixture.context.network)
        for _ in 0..<150 {
            for action in actions.next() { fixture.send(action) }
        }
        fixture.send(.edit(.cancel), .edit(.cancel), .command(.back))
        while fixture.state.history.canRedo { fixture.send(.redo) }
        let last = fixture.state.document
        let versions = fixture.state.history.versions(last)
        for version in versions.reversed().dropFirst() {
            fixture.send(.undo)
            #expect(fixture.state.document == version)
        }
        #expect(!fixture.state.history.canUndo)
        #expect(fixture.state.document == Document(fixture.context))
        for version in versions.dropFirst() {
            fixture.send(.redo)
            #expect(fixture.state.document == version)
        }
        #expect(fixture.state.document == last && !fixture.state.history.canRedo)
    }

    @Test("Figures, survey and preview are always those of the document and the cursor", arguments: [5, 6])
    func derived(seed: UInt64) throws {
        var fixture = try ExplorerFixture(limits: Limits(deadline: 7))
        var actions = RandomActions(seed: seed, network: fixture.context.network)
        for _ in 0..<120 {
            for action in actions.next() { fixture.send(action) }
            let state = fixture.state
            #expect(state.analysis == Analysis(state.document, fixture.context, previous: nil))
            guard let preview = state.preview else {
                let exit = state.exitUnderCursor(fixture.context)
                let marked = exit.map { state.document.pinned.union(state.document.forbidden).contains($0) }
                #expect(marked ?? true)
                continue
            }
            var toggled = state.document
            toggled.design = toggled.design.toggling(preview.exit)
            #expect(preview.comesIn == toggled.design.contains(preview.exit))
            #expect(preview.outcome == Analysis(toggled, fixture.context, previous: nil).outcome)
        }
    }

    @Test("A document changes by the user alone: never by a report of a search")
    func reportsChangeNothing() throws {
        var fixture = try ExplorerFixture()
        var actions = RandomActions(seed: 9, network: fixture.context.network)
        for _ in 0..<40 {
            for action in actions.next() { fixture.send(action) }
            guard case .startSearch = fixture.effects.last else { continue }
            let document = fixture.state.document
            try fixture.finishSearch()
            #expect(fixture.state.document == document)
        }
    }

    @Test("The same actions end in the same state")
    func deterministic() throws {
        func play() throws -> ExplorerFixture {
            var fixture = try ExplorerFixture()
            var actions = RandomActions(seed: 12, network: fixture.context.network)
            for _ in 0..<80 {
                for action in actions.next() { fixture.send(action) }
            }
            return fixture
        }
        let (first, second) = (try play(), try play())
        #expect(first.state.document == second.state.document && first.state.view == second.state.view)
        #expect(first.effects == second.effects)
    }
}
