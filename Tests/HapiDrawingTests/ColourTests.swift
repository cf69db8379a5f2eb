import HapiCore
import HapiDrawing
import Testing

@Suite("Colours")
struct ColourTests {
    @Test("A colour is written #rrggbb, and nothing else is a colour")
    func hexadecimal() {
        #expect(Colour(hexadecimal: "#7aA2f7") == Colour(red: 0x7A, green: 0xA2, blue: 0xF7))
        #expect(Colour(red: 0, green: 10, blue: 255).hexadecimal == "#000aff")
        for text in ["", "#", "7aa2f7", "#7aa2f", "#7aa2f7f", "#7aa2fg", "#+aa2f7", "#７aa2f7", " #7aa2f7"] {
            #expect(Colour(hexadecimal: text) == nil, "\(text)")
        }
    }

    @Test(
        "Contrast is WCAG's ratio",
        arguments: [
            ("#000000", "#ffffff", 21.0), ("#ffffff", "#000000", 21.0), ("#123456", "#123456", 1.0),
            ("#777777", "#ffffff", 4.478), ("#767676", "#ffffff", 4.542), ("#0000ff", "#ffffff", 8.592),
            ("#ff0000", "#00ff00", 2.914),
        ])
    func contrast(_ first: String, _ second: String, _ expected: Double) throws {
        let ratio = try #require(Colour(hexadecimal: first)).contrast(
            with: try #require(Colour(hexadecimal: second)))
        #expect(abs(ratio - expected) < 0.001)
    }

    @Test("The terminal's own colour stays its own at every depth", arguments: ColourDepth.allCases)
    func own(_ depth: ColourDepth) {
        #expect(depth.resolve(colour: nil) == .terminalDefault)
    }

    @Test("True colour is exact; mono has none")
    func extremes() {
        let colour = Colour(red: 1, green: 2, blue: 3)
        #expect(ColourDepth.trueColour.resolve(colour: colour) == .rgb(0x010203))
        #expect(ColourDepth.mono.resolve(colour: colour) == .terminalDefault)
    }

    @Test("A colour of xterm's cube or greys is itself, and the user's own sixteen are never used")
    func palette256() {
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        for index in 0..<216 {
            let colour = Colour(
                red: levels[index / 36], green: levels[index / 6 % 6], blue: levels[index % 6])
            #expect(ColourDepth.ansi256.resolve(colour: colour) == .indexed(UInt8(16 + index)))
        }
        for step in 0..<24 {
            let grey = UInt8(8 + 10 * step)
            let colour = Colour(red: grey, green: grey, blue: grey)
            #expect(ColourDepth.ansi256.resolve(colour: colour) == .indexed(UInt8(232 + step)))
        }
        #expect(ColourDepth.ansi256.resolve(colour: Colour(red: 254, green: 1, blue: 2)) == .indexed(196))
    }

    @Test("Each of xterm's sixteen is itself")
    func palette16() {
        let sixteen: [UInt32] = [
            0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
            0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
        ]
        for (index, rgb) in sixteen.enumerated() {
            #expect(ColourDepth.ansi16.resolve(colour: Colour(rgb: rgb)) == .indexed(UInt8(index)))
        }
    }

    @Test(
        "A pastel keeps its hue among sixteen, where distance alone would make it grey",
        arguments: [
            ("#ff7a85", 9), ("#ff9e5e", 3), ("#ffe066", 11), ("#7fd88f", 2), ("#5fd7d7", 6),
            ("#6cb2ff", 12),
            ("#d59bff", 13), ("#9aa1ab", 8), ("#16181d", 0), ("#fbfbf8", 15),
        ] as [(String, UInt8)])
    func pastels(_ text: String, _ index: UInt8) throws {
        let colour = try #require(Colour(hexadecimal: text))
        #expect(ColourDepth.ansi16.resolve(colour: colour) == .indexed(index))
    }

    @Test("What can be read as named can be read as it is shown", arguments: [ColourDepth.ansi256, .ansi16])
    func legibility(_ depth: ColourDepth) throws {
        var generator = Generator(seed: 22)
        for _ in 0..<200 {
            func colour() -> Colour { Colour(rgb: UInt32(generator.index(below: 1 << 24))) }
            let style = Style(foreground: colour(), background: colour())
            let named = try #require(style.foreground).contrast(with: #require(style.background))
            let (foreground, background) = depth.resolve(style: style)
            let seen = try #require(foreground.nominal).contrast(with: #require(background.nominal))
            let kept = [7, 4.5, 3].first { $0 <= named } ?? 1
            // Every background has 4.5:1 with black or with white, and not every one has 7:1.
            #expect(seen >= min(kept, 4.5), "\(style)")
        }
    }

    @Test(
        "A hue that cannot be read gives way to the next, never to red; without a background it stays",
        arguments: [
            ("#1f7034", "#fbfbf8", 12), ("#7d5a00", "#fbfbf8", 5), ("#0f6a75", "#fbfbf8", 12),
            ("#6cb2ff", "#16181d", 6), ("#ff7a85", "#16181d", 9), ("#5b626c", "#fbfbf8", 0),
        ] as [(String, String, UInt8)])
    func givingWay(_ text: String, _ behind: String, _ index: UInt8) throws {
        let colour = try #require(Colour(hexadecimal: text))
        let background = try #require(Colour(hexadecimal: behind))
        let style = Style(foreground: colour, background: background)
        #expect(ColourDepth.ansi16.resolve(style: style).foreground == .indexed(index))
        #expect(
            ColourDepth.ansi16.resolve(style: Style(foreground: colour)).foreground
                == ColourDepth.ansi16.resolve(colour: colour))
    }

    @Test("Eight colours have no bright ones: hues go plain, greys go white")
    func folding() {
        let folded = (0..<16).map { TerminalColour.indexed(UInt8($0)).folded(toPaletteOf: 8) }
        #expect(folded == [0, 1, 2, 3, 4, 5, 6, 7, 7, 1, 2, 3, 4, 5, 6, 7].map { .indexed($0) })
        #expect(TerminalColour.indexed(9).folded(toPaletteOf: 16) == .indexed(9))
        #expect(TerminalColour.terminalDefault.folded(toPaletteOf: 8) == .terminalDefault)
    }
}

@Suite("Detecting the colour depth")
struct ColourDepthDetectionTests {
    @Test(
        "The depth follows terminfo's count of colours",
        arguments: [
            (-1, .mono), (0, .mono), (2, .mono), (8, .ansi16), (16, .ansi16), (88, .ansi16), (256, .ansi256),
            (0x100_0000, .ansi256),
        ] as [(Int, ColourDepth)])
    func counts(_ colours: Int, _ depth: ColourDepth) {
        #expect(
            ColourDepth.detect(environment: [:], terminfoColours: colours, terminfoHasRGB: false) == depth)
    }

    @Test("NO_COLOR takes every colour away, unless it is empty")
    func noColour() {
        for (value, depth) in [("1", ColourDepth.mono), ("0", .mono), ("", .trueColour)] {
            let environment = ["NO_COLOR": value, "COLORTERM": "truecolor"]
            #expect(
                ColourDepth.detect(environment: environment, terminfoColours: 256, terminfoHasRGB: true)
                    == depth)
        }
    }

    @Test("COLORTERM asks for true colour, and gets it only from a terminal that terminfo says has it")
    func trueColour() {
        for value in ["truecolor", "24bit"] {
            let environment = ["COLORTERM": value]
            #expect(
                ColourDepth.detect(environment: environment, terminfoColours: 256, terminfoHasRGB: true)
                    == .trueColour)
            #expect(
                ColourDepth.detect(environment: environment, terminfoColours: 256, terminfoHasRGB: false)
                    == .ansi256)
        }
        #expect(
            ColourDepth.detect(environment: ["COLORTERM": "yes"], terminfoColours: 256, terminfoHasRGB: true)
                == .ansi256)
    }

    @Test("A terminal that counts 2²⁴ direct colours is asked for nothing else")
    func direct() {
        #expect(
            ColourDepth.detect(environment: [:], terminfoColours: 0x100_0000, terminfoHasRGB: true)
                == .trueColour)
    }
}
