import HapiExplorer
import TestSupport
import Testing

@Suite("Profiles to choose from")
struct ProfileListTests {
    private let rows = [
        ProfileRow(path: "/own/bench.json", name: "bench", note: "Small, bench 5W, measured latency"),
        ProfileRow(path: "/all/agx10w.json", name: "agx10w", note: "Large, Xavier 10W, modelled latency"),
    ]

    private func open(_ command: Command) throws -> ExplorerFixture {
        var fixture = try ExplorerFixture(themes: ["dark", "light"])
        fixture.send(command)
        #expect(fixture.effects == [.listProfiles(command == .openDevice ? .compare : .open)])
        fixture.send(.profilesListed(rows))
        return fixture
    }

    private func shown(_ fixture: ExplorerFixture) throws -> [PickerEntry] {
        guard case .list(let picker) = fixture.state.view.overlay else { throw Unexpected("no list") }
        return fixture.state.entries(picker, fixture.context)
    }

    @Test("The list is asked for, and the row that is chosen is opened or held against, by its path")
    func chosen() throws {
        for (command, effect) in [
            (Command.openProfile, Effect.openProfile(path: "/all/agx10w.json")),
            (.openDevice, .openDevice(path: "/all/agx10w.json")),
        ] {
            var fixture = try open(command)
            #expect(try shown(fixture).map(\.title) == ["bench", "agx10w"])
            fixture.send(.edit(.insert("xavier")), .edit(.accept))
            #expect(fixture.effects.last == effect && fixture.state.view.overlay == .none)
        }
    }

    @Test("A path may be typed instead, and so may what the list does not have")
    func typed() throws {
        var fixture = try open(.openProfile)
        fixture.send(.edit(.insert("../a")))
        #expect(try shown(fixture).map(\.title) == ["../a"])
        fixture.send(.edit(.clear), .edit(.insert("zz")), .edit(.accept))
        #expect(fixture.effects.last == .openProfile(path: "zz"))
        fixture.send(.command(.openProfile), .edit(.accept))
        #expect(
            fixture.effects.last == .listProfiles(.open), "nothing is chosen where nothing is listed or typed"
        )
    }

    @Test("A list that comes when nobody waits for it any more changes nothing")
    func late() throws {
        var fixture = try open(.openProfile)
        fixture.send(.edit(.cancel), .profilesListed(rows))
        #expect(fixture.state.view.overlay == .none)
        fixture.send(.command(.find))
        let before = fixture.state.view
        fixture.send(.profilesListed(rows))
        #expect(fixture.state.view == before)
    }

    @Test(":open names a profile or lists them, :plan names a plan; Tab asks for the files there are")
    func commandLine() throws {
        var fixture = try ExplorerFixture()
        fixture.type("open agx30w")
        #expect(fixture.effects.last == .openProfile(path: "agx30w"))
        fixture.type("open")
        #expect(fixture.effects.last == .listProfiles(.open))
        fixture.send(.edit(.cancel))
        fixture.type("plan best.plan.json")
        #expect(fixture.effects.last == .openPlan(path: "best.plan.json"))
        for (text, kind) in [("open ag", FileKind.profile), ("plan be", .plan), ("device ag", .profile)] {
            fixture.send(.command(.commandLine), .edit(.insert(text)), .edit(.complete))
            #expect(fixture.effects.last == .listFiles(kind, prefix: String(text.suffix(2))))
            fixture.send(.edit(.cancel))
        }
        fixture.send(.command(.commandLine), .edit(.insert("open ")), .edit(.complete))
        #expect(fixture.effects.last == .listFiles(.profile, prefix: ""))
        fixture.send(.edit(.cancel), .command(.commandLine), .edit(.insert("toggle ")), .edit(.complete))
        guard case .prompt(let prompt) = fixture.state.view.overlay else { throw Unexpected("no prompt") }
        #expect(prompt.completions == fixture.context.network.exits.map { "toggle \($0.name)" })
    }

    @Test("Another profile's session takes over the theme and what was typed, and nothing of the problem")
    func followed() throws {
        var first = try ExplorerFixture(themes: ["dark", "light"])
        first.type("theme light")
        first.press("c", "]")
        var second = try ExplorerFixture(seed: 6)
        let fresh = second.state
        second.state.follow(first.state)
        #expect(second.state.view.theme == "light" && second.state.view.typed == ["theme light"])
        #expect(second.state.document == fresh.document && second.state.history == fresh.history)
    }

    @Test("There is something to lose until it is exported: limits and marks, too")
    func changed() throws {
        var fixture = try ExplorerFixture()
        #expect(!fixture.state.hasChanged)
        fixture.type("deadline 9ms")
        #expect(fixture.state.hasChanged && !fixture.state.hasUnsavedWork)
        let design = fixture.state.document.design
        fixture.send(.exportEnded(.written(path: "p", design: design, testAccuracy: nil)))
        #expect(!fixture.state.hasChanged)
    }
}
