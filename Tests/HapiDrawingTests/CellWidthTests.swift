import Glibc
import HapiCore
import HapiDrawing
import HapiJSON
import Testing

/// A cell holds what a terminal puts into one, or a wide one and its other half.
@Suite("Frames in cells")
struct CellWidthTests {
    private static let blocks: [ClosedRange<Int>] = [
        0x20...0x7E, 0x20...0x7E, 0...0x2FF, 0x300...0x36F, 0x400...0x5FF, 0x900...0xDFF, 0x1100...0x11FF,
        0x2000...0x2BFF, 0x3000...0x33FF, 0x4E00...0x9FFF, 0xAC00...0xD7FF, 0xFE00...0xFFFF,
        0x1F1E6...0x1FAFF,
        0x20000...0x200FF, 0xE0000...0xE01EF,
    ]

    private func text(_ generator: inout Generator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<generator.index(below: 14) {
            let block = Self.blocks[generator.index(below: Self.blocks.count)]
            let value = block.lowerBound + generator.index(below: block.count)
            if let scalar = Unicode.Scalar(UInt32(value)) { text.append(scalar) }
        }
        return String(text)
    }

    @Test("Any text at any place fills as many cells as its characters are wide, and no half of one is left")
    func cells() {
        var generator = Generator(seed: 31)
        for _ in 0..<200 {
            var painter = Painter(Surface(width: 24, height: 3), glyphs: .unicode)
            for _ in 0..<6 {
                let (x, y) = (generator.index(below: 30) - 4, generator.index(below: 3))
                let text = text(&generator)
                let columns = painter.text(x, y, text)
                #expect(columns == DisplayWidth.of(SafeText.printable(text)))
            }
            let surface = painter.surface
            for y in 0..<surface.height {
                var columns = 0
                for x in 0..<surface.width {
                    let cell = surface[x, y]
                    let isHalved = x + 1 < surface.width && surface[x + 1, y].isContinuation
                    if cell.isContinuation { continue }
                    #expect(
                        DisplayWidth.of(cell.character) == (isHalved ? 2 : 1), "\(cell.character) at \(x)")
                    columns += DisplayWidth.of(cell.character)
                }
                #expect(columns == surface.width)
            }
        }
    }

    @Test("Of characters that the system has a width for, it is the same, but for newer and older Unicode")
    func systemWidths() throws {
        // For this thread alone.
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        // Not among what Swift imports of the C library.
        typealias Width = @convention(c) (Int32) -> Int32
        let systemWidth = try unsafeBitCast(#require(dlsym(nil, "wcwidth")), to: Width.self)
        var generator = Generator(seed: 32)
        var (known, different) = (0, [String]())
        for _ in 0..<20_000 {
            let block = Self.blocks[generator.index(below: Self.blocks.count)]
            let value = block.lowerBound + generator.index(below: block.count)
            guard let scalar = Unicode.Scalar(UInt32(value)), !scalar.isHidden else { continue }
            let columns = Int(systemWidth(Int32(value)))
            guard columns >= 0 else { continue }
            known += 1
            if DisplayWidth.of(Character(scalar)) != columns { different.append(scalar.writtenOut) }
        }
        #expect(
            known > 5000 && different.count * 200 < known, "\(Set(different).sorted().joined(separator: " "))"
        )
    }

    @Test("Names that differ look different")
    func names() {
        let scalars: [Unicode.Scalar] = [
            "a", "b", "·", " ", "\u{1B}", "\u{7}", "\u{9B}", "\u{A0}", "\u{200B}", "\u{200C}", "\u{200D}",
            "\u{202E}", "\u{FE0F}",
            "\u{3164}", "\u{34F}", "\u{2800}", "\u{E0041}", "\u{1F3FD}", "\u{1F1EB}", "\u{1F1F7}", "\u{D4E}",
            "👍", "层", "é",
        ]
        var generator = Generator(seed: 33)
        var seen: [String: String] = [:]
        for _ in 0..<4000 {
            var view = String.UnicodeScalarView()
            for _ in 0...generator.index(below: 4) {
                view.append(scalars[generator.index(below: scalars.count)])
            }
            let name = String(view)
            let shown = SafeText.printable(name)
            if let other = seen[shown] {
                #expect(other.unicodeScalars.elementsEqual(name.unicodeScalars), "both look like \(shown)")
            }
            seen[shown] = name
        }
    }
}
