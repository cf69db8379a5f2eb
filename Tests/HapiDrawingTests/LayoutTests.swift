import HapiCore
import HapiExplorer
import TestSupport
import Testing

@testable import HapiDrawing

@Suite("Where panels stand")
struct LayoutTests {
    private func rects(_ layout: ScreenLayout) -> [Rect] {
        [layout.header, layout.backbone, layout.pareto, layout.threshold, layout.message, layout.footer]
            + [layout.search, layout.compare].compactMap { $0 }
    }

    @Test("At every size the panels fill the screen and none overlaps another", arguments: [2, 3])
    func tiling(curves: Int) throws {
        var wrong: [String] = []
        for height in 24...100 {
            for width in stride(from: 80, through: 300, by: height.isMultiple(of: 10) ? 1 : 13) {
                for side in [Panel.search, .compare] {
                    let layout = try unwrap(
                        ScreenLayout(width: width, height: height, side: side, curves: curves))
                    let rects = rects(layout)
                    if !tiles(rects, width, height) { wrong.append("\(width)×\(height)") }
                }
            }
        }
        #expect(wrong.isEmpty)
    }

    /// Whether the rectangles lie within a screen, are together as large, and no two share a cell.
    private func tiles(_ rects: [Rect], _ width: Int, _ height: Int) -> Bool {
        guard rects.allSatisfy({ $0.x >= 0 && $0.y >= 0 && $0.right <= width && $0.bottom <= height }),
            rects.reduce(0, { $0 + $1.width * $1.height }) == width * height
        else { return false }
        for (index, rect) in rects.enumerated() {
            for other in rects[..<index] {
                let shared = rect.intersection(other)
                if shared.width > 0, shared.height > 0 { return false }
            }
        }
        return true
    }

    @Test("The panels in the middle keep their rows, however many curves there are")
    func middle() throws {
        for curves in [2, 3] {
            for (width, height, least) in [(80, 24, 9), (100, 30, 13), (120, 36, 17), (200, 60, 29)] {
                let layout = try unwrap(
                    ScreenLayout(width: width, height: height, side: .search, curves: curves))
                #expect(layout.pareto.height >= least)
                #expect(layout.threshold.height >= 1 + curves)
            }
        }
        #expect(ScreenLayout(width: 79, height: 24, side: .search) == nil)
        #expect(ScreenLayout(width: 80, height: 23, side: .search) == nil)
    }

    @Test("A narrow screen shows search or comparison, one that is high as well both")
    func narrow() throws {
        let small = try unwrap(ScreenLayout(width: 80, height: 24, side: .compare))
        #expect(small.search == nil && small.compare != nil)
        let high = try unwrap(ScreenLayout(width: 80, height: 60, side: .compare))
        #expect(high.search != nil && high.compare != nil)
    }

    @Test("The panels of backbone, threshold, header and details draw nothing outside their rectangles")
    func clipping() throws {
        var fixture = try ExplorerFixture(
            limits: Limits(meanLatency: 3, deadline: 9), layers: 60, exits: 30, samples: 20)
        var generator = Generator(seed: 12)
        let mark = Style(underline: true)
        for round in 0..<60 {
            fixture.send(.setCursor(generator.index(below: 60)))
            fixture.send(round % 3 == 0 ? .zoomOut : .zoomIn)
            let size =
                round % 4 == 0
                ? (1 + generator.index(below: 9), 1 + generator.index(below: 9))
                : (1 + generator.index(below: 300), 1 + generator.index(below: 100))
            let rect = Rect(
                x: generator.index(below: 5), y: generator.index(below: 5), width: size.0, height: size.1)
            let glyphs: GlyphSet = round.isMultiple(of: 2) ? .unicode : .ascii
            let screen = Screen(context: fixture.context, theme: .builtIn, glyphs: glyphs)
            let input = PanelInput(state: fixture.state, screen: screen, theme: .builtIn)
            for panel in 0..<4 {
                var hits = HitMap()
                let surface = Drawn.surface(rect.right + 4, rect.bottom + 4, glyphs) { painter in
                    painter.fill(painter.bounds, mark, with: "@")
                    switch panel {
                    case 0: BackbonePanel.draw(input, into: &painter, &hits, rect)
                    case 1: ThresholdPanel.draw(input, into: &painter, &hits, rect)
                    case 2: HeaderPanel.draw(input, into: &painter, &hits, rect)
                    default:
                        painter.within(rect) {
                            DetailsOverlay.draw(input, top: round, into: &$0, &hits)
                        }
                    }
                }
                #expect(Drawn.isWhole(surface))
                var strays = 0
                for y in 0..<surface.height {
                    for x in 0..<surface.width where !rect.contains(x: x, y: y) {
                        if surface[x, y] != Cell("@", mark) { strays += 1 }
                    }
                }
                #expect(strays == 0, "panel \(panel) in \(rect)")
            }
        }
    }
}
