import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

@Suite("Help over the panels")
struct HelpOverlayTests {
    /// Everything that the help shows, from its start to its end.
    private func text(_ open: OverlayCase) throws -> String {
        var open = open
        var seen: [String] = []
        let last = try unwrap(open.frame.hits.lastTop)
        for top in stride(from: 0, through: last + open.height, by: 5) {
            seen += open.rows
            if top < last { open.fixture.send(.scroll(5)) }
        }
        return seen.joined(separator: "\n")
    }

    @Test("All groups, keys, signs and typed commands are there at every size", arguments: OverlayCase.sizes)
    func complete(width: Int, height: Int) throws {
        var open = try OverlayCase()
        (open.width, open.height) = (width, height)
        open.fixture.press("?")
        let text = try text(open)
        for group in CommandGroup.allCases { #expect(text.contains(group.rawValue)) }
        for word in CommandWord.withArgument { #expect(text.contains(":\(word.name)")) }
        for row in CommandTable.rows {
            #expect(text.contains(":\(row.command.rawValue)"))
            if let key = row.keys.first { #expect(text.contains(key.name)) }
        }
        for sign in ["◆", "▲", "×", "○", "✓", "≈", "◉"] { #expect(text.contains(sign)) }
        #expect(text.contains("McNemar"))
    }

    @Test("Scrolling stops at the end: one step back from there is seen at once, however far one went")
    func bounded() throws {
        var open = try OverlayCase()
        open.fixture.press("?")
        func press(_ key: KeyPress) {
            guard let action = open.fixture.state.action(for: key, .standard) else { return }
            open.fixture.send(open.frame.hits.bounded(action, open.fixture.state))
        }
        for _ in 0..<60 { press(KeyPress(.pageDown)) }
        press("G")
        let last = try unwrap(open.frame.hits.lastTop)
        #expect(open.fixture.state.view.overlay == .help(top: last))
        let end = open.rows
        press("k")
        #expect(open.rows != end && open.fixture.state.view.overlay == .help(top: last - 1))
        press("g")
        press("k")
        #expect(open.fixture.state.view.overlay == .help(top: 0))
        #expect(open.contains("[↓ more]") && !open.contains("[↑ back]"))
        press("j")
        #expect(open.contains("[↑ back]"))
    }

    @Test("In ASCII arrows are words, and the user's own keys are shown as they are bound")
    func own() throws {
        var open = try OverlayCase()
        (open.width, open.height) = (200, 60)
        open.fixture.press("?")
        #expect(open.contains("← h") && !open.contains("F6"))
        open.glyphs = .ascii
        #expect(open.contains("Left h") && open.contains("Down j"))
        open.keymap = try Keymap.read(
            Array(#"{"format": "hapi.keys", "version": 1, "keys": {"find": ["F6"], "pin-here": []}}"#.utf8))
        #expect(open.contains("F6") && open.contains("no key"))
    }
}
