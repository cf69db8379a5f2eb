import Foundation
import HapiDrawing
import TestSupport
import Testing

@Suite("Golden texts")
struct GoldenTests {
    @Test("A slider, a graph with its axes and a strip of bars look as they did", arguments: [true, false])
    func widgets(isUnicode: Bool) {
        let surface = Drawn.surface(48, 14, isUnicode ? .unicode : .ascii) { painter in
            let inner = painter.box(painter.bounds, title: "Widgets")
            Slider(x: inner.x + 1, y: inner.y, columns: 44, from: 0, to: 1).draw(0.55, into: &painter)
            BarStrip((0..<44).map { Double($0) / 43 }).draw(
                into: &painter, in: Rect(x: inner.x + 1, y: inner.y + 1, width: 44, height: 2))
            var canvas = BrailleCanvas(columns: 44, rows: 8)
            let layer = BrailleCanvas.Layer(priority: 0, style: .plain)
            canvas.line(from: Dot(x: 0, y: 31), to: Dot(x: 87, y: 0), layer)
            painter.within(Rect(x: inner.x + 1, y: inner.y + 4, width: 44, height: 8)) {
                canvas.draw(into: &$0)
            }
        }
        Golden.check(surface, isUnicode ? "widgets" : "widgets-ascii")
    }

    @Test("A difference names the first row and column that differ, and shows both rows")
    func difference() {
        #expect(Golden.difference(found: "a\nb\n", expected: "a\nb\n") == nil)
        #expect(
            Golden.difference(found: "a\n字xz\n", expected: "a\n字yz\n")
                == "row 2 differs from column 3 on\nexpected  |字yz|\nfound     |字xz|\n             ^\n")
        #expect(
            Golden.difference(found: "a", expected: "a\n")
                == "row 2 differs from column 1 on\nexpected  ||\nfound     no such row\n           ^\n")
        #expect(Golden.difference(found: "e\u{301}", expected: "é") != nil)
    }

    @Test("What is missing says how to record it; recording writes the file and never passes")
    func recording() throws {
        let folder = try TemporaryFolder()
        var golden = Golden(folder: URL(filePath: folder.path).appending(path: "Golden"), isRecording: false)
        guard case .missing(let message) = golden.compare("a\n", "frame") else {
            Issue.record("a file that is not there was found")
            return
        }
        #expect(message.contains("frame.txt") && message.contains("HAPI_RECORD_FRAMES=1"))
        golden.isRecording = true
        guard case .recorded = golden.compare("a\n", "frame") else {
            Issue.record("nothing was recorded")
            return
        }
        #expect(try folder.text("Golden/frame.txt") == "a\n")
        golden.isRecording = false
        #expect(golden.compare("a\n", "frame") == .same)
        guard case .different = golden.compare("b\n", "frame") else {
            Issue.record("a difference was not seen")
            return
        }
    }
}
