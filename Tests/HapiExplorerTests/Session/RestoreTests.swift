import HapiCore
import HapiExplorer
import HapiFormats
import TestSupport
import Testing

@Suite("Work kept and restored")
struct RestoreTests {
    private let source = SessionSource(
        path: "p.json", name: "p", profileHash: String(repeating: "01", count: 32),
        modelHash: String(repeating: "23", count: 32))

    /// Writes the work of a state, reads it and restores it.
    private func restored(_ fixture: ExplorerFixture) throws -> ExplorerState {
        let network = fixture.context.network
        let work = SavedWork(fixture.state)
        let text = Autosave(process: 7, program: "hapi-tui 0", source: source, work: work).text(network)
        let read = try Autosave.read(Array(text.utf8), file: "a.json", source: source, network)
        #expect(read.work == work && read.process == 7 && read.source == source)
        return try ExplorerState(restoring: read.work, device: nil, fixture.context)
    }

    @Test("whatever was made is there again, to the last figure, and can be undone", arguments: [1, 2, 3, 4])
    func roundTrip(seed: UInt64) throws {
        var fixture = try ExplorerFixture()
        var actions = RandomActions(seed: seed, network: fixture.context.network)
        for _ in 0..<60 { for action in actions.next() { fixture.send(action) } }
        let state = try restored(fixture)
        var kept = fixture.state.document
        // Whether a slot met the limits it was kept under is not kept.
        for index in kept.slots.indices {
            kept.slots[index]?.evaluation.broken = state.document.slots[index]?.evaluation.broken ?? []
            let objective = state.document.slots[index]?.evaluation.objective
            kept.slots[index]?.evaluation.objective = objective ?? 0
        }
        #expect(state.document == kept)
        #expect(state.analysis.outcome == fixture.state.analysis.outcome)
        #expect(state.view.cursor == fixture.state.view.cursor && state.view.axis == fixture.state.view.axis)
        #expect(
            state.view.search == fixture.state.view.search && state.view.theme == fixture.state.view.theme)
        #expect(state.live.status == .idle)
        #expect(state.history.versions(state.document).first == Document(fixture.context))
    }

    @Test("it is still unsaved")
    func unsaved() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.first, .toggle)
        #expect(try restored(fixture).hasUnsavedWork)
    }

    @Test("a slot whose design a deadline had cut short is cut short again, whatever the deadline is now")
    func cutShort() throws {
        var fixture = try ExplorerFixture()
        let whole = try unwrap(fixture.state.analysis.evaluation)
        fixture.type("deadline \(whole.worstLatency * 0.9)ms")
        let cut = try unwrap(fixture.state.analysis.evaluation)
        #expect(!cut.runnable.finalRuns)
        fixture.send(.keep)
        fixture.type("deadline none")
        let slot = try unwrap(try restored(fixture).document.slots[0])
        #expect(slot.evaluation.runnable == cut.runnable && slot.evaluation.correct == cut.correct)
    }

    @Test(
        "an autosave that is damaged or foreign is refused at its place",
        arguments: [
            ("\"threshold\"", "\"treshold\"", "$.work"), ("\"exit:layer", "\"exit:lair", "$.work.exits[0]"),
            ("\"2323", "\"4523", "$.model"), ("\"2323", "\"23", "$.model.sha256"),
            ("hapi.autosave", "hapi.plan", "$.format"),
            ("\"focus\": \"backbone\"", "\"focus\": \"floor\"", "$.work.focus"),
            ("\"seed\": \"1\"", "\"seed\": \"one\"", "$.work.search.seed"),
            ("\"seed\": \"1\"", "\"seed\": \"+1\"", "$.work.search.seed"),
            ("\"span\": 0.0001", "\"span\": 2.0", "$.work.search.schedule.span"),
        ])
    func damaged(part: String, replacement: String, place: String) throws {
        let fixture = try ExplorerFixture()
        let network = fixture.context.network
        let text = try Autosave(
            process: 1, program: "hapi-tui 0", source: source, work: SavedWork(fixture.state)
        ).text(network).breaking(part, replacement)
        #expect {
            try Autosave.read(Array(text.utf8), file: "a.json", source: source, network)
        } throws: { error in
            let found = (error as? InputError)?.place ?? ""
            return found.contains("at \(place)")
        }
    }
}
