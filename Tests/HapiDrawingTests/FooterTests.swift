import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

@Suite("Footer and messages")
struct FooterTests {
    private func footer(_ open: OverlayCase) -> String { open.rows[open.height - 1] }

    @Test("The footer fits at any width, begins with what can be done here, and always has help and quit")
    func fits() throws {
        let first: [Panel: String] = [
            .backbone: "space toggle", .search: "s search", .pareto: ", previous", .compare: "Enter load",
            .threshold: "[ lower",
        ]
        for panel in Panel.allCases {
            var open = try OverlayCase()
            open.fixture.send(.focus(panel))
            for width in stride(from: 80, through: 200, by: 13) {
                open.width = width
                let text = footer(open)
                #expect(text.hasPrefix(" \(try unwrap(first[panel]))"), "\(text)")
                #expect(text.contains("? help") && text.contains("q quit") && text.hasSuffix(" "))
                #expect(!text.contains("…"))
            }
        }
    }

    @Test("A click on a key of the footer is that key, in every panel")
    func clicks() throws {
        for panel in Panel.allCases {
            var open = try OverlayCase()
            open.width = 200
            open.fixture.send(.focus(panel))
            let text = footer(open)
            for row in CommandTable.rows {
                guard let label = row.label else { continue }
                let shown = "\(Keymap.standard.mainName(of: row.command)) \(label) "
                guard text.contains(" \(shown)") else { continue }
                var clicked = open
                #expect(try clicked.click(shown, inRow: open.height - 1) == [.command(row.command)])
            }
        }
    }

    @Test("Under something open the footer has its keys, and they can be clicked")
    func overlays() throws {
        for (keys, hint, action) in [
            (["?"], "↓ scroll", .scroll(1)), (["a"], "→ step", .edit(.right)),
            (["a", "1"], "Enter take", .edit(.accept)),
            (["/"], "↓ row", .edit(.down)), ([":"], "Tab complete", .edit(.complete)),
            (["]", "q"], "n no", .answer(false)),
        ] as [([KeyPress], String, Action)] {
            var open = try OverlayCase()
            for key in keys { open.fixture.press(key) }
            #expect(footer(open).contains(hint), "\(footer(open))")
            #expect(try open.click(hint, inRow: open.height - 1) == [action])
        }
    }

    @Test("The user's own keys stand there, and a command without a key does not")
    func own() throws {
        var open = try OverlayCase()
        open.keymap = try Keymap.read(
            Array(
                #"{"format": "hapi.keys", "version": 1, "keys": {"toggle": ["Left"], "pin-here": []}}"#.utf8))
        #expect(footer(open).hasPrefix(" ← toggle") && !footer(open).contains("pin"))
        open.glyphs = .ascii
        #expect(footer(open).hasPrefix(" Left toggle"))
    }

    @Test("A message longer than the line is read whole in a box, which any key or a click closes")
    func longMessage() throws {
        let words = (0..<40).map { "word\($0)" }.joined(separator: " ")
        for (width, height) in OverlayCase.sizes {
            var open = try OverlayCase()
            (open.width, open.height) = (width, height)
            open.fixture.send(.told(Message(words, isError: true)))
            let drawn = open.rows.joined().split { " │╭╮╰╯─".contains($0) }.map(String.init)
            for word in words.split(separator: " ").map(String.init) { #expect(drawn.contains(word)) }
            var clicked = open
            clicked.click(x: 5, y: height - 3)
            #expect(clicked.fixture.state.view.message == nil)
            open.fixture.press("l")
            #expect(open.fixture.state.view.message == nil)
        }
    }

    @Test("A message of any length takes five rows at the most, and ends in the ellipsis where it is cut")
    func endlessMessage() throws {
        var open = try OverlayCase()
        let before = open.rows
        open.fixture.send(.told(Message(String(repeating: "no end ", count: 500))))
        #expect(Array(open.rows.prefix(16)) == Array(before.prefix(16)))
        #expect(open.rows[21].contains("…"))
    }
}
