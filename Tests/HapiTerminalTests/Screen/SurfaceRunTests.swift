import HapiDrawing
import Testing

@testable import HapiTerminal

@Suite("Cells written in one look") struct SurfaceRunTests {
    private static let red = Style(foreground: Colour(red: 255, green: 0, blue: 0))
    private static let blue = Style(foreground: Colour(red: 0, green: 0, blue: 255))
    private static let onBlue = Style(background: Colour(red: 0, green: 0, blue: 255))
    private static let underlined = Style(underline: true)
    private static let reversed = Style(reverse: true)

    private func row(_ cells: [(Character, Style)]) -> Surface {
        var surface = Surface(width: cells.count, height: 1)
        for (x, cell) in cells.enumerated() { surface[x, 0] = Cell(cell.0, cell.1) }
        return surface
    }

    /// All the runs of a row.
    private func runs(_ cells: [(Character, Style)]) -> [SurfaceRun] {
        let surface = row(cells)
        var runs: [SurfaceRun] = []
        while (runs.last?.end ?? 0) < cells.count {
            runs.append(surface.run(from: runs.last?.end ?? 0, before: cells.count, y: 0))
        }
        return runs
    }

    @Test("letters of different styles are written apart")
    func letters() {
        #expect(
            runs([("a", Self.red), ("b", Self.red), ("c", Self.blue)]) == [
                SurfaceRun(end: 2, style: Self.red), SurfaceRun(end: 3, style: Self.blue),
            ])
    }

    @Test("blanks go with what stands before or after them")
    func blanks() {
        let cells: [(Character, Style)] = [
            (" ", .plain), (" ", Self.blue), ("a", Self.red), (" ", .plain), ("b", Self.red),
            (" ", Self.blue),
            ("c", Self.blue),
        ]
        #expect(
            runs(cells) == [SurfaceRun(end: 6, style: Self.red), SurfaceRun(end: 7, style: Self.blue)])
    }

    @Test("a blank of another background, underlined or reversed, is seen and written for itself")
    func visibleBlanks() {
        for visible in [Self.onBlue, Self.underlined, Self.reversed] {
            #expect(
                runs([("a", Self.red), (" ", visible), ("b", Self.red)]) == [
                    SurfaceRun(end: 1, style: Self.red), SurfaceRun(end: 2, style: visible),
                    SurfaceRun(end: 3, style: Self.red),
                ])
            #expect(
                runs([(" ", .plain), ("a", visible), (" ", .plain)]) == [
                    SurfaceRun(end: 1, style: .plain), SurfaceRun(end: 2, style: visible),
                    SurfaceRun(end: 3, style: .plain),
                ])
        }
    }

    @Test("the right half of a wide character is never parted from it")
    func wide() {
        var surface = row([("字", Self.red), (" ", .plain), ("a", Self.blue)])
        surface[1, 0].isContinuation = true
        #expect(surface.run(from: 0, before: 3, y: 0) == SurfaceRun(end: 2, style: Self.red))
    }
}
