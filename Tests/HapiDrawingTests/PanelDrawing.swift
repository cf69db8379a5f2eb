import HapiCore
import HapiExplorer
import TestSupport

@testable import HapiDrawing

/// One panel by itself, drawn at any size, as the screen draws it.
struct PanelDrawing {
    typealias Draw = (PanelInput, inout Painter, inout HitMap, Rect) -> Void

    let surface: Surface
    let hits: HitMap

    /// - Parameter margin: cells around the panel, which must stay as they were.
    init(
        _ state: ExplorerState, _ context: ExplorerContext, width: Int, height: Int,
        glyphs: GlyphSet = .unicode, margin: Int = 0, _ draw: Draw
    ) {
        let screen = Screen(context: context, theme: .builtIn, glyphs: glyphs)
        let input = PanelInput(state: state, screen: screen, theme: .builtIn)
        var painter = Painter(
            Surface(width: width + 2 * margin, height: height + 2 * margin), glyphs: glyphs)
        painter.fill(painter.bounds, .plain, with: Self.outside)
        var hits = HitMap()
        let rect = Rect(x: margin, y: margin, width: width, height: height)
        painter.fill(rect, .plain)
        draw(input, &painter, &hits, rect)
        surface = painter.surface
        self.hits = hits
    }

    /// What no panel draws.
    static let outside: Character = "&"

    /// The rows within the frame.
    var lines: [String] {
        surface.rows.dropFirst().dropLast().map { String($0.dropFirst().dropLast()) }
    }

    var text: String { surface.rows.joined(separator: "\n") }

    /// The line that begins with a label.
    func line(_ label: String) throws -> String {
        try unwrap(lines.first { $0.hasPrefix(label) }, "\(label) in\n\(text)")
    }

    /// What a click on the first place where a text stands asks for.
    func click(on text: String) throws -> [Action] {
        let row = try unwrap(surface.rows.firstIndex { $0.contains(text) }, "\(text) in\n\(self.text)")
        let line = surface.rows[row]
        let start = try unwrap(line.range(of: text))
        let column = line.distance(from: line.startIndex, to: start.lowerBound)
        return hits.actions(for: MouseEvent(.press(.left), x: column, y: row), isDragging: false)
    }
}
