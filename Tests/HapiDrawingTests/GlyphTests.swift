import HapiDrawing
import Testing

@Suite("Glyphs")
struct GlyphTests {
    /// Every character and string of a set, by the name of its field.
    private func glyphs(of set: GlyphSet) -> [(name: String, text: String)] {
        Mirror(reflecting: set).children.flatMap { child -> [(name: String, text: String)] in
            let name = child.label ?? ""
            return switch child.value {
            case let character as Character: [(name, String(character))]
            case let text as String: [(name, text)]
            case let bars as [Character]: bars.map { (name, String($0)) }
            default: []
            }
        }
    }

    @Test("Every glyph may be drawn with its own set as it is", arguments: [GlyphSet.unicode, .ascii])
    func printable(_ set: GlyphSet) {
        let all = glyphs(of: set)
        #expect(all.count > 40)
        for glyph in all {
            #expect(SafeText.printable(glyph.text, glyphs: set) == glyph.text, "\(glyph.name)")
        }
    }

    @Test("Glyphs that stand in a drawing take one column", arguments: [GlyphSet.unicode, .ascii])
    func narrow(_ set: GlyphSet) {
        for glyph in glyphs(of: set) where glyph.text.count == 1 {
            #expect(DisplayWidth.of(glyph.text) == 1, "\(glyph.name)")
        }
        #expect(set.bars.count == 9)
        #expect(Set(set.bars).count == 9)
    }

    @Test("What an exit is can be told from its glyph alone", arguments: [GlyphSet.unicode, .ascii])
    func exits(_ set: GlyphSet) {
        let exits = [
            set.exitInDesign, set.exitPinned, set.exitForbidden, set.exitCandidate, set.exitInfeasible,
        ]
        #expect(Set(exits).count == exits.count)
        for mark in [
            set.better, set.worse, set.alike, set.cursorAbove, set.cursorLeft, set.cursorRight, set.pointer,
        ] {
            #expect(!exits.contains(mark))
        }
        let points = [set.pointMissed, set.pointFront, set.pointCurrent, set.pointCursor]
        #expect(Set(points).count == points.count)
        #expect(Set([set.better, set.worse, set.alike]).count == 3)
    }
}
