import HapiCore
import HapiDrawing
import HapiExplorer
import TestSupport

/// A state with something open over the panels, drawn at a size.
struct OverlayCase {
    var fixture: ExplorerFixture
    var glyphs = GlyphSet.unicode
    var keymap = Keymap.standard
    var width = 80
    var height = 24

    /// Sizes that everything has to look right at.
    static let sizes = [(80, 24), (100, 30), (120, 36), (200, 60)]

    init(limits: Limits = Limits(meanLatency: 4, deadline: 9)) throws {
        fixture = try ExplorerFixture(limits: limits)
    }

    var frame: Frame {
        Screen(context: fixture.context, theme: .builtIn, glyphs: glyphs, keymap: keymap)
            .frame(fixture.state, width: width, height: height)
    }

    var rows: [String] { frame.surface.rows }

    func contains(_ text: String) -> Bool { rows.contains { $0.contains(text) } }

    /// Presses the left button where a text begins, and does what follows. Answers with the actions.
    @discardableResult
    mutating func click(_ text: String, inRow row: Int? = nil) throws -> [Action] {
        let rows = self.rows
        let y = try unwrap(row ?? rows.indices.first { rows[$0].contains(text) })
        let start = try unwrap(rows[y].firstRange(of: text)?.lowerBound)
        return click(x: DisplayWidth.of(String(rows[y][..<start])), y: y)
    }

    @discardableResult
    mutating func click(x: Int, y: Int) -> [Action] {
        let actions = frame.hits.actions(
            for: MouseEvent(.press(.left), x: x, y: y), isDragging: false)
        for action in actions { fixture.send(action) }
        return actions
    }

    /// What a press of the left button can do, wherever a button of three columns may be.
    var everyClick: Set<[Action]> {
        let frame = frame
        var found: Set<[Action]> = []
        for y in 0..<height {
            for x in stride(from: y % 3, to: width, by: 3) {
                found.insert(
                    frame.hits.actions(for: MouseEvent(.press(.left), x: x, y: y), isDragging: false))
            }
        }
        return found
    }

    /// Rows of what is open that can be clicked somewhere.
    var shownRows: Set<Int> {
        let hits = frame.hits
        var rows: Set<Int> = []
        for y in 0..<height {
            for x in 0..<width { if case .row(let row) = hits.target(x: x, y: y) { rows.insert(row) } }
        }
        return rows
    }

    /// The line of the screen that a row of what is open stands in.
    func line(ofRow index: Int) -> Int? {
        let hits = frame.hits
        return (0..<height).first { y in
            stride(from: 2, to: width, by: 4).contains { hits.target(x: $0, y: y) == .row(index) }
        }
    }
}
