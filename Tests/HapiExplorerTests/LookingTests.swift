import HapiCore
import HapiExplorer
import TestSupport
import Testing

@Suite("Looking around changes no design")
struct LookingTests {
    @Test("Arrows go from exit to exit; H and L to every layer, and stop at the ends")
    func cursor() throws {
        var fixture = try ExplorerFixture()
        let exits = fixture.context.network.exits.map(\.layer)
        fixture.send(.first)
        #expect(fixture.state.view.cursor == exits.first)
        fixture.send(.right)
        #expect(fixture.state.view.cursor == exits[1])
        fixture.send(.last)
        #expect(fixture.state.view.cursor == exits.last)
        for _ in 0..<20 { fixture.send(.nextLayer) }
        #expect(fixture.state.view.cursor == fixture.context.network.layers.count - 1)
        #expect(fixture.state.exitUnderCursor(fixture.context) == nil && fixture.state.preview == nil)
        fixture.send(.toggle)
        #expect(fixture.state.view.message?.isError == true)
        for _ in 0..<20 { fixture.send(.previousLayer) }
        #expect(fixture.state.view.cursor == 0)
        fixture.send(.left)
        #expect(fixture.state.view.cursor == 0, "there is nothing to the left")
    }

    @Test("+ and - zoom from the whole to the stage to single layers and back, and no further")
    func zoom() throws {
        var fixture = try ExplorerFixture()
        var seen = [fixture.state.view.zoom]
        for _ in 0..<3 {
            fixture.press("+")
            seen.append(fixture.state.view.zoom)
        }
        #expect(seen == [.whole, .stage, .layers, .layers])
        fixture.press("-", "-", "-")
        #expect(fixture.state.view.zoom == .whole)
    }

    @Test("Tab goes round the panels, and the narrow screen shows the one of two that was used last")
    func panels() throws {
        var fixture = try ExplorerFixture()
        var seen: [Panel] = []
        for _ in Panel.allCases {
            seen.append(fixture.state.view.focus)
            fixture.send(.nextPanel)
        }
        #expect(seen == Panel.allCases && fixture.state.view.focus == .backbone)
        #expect(fixture.state.view.side == .compare)
        fixture.send(.focus(.search), .focus(.pareto))
        #expect(fixture.state.view.side == .search)
        fixture.send(.previousPanel, .previousPanel)
        #expect(fixture.state.view.focus == .backbone)
    }

    @Test("/ finds layers and exits by a few letters; Enter goes there, Esc stays")
    func find() throws {
        var fixture = try ExplorerFixture()
        let layer = fixture.context.network.layers.count - 2
        let name = fixture.context.network.layers[layer].name
        fixture.press("/")
        for character in name { fixture.press(KeyPress(character)) }
        fixture.press(KeyPress(.enter))
        #expect(fixture.state.view.cursor == layer && fixture.state.view.overlay == .none)
        fixture.press("/", "s", KeyPress(.escape))
        #expect(fixture.state.view.cursor == layer && fixture.state.view.overlay == .none)
    }

    @Test("A theme is tried on while the list is looked through, and Esc brings the old one back")
    func themes() throws {
        let plain = try ExplorerFixture()
        let context = ExplorerContext(
            evaluator: plain.evaluator, labels: plain.context.labels, limits: Limits(),
            themes: ["dark", "light", "mono"])
        var state = ExplorerState(context)
        func send(_ actions: Action...) { for action in actions { _ = state.reduce(action, context) } }
        send(.command(.themes), .edit(.down))
        #expect(state.view.theme == "light")
        send(.edit(.cancel))
        #expect(state.view.theme == nil)
        send(.command(.themes), .edit(.insert("mo")), .edit(.accept))
        #expect(state.view.theme == "mono" && state.view.overlay == .none)
        send(.command(.commandLine), .edit(.insert("theme dark")), .edit(.accept))
        #expect(state.view.theme == "dark")
    }

    @Test("The palette runs the command that its letters name, or asks for what it needs")
    func palette() throws {
        var fixture = try ExplorerFixture()
        fixture.press(KeyPress(.character("p"), control: true))
        fixture.send(.edit(.insert("zoom into")), .edit(.accept))
        #expect(fixture.state.view.zoom == .stage)
        fixture.press(KeyPress(.character("p"), control: true))
        fixture.send(.edit(.insert("no sample may take longer")), .edit(.accept))
        guard case .prompt(let prompt) = fixture.state.view.overlay else {
            throw Unexpected("the deadline is not asked for")
        }
        #expect(prompt.kind == .command && prompt.field.text == "deadline ")
    }

    @Test("Switching the axis keeps the front's cursor on its design, or the nearest in that cost")
    func axes() throws {
        var fixture = try ExplorerFixture()
        fixture.press("s")
        try fixture.finishSearch()
        fixture.send(.focus(.pareto), .command(.first), .command(.frontNext))
        let before = fixture.state.document
        var seen: [CostAxis] = []
        repeat {
            seen.append(fixture.state.view.axis)
            let points = fixture.state.frontPoints(fixture.context)
            #expect(fixture.state.view.frontCursor.map(points.indices.contains) == true)
            fixture.press("v")
        } while fixture.state.view.axis != .meanLatency
        let hasEnergy = fixture.evaluator.costs.energy != nil
        #expect(seen == CostAxis.allCases.filter { $0 != .energy || hasEnergy })
        #expect(fixture.state.document == before)
    }
}
