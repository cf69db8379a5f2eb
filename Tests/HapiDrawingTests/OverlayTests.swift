import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport
import Testing

@Suite("What lies over the panels")
struct OverlayTests {
    /// Keys that open each overlay, some with something typed.
    private static let openings: [[KeyPress]] = [
        ["?"], ["i"], ["a"], ["a", KeyPress(.down), KeyPress(.down), "4", "x"], ["a", KeyPress(.end)],
        [KeyPress(.character("p"), control: true)], [KeyPress(.character("p"), control: true), "z", "q"],
        ["/"], ["/", "1"], ["c", "]", "u", "U"], ["T"], ["B"], [":"], [":", KeyPress(.tab), KeyPress(.tab)],
        [":", "d", "e", "a", " ", "字"], ["e"], ["o"], ["D"], ["c", "r"], ["t", "9"], ["]", "q"],
    ]

    @Test(
        "Everything draws whole at every size, leaves the header alone and keeps the footer's line to itself",
        arguments: [GlyphSet.unicode, .ascii])
    func whole(glyphs: GlyphSet) throws {
        for keys in Self.openings {
            var open = try OverlayCase()
            open.glyphs = glyphs
            (open.width, open.height) = (80, 24)
            let header = open.rows[0]
            for key in keys { open.fixture.press(key) }
            #expect(open.fixture.state.view.overlay != .none, "\(keys.map(\.name))")
            #expect(open.rows[0] == header)
            for (width, height) in [(80, 24), (99, 27), (120, 36), (200, 60)] {
                (open.width, open.height) = (width, height)
                let frame = open.frame
                #expect(frame.surface.width == width && Drawn.isWhole(frame.surface))
                if glyphs.isASCII { #expect(frame.surface.cells.allSatisfy { $0.character.isASCII }) }
                let footer = frame.surface.rows[height - 1]
                #expect(footer.hasPrefix(" ") && footer.hasSuffix(" "), "\(footer)")
                #expect(!footer.contains { "╰╯│".contains($0) })
            }
        }
    }

    @Test("While something is open no click reaches the panels under it", arguments: [(80, 24), (120, 36)])
    func blocked(width: Int, height: Int) throws {
        for keys in Self.openings {
            var open = try OverlayCase()
            for key in keys { open.fixture.press(key) }
            (open.width, open.height) = (width, height)
            for actions in open.everyClick {
                for action in actions {
                    switch action {
                    case .edit, .pickRow, .scroll, .answer, .command(.back): break
                    default: Issue.record("\(action) under \(keys.map(\.name))")
                    }
                }
            }
        }
    }

    @Test("A click outside closes a list, a form and the help, but not what is being typed in a form")
    func outside() throws {
        for (keys, closes) in [
            (["?"], true), (["i"], true), (["/"], true), (["a"], true), (["a", KeyPress(.end), "4"], false),
            (["e"], false),
        ] as [([KeyPress], Bool)] {
            var open = try OverlayCase()
            for key in keys { open.fixture.press(key) }
            open.click(x: 0, y: 0)
            #expect((open.fixture.state.view.overlay == .none) == closes)
        }
    }

    @Test(
        "Each list and form says how to close it, and does so by a click there", arguments: OverlayCase.sizes)
    func closing(width: Int, height: Int) throws {
        for (key, button) in [("?", "[Esc close]"), ("a", "[Esc close]"), ("B", "[Esc cancel]")]
            as [(KeyPress, String)]
        {
            var open = try OverlayCase()
            (open.width, open.height) = (width, height)
            open.fixture.press(key)
            try open.click(button)
            #expect(open.fixture.state.view.overlay == .none)
        }
    }

    @Test("The wheel moves through a list wherever it is over it, buttons included")
    func wheel() throws {
        var open = try OverlayCase()
        open.fixture.press("a")
        let frame = open.frame
        for y in 3..<20 {
            let event = MouseEvent(.scrollDown, x: 40, y: y)
            #expect(frame.hits.actions(for: event, isDragging: false) == [.scroll(3)])
        }
        open.fixture.send(.edit(.cancel))
        let plain = open.frame.hits.actions(for: MouseEvent(.scrollDown, x: 40, y: 4), isDragging: false)
        #expect(plain.contains(.command(.right)), "the backbone again")
    }
}
