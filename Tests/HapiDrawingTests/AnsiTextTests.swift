import HapiCore
import HapiDrawing
import Testing

@Suite("A frame as ANSI text")
struct AnsiTextTests {
    private let blue = Colour(red: 0x6C, green: 0xB2, blue: 0xFF)
    private let night = Colour(red: 0x16, green: 0x18, blue: 0x1D)

    private func text(_ depth: ColourDepth, _ width: Int, _ draw: (inout Painter) -> Void) -> String {
        AnsiText.text(Drawn.surface(width, 1, .unicode, draw), depth: depth)
    }

    @Test("A frame without styles is its characters, and an empty one is nothing")
    func unstyled() {
        #expect(text(.trueColour, 4) { $0.text(1, 0, "ab") } == " ab \n")
        #expect(AnsiText.text(Surface(width: 0, height: 2), depth: .ansi16) == "\n\n")
        #expect(AnsiText.text(Surface(width: 5, height: 0), depth: .ansi16) == "")
        #expect(AnsiText.plain(Drawn.surface(4, 2) { $0.text(1, 0, "a字") }) == " a字\n\n")
    }

    @Test(
        "A colour is asked for as the depth has it",
        arguments: [
            (.mono, "\u{1B}[1mx\u{1B}[0m\n"),
            // Neither of xterm's blues can be read on black, so blue is a cyan there.
            (.ansi16, "\u{1B}[1;36;40mx\u{1B}[0m\n"),
            (.ansi256, "\u{1B}[1;38;5;75;48;5;234mx\u{1B}[0m\n"),
            (.trueColour, "\u{1B}[1;38;2;108;178;255;48;2;22;24;29mx\u{1B}[0m\n"),
        ] as [(ColourDepth, String)])
    func depths(_ depth: ColourDepth, _ expected: String) {
        let style = Style(foreground: blue, background: night, bold: true)
        #expect(text(depth, 1) { $0.text(0, 0, "x", style) } == expected)
    }

    @Test("Sixteen colours have the codes 30 to 37 and 90 to 97, backgrounds 40 to 47 and 100 to 107")
    func sixteen() {
        let dim = Style(foreground: Colour(rgb: 0xCD0000), background: Colour(rgb: 0xFFFFFF))
        let bright = Style(foreground: Colour(rgb: 0x00FF00), background: Colour(rgb: 0x000000))
        let shown = text(.ansi16, 2) { painter in
            painter.text(0, 0, "a", dim)
            painter.text(1, 0, "b", bright)
        }
        #expect(shown == "\u{1B}[31;107ma\u{1B}[92;40mb\u{1B}[0m\n")
    }

    @Test("Only what changes is sent, and everything after a reset where that is shorter")
    func changes() {
        let styles = [
            Style(bold: true, underline: true, reverse: true), Style(bold: true, underline: true),
            Style(bold: true), Style(foreground: blue, bold: true), Style(foreground: blue), .plain,
        ]
        let shown = text(.trueColour, 7) { painter in
            for (x, style) in styles.enumerated() { painter.text(x, 0, "x", style) }
        }
        #expect(
            shown == "\u{1B}[1;4;7mx\u{1B}[27mx\u{1B}[24mx\u{1B}[38;2;108;178;255mx\u{1B}[22mx\u{1B}[0mx \n")
        #expect(
            text(.mono, 2) { painter in
                painter.text(0, 0, "x", styles[0])
                painter.text(1, 0, "x", Style(underline: true))
            } == "\u{1B}[1;4;7mx\u{1B}[0;4mx\u{1B}[0m\n")
    }

    @Test(
        "Read back, every cell has its character and the colours of the depth",
        arguments: ColourDepth.allCases)
    func roundTrip(_ depth: ColourDepth) {
        var generator = Generator(seed: 21)
        for _ in 0..<8 {
            let surface = randomSurface(&generator)
            let read = AnsiReader(AnsiText.text(surface, depth: depth))
            #expect(read.strangers.isEmpty)
            #expect(read.rows.count == surface.height)
            #expect(read.looksAtRowEnds.allSatisfy { $0 == AnsiReader.Look() })
            for (y, row) in read.rows.enumerated() {
                #expect(row == (0..<surface.width).map { shown(surface[$0, y], depth) })
            }
        }
    }

    private func shown(_ cell: Cell, _ depth: ColourDepth) -> AnsiReader.Shown {
        let (foreground, background) = depth.resolve(style: cell.style)
        let look = AnsiReader.Look(
            foreground: foreground, background: background, bold: cell.style.bold,
            underline: cell.style.underline, reverse: cell.style.reverse)
        return AnsiReader.Shown(character: cell.character, look: look, isContinuation: cell.isContinuation)
    }

    /// Words of a few letters in styles that often share a colour with the one before.
    private func randomSurface(_ generator: inout Generator) -> Surface {
        let size = (1 + generator.index(below: 30), 1 + generator.index(below: 4))
        let letters: [Character] = ["a", "Z", " ", "█", "⣿", "字", "é", "╭"]
        return Drawn.surface(size.0, size.1) { painter in
            for _ in 0..<(size.0 * size.1 / 2) {
                var colour: Colour? {
                    let step = UInt32(generator.index(below: 5))
                    return step == 0 ? nil : Colour(rgb: step * 0x31_17_2F)
                }
                let style = Style(
                    foreground: colour, background: colour, bold: generator.index(below: 2) == 0,
                    underline: generator.index(below: 3) == 0, reverse: generator.index(below: 4) == 0)
                let word = (0..<generator.index(below: 5)).map { _ in letters[generator.index(below: 8)] }
                painter.text(
                    generator.index(below: size.0), generator.index(below: size.1), String(word), style)
            }
        }
    }
}
