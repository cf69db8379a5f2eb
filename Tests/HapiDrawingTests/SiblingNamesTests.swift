import HapiCore
import HapiDrawing
import TestSupport
import Testing

@Suite("Names told apart in a few columns")
struct SiblingNamesTests {
    private static let inception = [
        "stem", "inception3a", "inception3b", "pool4", "inception4a", "inception4b", "pool5", "head",
    ]

    private func texts(_ names: [String], _ columns: Int, glyphs: GlyphSet = .unicode) -> [String] {
        SiblingNames(names, glyphs: glyphs).texts(columns: names.map { _ in columns })
    }

    @Test("What siblings share gives way, and their ends stay; names without siblings keep their beginnings")
    func ends() {
        #expect(texts(Self.inception, 11) == Self.inception)
        #expect(
            texts(Self.inception, 6) == ["stem", "…3a", "…3b", "pool4", "…4a", "…4b", "pool5", "head"])
        #expect(texts(Self.inception, 2) == ["", "", "", "", "", "", "", ""])
        #expect(texts(Self.inception, 3) == ["", "…3a", "…3b", "…4", "…4a", "…4b", "…5", ""])
        #expect(texts(Self.inception, 6, glyphs: .ascii)[1] == "~3a")
        #expect(texts(["classifier", "stem"], 6) == ["class…", "stem"])
    }

    @Test("The first of a family that has room says whole what the others are of")
    func first() {
        let siblings = SiblingNames(Self.inception)
        #expect(
            siblings.texts(columns: [4, 10, 11, 5, 11, 11, 1, 4])
                == ["stem", "…3a", "inception3b", "pool4", "…4a", "…4b", "", "head"])
        #expect(texts(["stage1", "stage10"], 6) == ["stage1", "…10"])
    }

    @Test("Whole words are shared, so that stage1 is not taken for the beginning of stage10")
    func words() {
        #expect(texts(["stage1", "stage10"], 4) == ["…1", "…10"])
        #expect(
            texts(["features.block1", "features.block2", "features.norm"], 10)
                == ["…block1", "…block2", "…norm"])
        #expect(texts(["features.block1", "features.block2"], 5) == ["…1", "…2"])
        #expect(texts(["features.longblock1", "features.norm"], 6) == ["…lock1", "…norm"])
    }

    @Test("A name that is the beginning of another, or twice there, loses nothing that tells it")
    func beginnings() {
        #expect(texts(["convolution", "convolution2"], 6) == ["…ution", "…tion2"])
        #expect(texts(["same7name", "same7name"], 5) == ["same…", "same…"])
        #expect(texts(["", "a"], 5) == ["", "a"])
    }

    @Test("No text takes more columns than it is given, and names that differ within a family stay different")
    func random() {
        var generator = Generator(seed: 4)
        let pieces = ["a", "7", ".", "stage", "12", "卷", "_b", "É"]
        for _ in 0..<200 {
            let beginning = (0..<3).map { _ in pieces[generator.index(below: pieces.count)] }.joined()
            let names = (0..<6).map { "\(beginning)x\($0 * 7)" }
            for columns in 0...12 {
                let texts = texts(names, columns)
                #expect(texts.allSatisfy { DisplayWidth.of($0) <= columns })
                #expect(columns < 4 || Set(texts).count == names.count, "\(names) in \(columns): \(texts)")
            }
        }
    }
}
