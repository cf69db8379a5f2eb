import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@Suite("Forms and names, taken back")
struct FormTests {
    private func form(_ fixture: ExplorerFixture) throws -> Form {
        guard case .form(let form) = fixture.state.view.overlay else { throw Unexpected("no form") }
        return form
    }

    private func row(_ setting: Setting) throws -> Int {
        try unwrap(Setting.allCases.firstIndex(of: setting))
    }

    @Test("Every value that is set in the form is one step of undo, which works while the form is open")
    func undo() throws {
        var fixture = try ExplorerFixture()
        let before = fixture.state.document
        fixture.press("a")
        fixture.send(.pickRow(try row(.meanLatency)))
        fixture.press("4", KeyPress(.enter), KeyPress(.down), "9", KeyPress(.enter))
        #expect(fixture.state.document.limits == Limits(meanLatency: 4, deadline: 9))
        fixture.press("u")
        #expect(fixture.state.document.limits == Limits(meanLatency: 4))
        fixture.press("u")
        #expect(fixture.state.document == before)
        #expect(try form(fixture).setting == .deadline, "the form stays open")
    }

    @Test("A click on another row takes what is typed, or stays where it cannot be taken")
    func clickElsewhere() throws {
        var fixture = try ExplorerFixture()
        fixture.press("a")
        fixture.send(.pickRow(try row(.deadline)))
        fixture.press("9")
        fixture.send(.pickRow(try row(.seed)))
        #expect(fixture.state.document.limits.deadline == 9)
        #expect(try form(fixture) == Form(.seed))
        fixture.press("4", "x")
        fixture.send(.pickRow(try row(.goal)))
        #expect(try form(fixture).setting == .seed && form(fixture).field?.text == "4x")
    }

    @Test("A name can be taken away again")
    func emptyName() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c", "r", "x", KeyPress(.enter))
        #expect(fixture.state.document.slots[0]?.name == "x")
        fixture.press("r", KeyPress(.backspace), KeyPress(.enter))
        #expect(fixture.state.document.slots[0]?.name == "" && fixture.state.view.overlay == .none)
        fixture.press(":", KeyPress(.enter))
        #expect(fixture.state.view.overlay != .none, "an empty command means nothing")
    }

    @Test("A limit says whether the present design keeps it, and by which figure")
    func standing() throws {
        var fixture = try ExplorerFixture()
        let present = try unwrap(fixture.state.analysis.evaluation)
        func standing(_ setting: Setting) -> Setting.Standing? {
            setting.standing(fixture.state, fixture.context)
        }
        #expect(standing(.meanLatency)?.figure == Format.milliseconds(present.meanLatency))
        #expect(standing(.meanLatency)?.isKept == nil && standing(.goal) == nil)
        fixture.type("mean-latency \(present.meanLatency / 2)")
        #expect(standing(.meanLatency)?.isKept == false)
        fixture.type("mean-latency \(present.meanLatency * 2)")
        #expect(standing(.meanLatency)?.isKept == true)
        fixture.type("deadline 0.000001")
        #expect(standing(.deadline)?.isKept == false && standing(.memory) == nil)
    }

    @Test("Settings that the goal or the method leave out say what they are for")
    func idle() throws {
        var fixture = try ExplorerFixture()
        func use(_ setting: Setting) -> String? { setting.isFor(fixture.state.settings) }
        fixture.type("goal weighted")
        #expect(use(.weight) == nil && use(.span) == nil && use(.evaluations) == nil)
        fixture.type("goal latency")
        fixture.type("method greedy")
        #expect(use(.weight) == "for the weighted goal" && use(.span) == "for annealing")
        #expect(use(.seed) != nil && use(.evaluations) != nil)
    }
}
