import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Steps, and going back or forth to any")
struct HistoryTests {
    @Test("Jumping to a version undoes or redoes what lies between")
    func jumping() {
        var history = History<Int>()
        for value in 0..<10 { history.record(value) }
        var present = 10
        #expect(history.versions(present) == Array(0...10))
        for target in [3, 3, 10, 0, 7] {
            let found = history.jump(to: target, present)
            #expect(found == (target == present ? nil : target))
            present = found ?? present
            #expect(history.position == target && history.versions(present) == Array(0...10))
        }
        #expect(history.jump(to: 11, present) == nil && history.jump(to: -1, present) == nil)
    }

    @Test("The list tells each step in words, and choosing one goes there")
    func list() throws {
        var fixture = try ExplorerFixture()
        let opening = fixture.state.document
        fixture.go(toExit: 2)
        fixture.send(.pin)
        fixture.type("deadline 5ms")
        fixture.send(.keep, .thresholdUp)
        fixture.press("U")
        guard case .list(let picker) = fixture.state.view.overlay else { throw Unexpected("no list") }
        let entries = fixture.state.entries(picker, fixture.context)
        let name = fixture.context.network.exits[2].name
        #expect(
            entries.map(\.title).prefix(4) == [
                "as opened", "\(name) pinned", "deadline 5.00 ms, goal accuracy", "design kept in slot A",
            ])
        #expect(entries.last?.title.hasPrefix("threshold ") == true)
        #expect(entries.map(\.note) == ["", "", "", "", "now"] && picker.cursor == 4)
        fixture.press(KeyPress(.home), KeyPress(.pageUp), KeyPress(.enter))
        #expect(fixture.state.document == opening)
        fixture.press("U", KeyPress(.down), KeyPress(.enter))
        #expect(fixture.state.document.pinned == [2] && fixture.state.document.limits.deadline == nil)
    }
}
