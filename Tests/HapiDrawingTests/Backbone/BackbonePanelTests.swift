import HapiCore
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("The backbone's strip")
struct BackbonePanelTests {
    /// First column of the strip within a frame, and the rows of the cursor and the exits.
    private static let (gutter, cursorRow, exitsRow) = (7, 3, 4)

    private func frame(_ fixture: ExplorerFixture, _ width: Int, _ height: Int) -> Frame {
        Screen(context: fixture.context, theme: .builtIn).frame(fixture.state, width: width, height: height)
    }

    @Test(
        "A click on any column goes to a layer that the column shows, and under the cursor to the cursor's",
        arguments: [1, 3, 60, 500])
    func clicks(layers: Int) throws {
        var fixture = try ExplorerFixture(layers: layers, exits: 12, samples: 20)
        var generator = Generator(seed: 8)
        for zoom in Zoom.allCases {
            fixture.send(.setCursor(generator.index(below: layers)))
            let width = 80 + generator.index(below: 120)
            let frame = frame(fixture, width, 24 + generator.index(below: 40))
            let columns = width - 2 - 6 - (zoom == .whole ? 0 : 1)
            let cursor = fixture.state.view.cursor
            let window = BackboneWindow(
                fixture.context.network, zoom: zoom, cursor: cursor, columns: columns)
            let astray = (0..<columns).flatMap { column in
                [2, Self.exitsRow, 5].filter { row in
                    guard case .layer(let layer) = frame.hits.target(x: Self.gutter + column, y: row) else {
                        return true
                    }
                    let isCursors = window.columns(ofLayer: cursor).contains(column)
                    return !window.columns(ofLayer: layer).contains(column) || (isCursors && layer != cursor)
                }
            }
            #expect(astray.isEmpty)
            let above = Self.gutter + window.columns(ofLayer: cursor).lowerBound
            #expect(frame.surface[above, Self.cursorRow].character == GlyphSet.unicode.cursorAbove)
            fixture.send(.zoomIn)
        }
    }

    @Test("Of several exits in a column the cursor's is seen, then what is pinned, in the design, forbidden")
    func strongest() throws {
        var fixture = try ExplorerFixture(layers: 300, exits: 299, samples: 10)
        let window = BackboneWindow(fixture.context.network, zoom: .whole, cursor: 0, columns: 72)
        let glyphs = GlyphSet.unicode
        func glyph(ofLayer layer: Int) -> Character {
            let column = window.columns(ofLayer: layer).lowerBound
            return frame(fixture, 80, 24).surface[Self.gutter + column, Self.exitsRow].character
        }
        let shared = window.layers(inColumn: 30)
        #expect(shared.count > 3)
        #expect(
            frame(fixture, 80, 24).surface.rows[1].contains("up to 5 of 300 layers a column (zoom in: +)"))
        let steps: [(Command, Character)] = [
            (.forbid, glyphs.exitForbidden), (.toggle, glyphs.exitInDesign), (.pin, glyphs.exitPinned),
        ]
        #expect(glyph(ofLayer: shared.lowerBound) == glyphs.exitCandidate)
        for (layer, step) in zip(shared, steps) {
            fixture.send(.setCursor(layer))
            fixture.send(step.0)
            fixture.send(.setCursor(0))
            #expect(glyph(ofLayer: shared.lowerBound) == step.1)
        }
        fixture.send(.setCursor(shared.lowerBound + 3))
        #expect(glyph(ofLayer: shared.lowerBound) == glyphs.exitCandidate)
    }

    @Test("Zoomed in, the title names the stage, names stand over their layers, and the edges tell of more")
    func zoom() throws {
        var fixture = try ExplorerFixture(layers: 40, exits: 30, samples: 20)
        fixture.send(.setCursor(21))
        fixture.send(.zoomIn)
        let stage = frame(fixture, 80, 24).surface.rows
        #expect(stage[1].contains("Backbone: stage5 (6 of 10)"))
        for layer in 20...23 { #expect(stage[2].contains("layer\(layer)")) }
        #expect(stage[Self.exitsRow].contains(GlyphSet.unicode.moreLeft))
        #expect(stage[Self.exitsRow].contains(GlyphSet.unicode.moreRight))
        fixture.send(.zoomIn)
        let single = frame(fixture, 80, 24).surface.rows
        #expect(single[1].contains("Backbone: stage5, layers 19 to 26 of 40"))
        fixture.send(.setCursor(0))
        #expect(!frame(fixture, 80, 24).surface.rows[Self.exitsRow].contains(GlyphSet.unicode.moreLeft))
    }

    @Test("An exit that no limit lets in says which limit it misses and by what figures")
    func missed() throws {
        let plain = try ExplorerFixture()
        let deadline = plain.evaluator.decisionUnit.worstPaths([4])[0] * 0.9999
        var fixture = try ExplorerFixture(limits: Limits(deadline: deadline))
        fixture.go(toExit: 6)
        let path = fixture.evaluator.decisionUnit.worstPaths([6])[0]
        let text = "misses deadline: path \(Format.milliseconds(path)) > \(Format.milliseconds(deadline))"
        #expect(frame(fixture, 120, 36).surface.rows.contains { $0.contains(text) })
        // So close that fewer digits would not tell them apart.
        fixture.go(toExit: 4)
        let close = fixture.evaluator.decisionUnit.worstPaths([4])[0]
        let digits = try unwrap(
            (3...12).first { Format.fixed(close, digits: $0) != Format.fixed(deadline, digits: $0) })
        let fine = "\(Format.fixed(close, digits: digits)) ms > \(Format.fixed(deadline, digits: digits)) ms"
        #expect(frame(fixture, 120, 36).surface.rows.contains { $0.contains(fine) })
    }
}
