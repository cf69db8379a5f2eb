import HapiCore
import HapiExplorer
import TestSupport
import Testing

@testable import HapiDrawing

/// A panel at sizes from 1×1 to 300×100, drawn with a margin that must stay untouched.
enum PanelSizes {
    static func check(_ fixtures: [ExplorerFixture], _ draw: PanelDrawing.Draw) throws {
        var generator = Generator(seed: 23)
        var sizes = [(1, 1), (2, 2), (3, 3), (31, 9), (60, 30), (300, 100)]
        for _ in 0..<25 { sizes.append((1 + generator.index(below: 120), 1 + generator.index(below: 40))) }
        for (index, size) in sizes.enumerated() {
            let glyphs: GlyphSet = index % 2 == 0 ? .unicode : .ascii
            for fixture in fixtures {
                let (width, height) = size
                let drawn = PanelDrawing(
                    fixture.state, fixture.context, width: width, height: height, glyphs: glyphs, margin: 2,
                    draw)
                let inside = Rect(x: 2, y: 2, width: width, height: height)
                let cells = (0..<drawn.surface.height).flatMap { y in
                    (0..<drawn.surface.width).map { x in (x, y, drawn.surface[x, y].character) }
                }
                #expect(
                    cells.allSatisfy { x, y, character in
                        let isInside = inside.contains(x: x, y: y)
                        return (character == PanelDrawing.outside) != isInside
                            && (isInside || drawn.hits.target(x: x, y: y) == nil)
                    }, "\(size)")
                if glyphs.isASCII { #expect(cells.allSatisfy { $0.2.isASCII }, "\(size)") }
            }
        }
    }
}
