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
}
