import Foundation
import HapiCore
import HapiReport
import Testing

@Suite("The drawing of the front")
struct FrontPlotTests {
    private func drawing(_ report: Report) throws -> XMLDocumentReader {
        try XMLDocumentReader(ReportPlot.front.drawing(report).standalone)
    }

    /// The rectangle between the axes: left, top, right, bottom.
    private func area(_ document: XMLDocumentReader) throws -> (Double, Double, Double, Double) {
        let clip = try #require(document.elements.first { $0.attributes["class"] == "clip" })
        let values = ["x", "y", "width", "height"].compactMap { clip.attributes[$0].flatMap(Double.init) }
        try #require(values.count == 4)
        return (values[0], values[1], values[0] + values[2], values[1] + values[3])
    }

    /// The corners of all paths of a look, in order.
    private func corners(_ look: String, _ document: XMLDocumentReader) -> [(x: Double, y: Double)] {
        document.elements.filter { $0.name == "path" && $0.attributes["class"] == look }.flatMap { path in
            let numbers = (path.attributes["d"] ?? "").split { "ML Z".contains($0) }.compactMap { Double($0) }
            return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
        }
    }

    @Test("Intervals of a few samples, wide as they are, stay between the axes")
    func intervals() throws {
        let report = try ReportFixture(designs: [[0, 1], [0], [1]]).report
        let document = try drawing(report)
        let (left, top, right, bottom) = try area(document)
        for colour in ["blue", "orange", "green"] {
            let ends = corners("s-\(colour) bold", document)
            #expect(ends.count == 2)
            for end in ends {
                #expect(left <= end.x && end.x <= right && top <= end.y && end.y <= bottom)
            }
        }
    }

    @Test(
        "The line of the front goes on level to the edge: what was found below a latency is there above it too"
    )
    func beyond() throws {
        let document = try drawing(ReportFixture().report)
        let line = corners("s-ink none line", document)
        let (_, _, right, _) = try area(document)
        try #require(line.count > 1)
        #expect(line[line.count - 1].x == right)
        #expect(line[line.count - 1].y == line[line.count - 2].y)
    }

    @Test("Designs on one place have signs around each other, none of which hides another")
    func together() throws {
        let document = try drawing(ReportFixture(designs: [[0, 1], [0, 1], [0, 1]]).report)
        let looks = ["blue", "orange", "green"].map { "f-\($0) s-paper thin" }
        let widths = looks.compactMap { look in
            document.elements.first { $0.attributes["class"] == look }?.attributes["d"]
        }.map { path in
            let numbers = path.split { !"0123456789.".contains($0) }.compactMap { Double($0) }
            return (numbers.max() ?? 0) - (numbers.min() ?? 0)
        }
        #expect(widths.count == 3 && Set(widths).count == 3)
        let labels = document.elements.filter {
            $0.name == "text" && $0.attributes["class"]?.contains("halo") == true
        }
        let places = labels.map { "\($0.attributes["x"] ?? "") \($0.attributes["y"] ?? "")" }
        #expect(Set(places).count == places.count)
    }

    @Test("The caption counts the designs that there are, and says when random search found the same front")
    func caption() throws {
        let report = try ReportFixture().report
        #expect(report.search.space == 12)
        let page = try ReportPage.text(report)
        #expect(page.contains("of the 12 that there are, judged "))
        #expect(page.contains("random search judged as many and found the same front"))
        #expect(page.contains("not proven to be the best"))
    }

    @Test("A rule says how many exits it has where the network has fewer candidates than it takes")
    func rules() throws {
        let sdn = try ReportFixture().report.baselines.first { $0.role == .baseline(.sdn) }
        #expect(sdn?.origin.contains("2 exits of at most 6") == true)
    }
}
