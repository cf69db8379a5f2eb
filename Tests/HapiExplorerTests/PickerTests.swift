import HapiExplorer
import TestSupport
import Testing

@Suite("Lists to choose from")
struct PickerTests {
    private let kinds: [Picker.Kind] = [
        .palette, .find, .history, .themes(before: nil), .baselines,
        .profiles(.open, [ProfileRow(path: "a.json", name: "a", note: "of a")]),
    ]

    @Test("Without letters a list has all its rows, as many as are counted")
    func counted() throws {
        var fixture = try ExplorerFixture()
        fixture.press("c", "]", "u")
        for kind in kinds {
            let rows = fixture.state.entries(Picker(kind), fixture.context)
            #expect(rows.count == fixture.state.entryCount(kind, fixture.context))
            #expect(rows.allSatisfy { $0.matched.isEmpty && $0.matchedInNote.isEmpty })
        }
    }

    @Test("A command is found by what it does as well as by its name, and the letters are marked where found")
    func names() throws {
        let fixture = try ExplorerFixture()
        func first(_ text: String) throws -> PickerEntry {
            var picker = Picker(.palette)
            picker.field = TextField(text)
            return try unwrap(fixture.state.entries(picker, fixture.context).first)
        }
        let deadline = try first("deadline")
        #expect(deadline.value == .words(.setting(.deadline)) && deadline.matched.isEmpty)
        #expect(deadline.matchedInNote.map { Array(deadline.note)[$0] } == Array("deadline"))
        #expect(try first("pin it").value == .command(.pin))
        #expect(try first("another seed").value == .command(.searchRestart))
    }

    @Test(
        "Of layers that match as well, those with an exit are found first; one that matches better goes before"
    )
    func exitsFirst() throws {
        let fixture = try ExplorerFixture(layers: 40, exits: 8)
        let network = fixture.context.network
        func found(_ text: String) -> [Int] {
            var picker = Picker(.find)
            picker.field = TextField(text)
            return fixture.state.entries(picker, fixture.context).compactMap {
                if case .layer(let layer) = $0.value { layer } else { nil }
            }
        }
        let all = found("layer")
        #expect(all.count == network.layers.count)
        #expect(all.prefix(network.exits.count).allSatisfy { network.exit(afterLayer: $0) != nil })
        let plain = try unwrap(network.layers.indices.last { network.exit(afterLayer: $0) == nil })
        #expect(found(network.layers[plain].name).first == plain)
    }
}
