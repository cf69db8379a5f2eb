import HapiCore
import HapiDrawing
import Testing

@Suite("The width of characters")
struct DisplayWidthTests {
    @Test(
        "A character takes the columns that terminals give it",
        arguments: [
            ("a", 1), (" ", 1), ("é", 1), ("e\u{301}", 1), ("─", 1), ("⣿", 1), ("◆", 1), ("▲", 1), ("×", 1),
            ("Ж", 1), ("ｱ", 1), ("层", 2), ("가", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ア", 2), ("Ａ", 2),
            ("。", 2), ("😀", 2), ("⌚", 2), ("🇫", 1), ("\u{301}", 0), ("\n", 0), ("\u{1B}", 0), ("\u{7F}", 0),
            ("\u{AD}", 0), ("\u{200B}", 0),
        ] as [(Character, Int)])
    func width(_ character: Character, _ columns: Int) {
        #expect(DisplayWidth.of(character) == columns)
    }

    @Test("A text is as wide as its characters together")
    func text() {
        #expect(DisplayWidth.of("") == 0)
        #expect(DisplayWidth.of("层1·卷积") == 8)
    }
}

@Suite("Text made safe")
struct SafeTextTests {
    @Test(
        "Whatever a terminal or a reader could be misled by is written out",
        arguments: [
            ("conv1", "conv1"), ("", ""), ("a\u{1B}[31mb", "a\\u{1b}[31mb"),
            ("a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"),
            ("\u{9B}2J", "\\u{9b}2J"), ("a\u{202E}b\u{2066}", "a\\u{202e}b\\u{2066}"),
            ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
            ("con\u{200D}v\u{FEFF}", "con\\u{200d}v\\u{feff}"),
            ("x\u{7F}\u{AD}", "x\\u{7f}\\u{ad}"), ("\u{E000}\u{FFFF}", "\\u{e000}\\u{ffff}"),
            ("a\u{A0}b\u{2003}c\u{3000}", "a\\u{a0}b\\u{2003}c\\u{3000}"),
            ("\u{3164}\u{2800}", "\\u{3164}\\u{2800}"),
            ("\u{301}a\u{301}", "\\u{301}a\u{301}"), ("层 é", "层 é"),
            ("a\u{301}\u{302}\u{303}\u{304}\u{305}", "a\u{301}\u{302}\u{303}\u{304}\\u{305}"),
        ])
    func unicode(_ text: String, _ shown: String) {
        #expect(SafeText.printable(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test(
        "Characters that terminals draw as one, or not, lose the parts that are in doubt",
        arguments: [
            ("👨\u{200D}👩", "👨\\u{200d}👩"), ("👍🏽", "👍\\u{1f3fd}"), ("🇫🇷", "🇫\\u{1f1f7}"),
            ("❤\u{FE0F}", "❤\\u{fe0f}"),
        ])
    func joined(_ text: String, _ shown: String) {
        #expect(SafeText.printable(text) == shown)
    }

    @Test("A letter that joins whatever follows it leaves nothing but ASCII standing")
    func prepended() {
        #expect(SafeText.printable("é \u{0D4E}a") == "\\u{e9} \\u{d4e}a")
        #expect(SafeText.printable("\u{0D4E}\u{202E}") == "\\u{d4e}\\u{202e}")
    }

    @Test("With ASCII glyphs every other scalar that can be seen is a question mark")
    func ascii() {
        #expect(SafeText.printable("a·层e\u{301}\u{1B}~", glyphs: .ascii) == "a??e?\\u{1b}~")
    }

    @Test("Of any scalars at all, each character that is shown has one or two columns")
    func anything() {
        var generator = Generator(seed: 11)
        let blocks: [ClosedRange<Int>] = [
            0...0xFF, 0x300...0x36F, 0x590...0x6FF, 0x900...0xDFF, 0x1100...0x11FF, 0x1F00...0x20FF,
            0x3000...0x30FF, 0xAC00...0xACFF, 0xD7B0...0xD7FF, 0xFE00...0xFFFF, 0x110BD...0x111FF,
            0x11900...0x11AFF, 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF, 0xE0000...0xE01EF,
        ]
        for _ in 0..<3000 {
            var text = String.UnicodeScalarView()
            for _ in 0...generator.index(below: 8) {
                let block = blocks[generator.index(below: blocks.count)]
                let value = block.lowerBound + generator.index(below: block.count)
                if let scalar = Unicode.Scalar(UInt32(value)) { text.append(scalar) }
            }
            for glyphs in [GlyphSet.unicode, .ascii] {
                let shown = SafeText.printable(String(text), glyphs: glyphs)
                #expect(shown.allSatisfy { (1...2).contains(DisplayWidth.of($0)) }, "\(Array(text))")
                #expect(SafeText.printable(shown, glyphs: glyphs) == shown, "\(Array(text))")
                if glyphs.isASCII { #expect(shown.utf8.allSatisfy { (0x20...0x7E).contains($0) }) }
            }
        }
    }
}

@Suite("Text fitted into columns")
struct TextFittingTests {
    @Test("Text is cut with an ellipsis, or filled up on the side that is asked for")
    func fitted() {
        #expect(SafeText.fitted("stem", columns: 6) == "stem  ")
        #expect(SafeText.fitted("stem", columns: 6, alignment: .right) == "  stem")
        #expect(SafeText.fitted("stem", columns: 7, alignment: .centre) == " stem  ")
        #expect(SafeText.fitted("stem", columns: 4) == "stem")
        #expect(SafeText.fitted("stem", columns: 3) == "st…")
        #expect(SafeText.fitted("stem", columns: 1) == "…")
        #expect(SafeText.fitted("stem", columns: 0) == "")
        #expect(SafeText.fitted("stem", columns: -3) == "")
        #expect(SafeText.fitted("stem", columns: 3, glyphs: .ascii) == "st~")
    }

    @Test("A wide character is never halved")
    func wide() {
        #expect(SafeText.cut("卷积层", columns: 5) == "卷积…")
        #expect(SafeText.cut("卷积层", columns: 4) == "卷…")
        #expect(SafeText.fitted("卷积层", columns: 4) == "卷… ")
        #expect(SafeText.fitted("卷积层", columns: 4, alignment: .right) == " 卷…")
    }

    @Test("What was fitted is exactly as wide as was asked")
    func exact() {
        var generator = Generator(seed: 12)
        let letters = Array("ab 层é😀\u{1B}")
        for _ in 0..<500 {
            let text = String(
                (0..<generator.index(below: 12)).map { _ in letters[generator.index(below: 7)] })
            let columns = generator.index(below: 12)
            for alignment in [TextAlignment.left, .centre, .right] {
                let fitted = SafeText.fitted(text, columns: columns, alignment: alignment)
                #expect(DisplayWidth.of(fitted) == columns)
            }
            for line in SafeText.wrapped(text, columns: columns) {
                #expect(DisplayWidth.of(line) <= columns)
            }
        }
    }

    @Test("Text is wrapped at blanks, within words only when they are longer than a line")
    func wrapped() {
        #expect(
            SafeText.wrapped("no design keeps the limits", columns: 10) == [
                "no design", "keeps the", "limits",
            ])
        #expect(SafeText.wrapped("a  resnet56-conv b", columns: 6) == ["a", "resnet", "56-con", "v b"])
        #expect(SafeText.wrapped("a\n\nb", columns: 6) == ["a", "", "b"])
        #expect(SafeText.wrapped("卷积", columns: 3) == ["卷", "积"])
        #expect(SafeText.wrapped("卷a", columns: 1) == ["·", "a"])
        #expect(SafeText.wrapped("", columns: 5) == [""])
        #expect(SafeText.wrapped("abc", columns: 0) == [])
    }
}
