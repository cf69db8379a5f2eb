import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("What the user has said holds")
struct AgreementTests {
    @Test(
        "A design without a pinned exit, or with a forbidden one, is not loaded, and the message says which")
    func pinsHold() throws {
        var fixture = try ExplorerFixture()
        fixture.send(.keep)
        let held = fixture.state.document.design.exits[0]
        let other = held == 2 ? 3 : 2
        fixture.go(toExit: other)
        fixture.send(.pin)
        let pinned = fixture.state.document
        fixture.send(.slot1)
        #expect(fixture.state.document == pinned)
        #expect(fixture.state.view.message?.text.contains("which is pinned; unpin it first") == true)
        // The front of single exits has no design with two exits, so nothing of it can be walked to.
        fixture.send(.frontNext)
        let points = fixture.state.frontPoints(fixture.context)
        #expect(points.allSatisfy { $0.runnable.exits.contains(other) })
        fixture.send(.pin)
        fixture.go(toExit: held)
        fixture.send(.forbid, .slot1)
        #expect(!fixture.state.document.design.contains(held))
        #expect(fixture.state.view.message?.text.contains("which is forbidden; allow it first") == true)
    }

    @Test("More exits than are wanted is a broken limit: it is told, and no plan is made of it")
    func mostExits() throws {
        var fixture = try ExplorerFixture()
        for exit in [1, 3, 5] where !fixture.state.document.design.contains(exit) {
            fixture.go(toExit: exit)
            fixture.send(.toggle)
        }
        let count = try unwrap(fixture.state.analysis.evaluation).runnable.exits.count
        #expect(fixture.state.broken.isEmpty)
        fixture.type("max-exits 1")
        #expect(fixture.state.broken == [.tooManyExits(found: count, limit: 1)])
        fixture.press("e")
        #expect(fixture.state.view.message?.isError == true && fixture.state.view.overlay == .none)
        fixture.type("export plan.json")
        #expect(!fixture.effects.contains { if case .export = $0 { true } else { false } })
    }

    @Test("A goal that follows from the limits goes on following from them; one that was chosen stays")
    func goalFollows() throws {
        var fixture = try ExplorerFixture()
        #expect(fixture.state.document.goal == .weighted)
        fixture.type("max-loss 1pp")
        #expect(fixture.state.document.goal == .latency)
        fixture.type("mean-latency 3ms")
        #expect(fixture.state.document.goal == .accuracy)
        fixture.type("goal weighted")
        fixture.type("mean-latency 4ms")
        #expect(fixture.state.document.goal == .weighted)
    }

    @Test("What is typed takes the place of a form's value; once the cursor has moved it goes beside it")
    func typingOver() throws {
        var fixture = try ExplorerFixture(limits: Limits(deadline: 9))
        fixture.send(.aims)
        for _ in 0..<3 { fixture.press(KeyPress(.down)) }
        fixture.press(KeyPress(.enter), "n", "o", "n", "e", KeyPress(.enter))
        #expect(fixture.state.document.limits.deadline == nil)
        fixture.press("7", KeyPress(.enter))
        #expect(fixture.state.document.limits.deadline == 7)
        fixture.press(KeyPress(.enter), KeyPress(.home), "1", KeyPress(.enter))
        #expect(fixture.state.document.limits.deadline == 17)
    }

    @Test("Undo and redo say what they did; typed commands come back with the arrows")
    func saying() throws {
        var fixture = try ExplorerFixture()
        fixture.type("deadline 5ms")
        fixture.press("u")
        #expect(fixture.state.view.message?.text == "Undone: deadline 5.00 ms, goal accuracy")
        fixture.press("Z")
        #expect(fixture.state.view.message?.text == "Redone: deadline 5.00 ms, goal accuracy")
        fixture.type("goal latency")
        fixture.press(":", KeyPress(.up), KeyPress(.up))
        guard case .prompt(let prompt) = fixture.state.view.overlay else { throw Unexpected("no prompt") }
        #expect(prompt.field.text == "deadline 5ms")
        fixture.press(KeyPress(.up), KeyPress(.down), KeyPress(.down))
        guard case .prompt(let fresh) = fixture.state.view.overlay else { throw Unexpected("no prompt") }
        #expect(fresh.field.text.isEmpty)
    }

    @Test("However far a list is scrolled, it stays within its rows")
    func scrolling() throws {
        var fixture = try ExplorerFixture()
        for command in [Command.palette, .find, .history, .help, .details, .aims] {
            fixture.send(.back, command)
            for rows in [Int.min, -1, 0, 1, .max] { fixture.send(.scroll(rows), .pickRow(rows)) }
            fixture.send(.edit(.cancel), .edit(.cancel))
        }
    }
}
