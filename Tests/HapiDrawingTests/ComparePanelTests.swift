import HapiCore
import HapiDrawing
import HapiExplorer
import HapiFigures
import TestSupport
import Testing

@Suite("The panel of compared designs")
struct ComparePanelTests {
    /// The panel's lines inside its frame, at the right end of the screen.
    private func lines(
        _ fixture: ExplorerFixture, width: Int = 100, height: Int = 30, glyphs: GlyphSet = .unicode
    ) -> [String] {
        let screen = Screen(context: fixture.context, theme: .builtIn, glyphs: glyphs)
        let rows = screen.frame(fixture.state, width: width, height: height).surface.rows
        let top = rows.firstIndex { $0.contains(" Compare ") } ?? 0
        return rows[(top + 1)...].prefix { $0.hasSuffix(String(glyphs.vertical)) }.compactMap {
            $0.dropLast().split(separator: glyphs.vertical).last.map(String.init)
        }
    }

    /// The mark behind a figure of a slot: eight columns of label, then seven for each design.
    private func mark(_ line: String, slot: Int) -> Character { Array(line)[8 + 7 * (slot + 1) + 6] }

    private func line(_ lines: [String], _ label: String) throws -> String {
        try unwrap(lines.first { $0.hasPrefix(label) }, label)
    }

    @Test(
        "An accuracy is marked by the test, not by which is larger; every mark of both slots is on the screen",
        arguments: [(100, 30, GlyphSet.unicode), (120, 36, .unicode), (100, 30, .ascii)])
    func marks(width: Int, height: Int, glyphs: GlyphSet) throws {
        var fixture = try ExplorerFixture()
        fixture.press("c", "c")
        var generator = Generator(seed: 11)
        var seen: Set<Character> = []
        for _ in 0..<25 {
            fixture.go(toExit: generator.index(below: 8))
            fixture.send(.toggle)
            fixture.send(.dragThreshold(generator.unit()), .endDrag)
            if generator.index(below: 3) == 0 { fixture.type("keep b") }
            let lines = lines(fixture, width: width, height: height, glyphs: glyphs)
            let (accuracy, latency) = (try line(lines, "acc %"), try line(lines, "mean ms"))
            let now = try unwrap(fixture.state.analysis.evaluation)
            for (index, pair) in fixture.state.analysis.comparisons.bySlot.enumerated() {
                guard let pair else { continue }
                let slot = try unwrap(fixture.state.document.slots[index]).evaluation
                let larger = slot.correct > now.correct ? glyphs.better : glyphs.worse
                let expected = pair.pValue < 0.05 ? larger : glyphs.alike
                #expect(mark(accuracy, slot: index) == expected)
                seen.insert(expected)
                let faster = slot.meanLatency < now.meanLatency ? glyphs.better : glyphs.worse
                #expect(
                    mark(latency, slot: index) == (slot.meanLatency == now.meanLatency ? " " : faster))
                #expect(try line(lines, "acc p").contains(Format.probability(pair.pValue)))
            }
        }
        #expect(seen.contains(glyphs.alike) && seen.count > 1)
    }

    @Test("The legend tells the marks in words", arguments: [GlyphSet.unicode, .ascii])
    func legend(glyphs: GlyphSet) throws {
        var fixture = try ExplorerFixture()
        #expect(!lines(fixture, glyphs: glyphs).contains { $0.contains("unclear") })
        fixture.press("c")
        let legend = "\(glyphs.better) better, \(glyphs.worse) worse, \(glyphs.alike) unclear"
        #expect(lines(fixture, glyphs: glyphs).last?.hasPrefix(legend) == true)
    }
}
