import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

@Suite("Lists over the panels")
struct ListOverlayTests {
    private static let palette = KeyPress(.character("p"), control: true)

    @Test("Every row that is seen can be clicked, and two clicks do what going there and Enter do")
    func rows() throws {
        for key in [Self.palette, "/", "B"] {
            var open = try OverlayCase()
            open.fixture.press(key)
            for y in 0..<open.height {
                guard case .row(let index) = open.frame.hits.target(x: 40, y: y) else { continue }
                var clicked = open
                clicked.click(x: 40, y: y)
                guard case .list(let picker) = clicked.fixture.state.view.overlay, picker.cursor == index
                else {
                    // The chosen row is accepted at once.
                    #expect(index == 0)
                    continue
                }
                let line = try unwrap(clicked.line(ofRow: index))
                clicked.click(x: 40, y: line)
                var pressed = open
                for _ in 0..<index { pressed.fixture.press(KeyPress(.down)) }
                pressed.fixture.press(KeyPress(.enter))
                #expect(clicked.fixture.state.document == pressed.fixture.state.document)
                #expect(clicked.fixture.state.view.overlay == pressed.fixture.state.view.overlay)
                #expect(clicked.fixture.state.view.cursor == pressed.fixture.state.view.cursor)
            }
        }
    }

    @Test("The chosen row is always seen, with the pointer before it", arguments: OverlayCase.sizes)
    func cursor(width: Int, height: Int) throws {
        var open = try OverlayCase()
        (open.width, open.height) = (width, height)
        open.fixture.press(Self.palette)
        let count = open.fixture.state.entryCount(.palette, open.fixture.context)
        for index in stride(from: 0, to: count, by: 7) {
            open.fixture.send(.pickRow(index))
            guard case .list(let picker) = open.fixture.state.view.overlay else { break }
            let line = try unwrap(open.line(ofRow: picker.cursor))
            #expect(open.rows[line].contains("▸"))
        }
    }

    @Test("It counts what matches, and says when nothing does")
    func counts() throws {
        var open = try OverlayCase()
        open.fixture.press(Self.palette)
        let all = open.fixture.state.entryCount(.palette, open.fixture.context)
        #expect(open.contains("\(all) of \(all)"))
        open.fixture.press("z", "q", "9")
        #expect(open.contains("0 of \(all)") && open.contains("nothing matches"))
    }

    @Test("A command shows its name and its keys, the user's own where there are some")
    func keys() throws {
        var open = try OverlayCase()
        open.fixture.press(Self.palette, "u", "n", "d", "o")
        #expect(open.contains(":undo  u z"))
        open.keymap = try Keymap.read(
            Array(#"{"format": "hapi.keys", "version": 1, "keys": {"undo": ["F7"]}}"#.utf8))
        #expect(open.contains(":undo  F7"))
    }

    @Test("Letters that match are in a style of their own")
    func matched() throws {
        var open = try OverlayCase()
        open.fixture.press("/", "1")
        open.fixture.press(KeyPress(.down))
        let entries = open.fixture.state.entries(try picker(open), open.fixture.context)
        let line = try unwrap(open.line(ofRow: 0))
        let cells = (0..<80).map { open.frame.surface[$0, line] }
        let styled = cells.filter { $0.style == Theme.builtIn[.match] }.map(\.character)
        let expected = entries[0].matched.isEmpty ? entries[0].matchedInNote : entries[0].matched
        #expect(styled.count == expected.count && Set(styled).isSubset(of: ["1"]))
    }

    @Test("The list of steps says which is now, and those undone are told apart")
    func history() throws {
        var open = try OverlayCase()
        open.fixture.press("c", "]", "]", "u", "U")
        let now = try unwrap(open.rows.first { $0.contains(" now ") && $0.contains("▸") })
        #expect(now.contains("threshold"))
        #expect(open.contains("undone") && open.contains("as opened"))
    }

    private func picker(_ open: OverlayCase) throws -> Picker {
        guard case .list(let picker) = open.fixture.state.view.overlay else { throw Unexpected("no list") }
        return picker
    }
}
