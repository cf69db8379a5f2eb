import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

@Suite("Lines being typed")
struct PromptLineTests {
    private func line(_ open: OverlayCase) -> String { open.rows[open.height - 2] }

    @Test(
        "Every line says what it is for, and can be taken and left by mouse",
        arguments: [
            (":", " :"), ("e", "Export plan to: random.plan.json"), ("o", "Open plan: "),
            ("r", "Name of slot A: "), ("t", "Threshold (0 to 1): "),
        ] as [(KeyPress, String)])
    func labels(key: KeyPress, label: String) throws {
        for (width, height) in [(80, 24), (200, 60)] {
            var open = try OverlayCase(limits: Limits())
            (open.width, open.height) = (width, height)
            open.fixture.press("c", key)
            #expect(line(open).contains(label))
            #expect(try open.click("[Enter]", inRow: height - 2) == [.edit(.accept)])
            open.fixture.send(.edit(.cancel))
            open.fixture.press(key)
            #expect(try open.click("[Esc]", inRow: height - 2) == [.edit(.cancel)])
            #expect(open.fixture.state.view.overlay == .none)
        }
    }

    @Test("The end or the middle of a long text is seen, wherever the cursor is, with the cursor in reverse")
    func scrolling() throws {
        var open = try OverlayCase()
        open.fixture.press("o")
        let text = String((0..<200).map { Character(String($0 % 10)) })
        open.fixture.send(.edit(.insert(text)))
        func reversed(_ open: OverlayCase) -> Int? {
            let surface = open.frame.surface
            return (0..<open.width).first { surface[$0, 22].style.reverse }
        }
        for step in 0..<200 {
            open.fixture.send(.edit(.left))
            if step % 17 == 0 {
                let x = try unwrap(reversed(open))
                #expect(open.frame.surface[x, 22].character == Character(String((199 - step) % 10)))
            }
        }
        #expect(line(open).contains("Open plan: 0123456789"))
        #expect(line(open).contains("…"))
    }

    @Test("A reason stands beside the text, or in the footer's line where there is no room, whole")
    func refusal() throws {
        for (width, height) in OverlayCase.sizes {
            for text in ["deadline x", "frobnicate the whole network at once"] {
                var open = try OverlayCase()
                (open.width, open.height) = (width, height)
                open.fixture.press(":")
                open.fixture.send(.edit(.insert(text)))
                let reason = try unwrap(open.fixture.state.refusal(open.fixture.context))
                #expect(open.rows.suffix(2).contains { $0.contains(reason) })
                #expect(line(open).contains(text))
            }
        }
    }

    @Test("A typed command shows how it goes on and what it does")
    func hint() throws {
        var open = try OverlayCase()
        open.fixture.press(":", "d", "e", "a")
        #expect(open.contains("deadline VALUE  no sample may take longer"))
    }

    @Test("Completions stand in columns above the line; a click takes one; those without room are counted")
    func completions() throws {
        for (width, height) in OverlayCase.sizes {
            var open = try OverlayCase()
            (open.width, open.height) = (width, height)
            open.fixture.press(":", KeyPress(.tab))
            guard case .prompt(let prompt) = open.fixture.state.view.overlay else { throw Unexpected("none") }
            let seen = open.shownRows
            #expect(seen.count >= 18 && seen.isSubset(of: prompt.completions.indices))
            let hidden = prompt.completions.count - seen.count
            #expect(open.contains("and \(hidden) more") == (hidden > 0))
            let third = prompt.completions[3]
            open.fixture.send(.pickRow(3))
            #expect(line(open).contains(":\(third)"))
        }
    }

    @Test("Files that begin alike are shown without the folder they are all in")
    func files() throws {
        var open = try OverlayCase()
        open.fixture.press("o")
        open.fixture.send(.filesListed(["plans/old/a.json", "plans/old/b.json", "plans/old/more/"]))
        #expect(open.contains(" a.json  b.json  more/"))
    }

    @Test("A long path in a question leaves room for its answers")
    func question() throws {
        var open = try OverlayCase(limits: Limits())
        open.fixture.send(.exportEnded(.exists(path: String(repeating: "long/", count: 40) + "plan.json")))
        #expect(line(open).contains("[y] yes  [n] no"))
        #expect(try open.click("[n] no") == [.answer(false)])
    }
}
