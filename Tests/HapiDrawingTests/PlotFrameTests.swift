import HapiCore
import HapiDrawing
import HapiFigures
import Testing

@Suite("The frame of a graph")
struct PlotFrameTests {
    private let latency = Axis(from: 0, to: 100, unit: .milliseconds)
    private let accuracy = Axis(from: 0.7, to: 0.8, unit: .percent)

    @Test("Labels stand beside the axes, the plot is what they leave")
    func drawing() {
        let rect = Rect(x: 1, y: 1, width: 30, height: 9)
        let frame = PlotFrame(in: rect, x: latency, y: accuracy)
        #expect(frame.plot == Rect(x: 6, y: 1, width: 25, height: 7))
        let rows = Drawn.rows(32, 11) { painter in
            frame.draw(into: &painter)
            painter.fill(frame.plot, .plain, with: "*")
        }
        #expect(
            rows == [
                "                                ",
                " 80 %┤************************* ",
                "     │************************* ",
                "     │************************* ",
                "   75┤************************* ",
                "     │************************* ",
                "     │************************* ",
                "   70┤************************* ",
                "     └┬───────────┬───────────┬ ",
                "      0           50     100 ms ",
                "                                ",
            ])
    }

    @Test("In ASCII the frame has the same shape")
    func ascii() {
        let frame = PlotFrame(in: Rect(x: 0, y: 0, width: 15, height: 5), x: latency, y: accuracy)
        let rows = Drawn.rows(15, 5, .ascii) { frame.draw(into: &$0) }
        #expect(
            rows == [
                "80 %+          ", "    |          ", "  70+          ", "    ++--------+", "     0   100 ms",
            ])
    }

    @Test("Where axes would leave no plot there are none")
    func small() {
        for (width, height) in [(0, 0), (1, 1), (11, 9), (30, 4)] {
            let rect = Rect(x: 2, y: 3, width: width, height: height)
            let frame = PlotFrame(in: rect, x: latency, y: accuracy)
            #expect(frame.plot == rect)
            #expect(Drawn.rows(40, 20) { frame.draw(into: &$0) } == Drawn.rows(40, 20) { _ in })
        }
        let none = PlotFrame(in: Rect(x: 0, y: 0, width: 0, height: 0), x: latency, y: accuracy)
        #expect(none.dot(50, 0.75) == nil && none.cell(50, 0.75) == nil && none.data(inCell: 0, 0) == nil)
    }

    @Test("The axes' ends lie on the outermost dots, what is not finite nowhere")
    func dots() {
        let frame = PlotFrame(in: Rect(x: 0, y: 0, width: 30, height: 9), x: latency, y: accuracy)
        #expect(frame.canvas.dotColumns == 50 && frame.canvas.dotRows == 28)
        #expect(frame.dot(0, 0.7) == Dot(x: 0, y: 27))
        #expect(frame.dot(100, 0.8) == Dot(x: 49, y: 0))
        #expect(frame.dot(.nan, 0.75) == nil && frame.dot(50, .infinity) == nil)
        #expect(frame.dot(1e300, 0.8) == Dot(x: 1_000_000, y: 0))
        #expect(frame.cell(102, 0.75) == nil && frame.cell(50, 0.9) == nil)
    }

    @Test("The data of a cell is the data that falls into it")
    func inverse() throws {
        var generator = Generator(seed: 17)
        for _ in 0..<1000 {
            let rect = Rect(
                x: generator.index(below: 9) - 4, y: generator.index(below: 9) - 4,
                width: 1 + generator.index(below: 60), height: 1 + generator.index(below: 20))
            let frame = PlotFrame(in: rect, x: latency, y: accuracy)
            let (x, y) = (generator.unit() * 100, 0.7 + generator.unit() * 0.1)
            let cell = try #require(frame.cell(x, y))
            #expect(frame.plot.contains(x: cell.x, y: cell.y))
            let data = try #require(frame.data(inCell: cell.x, cell.y))
            #expect(x >= data.x.lowerBound - 1e-9 && x <= data.x.upperBound + 1e-9)
            #expect(y >= data.y.lowerBound - 1e-9 && y <= data.y.upperBound + 1e-9)
            // And the middle of that data falls into the same cell.
            let middle = frame.cell(
                (data.x.lowerBound + data.x.upperBound) / 2, (data.y.lowerBound + data.y.upperBound) / 2)
            #expect(try #require(middle) == cell)
            #expect(frame.data(inCell: frame.plot.right, cell.y) == nil)
        }
    }

    @Test("A limit is a line across the plot, where it is on it")
    func limits() {
        let frame = PlotFrame(in: Rect(x: 0, y: 0, width: 8, height: 2), x: latency, y: accuracy)
        let rows = Drawn.rows(8, 2) { painter in
            frame.drawHorizontal(atY: 0.71, into: &painter)
            frame.drawVertical(atX: 20, into: &painter)
            frame.drawVertical(atX: 120, into: &painter)
            frame.drawHorizontal(atY: .nan, into: &painter)
        }
        #expect(rows == [" ┊      ", "┈┊┈┈┈┈┈┈"])
    }
}
