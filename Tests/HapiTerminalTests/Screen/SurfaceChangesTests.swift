import HapiDrawing
import Testing

@testable import HapiTerminal

@Suite("What is written of a frame") struct SurfaceChangesTests {
    private func surface(_ rows: [String]) -> Surface {
        var surface = Surface(width: rows.map(\.count).max() ?? 0, height: rows.count)
        for (y, row) in rows.enumerated() {
            for (x, character) in row.enumerated() {
                // A wide character is written with a > for its right half.
                surface[x, y] =
                    character == ">" ? Cell(" ", isContinuation: true) : Cell(character)
            }
        }
        return surface
    }

    @Test("without a frame before, or after one of another size, every row is written whole")
    func everything() {
        let frame = surface(["abc", "def"])
        let whole = [SurfaceChange(y: 0, columns: 0..<3), SurfaceChange(y: 1, columns: 0..<3)]
        #expect(frame.changes(since: nil) == whole)
        #expect(frame.changes(since: surface(["abcd", "defg"])) == whole)
        #expect(Surface(width: 0, height: 3).changes(since: nil).isEmpty)
    }

    @Test("the same frame is not written")
    func nothing() {
        let frame = surface(["abc", "def"])
        #expect(frame.changes(since: frame).isEmpty)
    }

    @Test("only cells that differ, in character or style, are written")
    func differing() {
        let before = surface(["abcdefgh", "ijklmnop"])
        var after = surface(["abXXefgY", "ijklmnop"])
        after[3, 1].style.bold = true
        #expect(
            after.changes(since: before) == [
                SurfaceChange(y: 0, columns: 2..<4), SurfaceChange(y: 0, columns: 7..<8),
                SurfaceChange(y: 1, columns: 3..<4),
            ])
    }

    @Test("a wide character is written with both its halves, whether it comes or goes")
    func wide() {
        let narrow = surface(["abcd"])
        let wide = surface(["a漢>d"])
        let other = surface(["a字>d"])
        let both = [SurfaceChange(y: 0, columns: 1..<3)]
        #expect(wide.changes(since: narrow) == both)
        #expect(narrow.changes(since: wide) == both)
        #expect(other.changes(since: wide) == both)
        #expect(surface(["a漢>X"]).changes(since: wide) == [SurfaceChange(y: 0, columns: 3..<4)])
    }

    @Test(
        "what is written makes the old frame the new one, and cuts no wide character", arguments: [1, 2, 3])
    func sufficient(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        func random() -> Surface {
            surface(
                (0..<3).map { _ in
                    var row = ""
                    while row.count < 10 {
                        row += ["a", "b", "漢>", "字>"].randomElement(using: &generator) ?? "a"
                    }
                    return String(row.prefix(row.count == 11 ? 9 : 10)) + (row.count == 11 ? "a" : "")
                })
        }
        for _ in 0..<300 {
            let before = random()
            let after = random()
            var shown = before
            let changes = after.changes(since: before)
            for change in changes {
                for x in change.columns { shown[x, change.y] = after[x, change.y] }
                #expect(!after[change.columns.lowerBound, change.y].isContinuation)
                #expect(!before[change.columns.lowerBound, change.y].isContinuation)
                #expect(!after[change.columns.upperBound, change.y].isContinuation)
                #expect(!before[change.columns.upperBound, change.y].isContinuation)
            }
            #expect(shown == after)
            for (first, second) in zip(changes, changes.dropFirst()) where first.y == second.y {
                #expect(first.columns.upperBound < second.columns.lowerBound)
            }
        }
    }
}
