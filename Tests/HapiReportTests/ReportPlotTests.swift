import Foundation
import HapiCore
import HapiFigures
import HapiReport
import Testing

@Suite("Drawings")
struct ReportPlotTests {
    @Test(
        "Each stands for itself: its own ground and looks, a name and a description",
        arguments: ReportPlot.allCases)
    func standalone(_ plot: ReportPlot) throws {
        let drawing = plot.drawing(try ReportFixture(designs: [[0, 1], [0]]).report)
        let document = try XMLDocumentReader(drawing.standalone)
        let root = try #require(document.elements.first)
        #expect(root.name == "svg" && root.attributes["role"] == "img")
        #expect(root.attributes["xmlns"] == "http://www.w3.org/2000/svg")
        #expect(document.elements[1].name == "title" && document.elements[2].name == "desc")
        #expect(document.texts(of: "title").first == drawing.title && !drawing.description.isEmpty)
        #expect(document.texts(of: "style").first?.contains("prefers-color-scheme:dark") == true)
        #expect(document.elements.contains { $0.attributes["class"] == "f-paper" })
    }

    @Test("All numbers of all drawings are finite", arguments: ReportPlot.allCases)
    func finite(_ plot: ReportPlot) throws {
        for designs in [[[0, 1]], [[]], [[0], [1], []]] {
            let markup = plot.drawing(try ReportFixture(designs: designs).report).inline
            #expect(!markup.contains("nan") && !markup.contains("inf"))
        }
    }

    @Test("The bars over the backbone are the execution rates q, a bar a layer")
    func rates() throws {
        let report = try ReportFixture().report
        let document = try XMLDocumentReader(ReportPlot.backbone.drawing(report).standalone)
        let rates = report.designs[0].evaluation.rates.layers
        let said = document.texts(of: "title").filter { $0.contains(": q ") }
        #expect(
            said == zip(report.network.layers, rates).map { "\($0.name): q \(Format.percent($1, digits: 2))" }
        )
        let bars = document.elements.filter { $0.name == "rect" && $0.attributes["class"] == "f-blue" }
        let heights = bars.prefix(rates.count).compactMap { $0.attributes["height"].flatMap(Double.init) }
        let full = try #require(heights.max())
        for (height, rate) in zip(heights, rates) { #expect(abs(height / full - rate) < 1e-3) }
    }

    @Test("Letters and lines stand out from their ground: text by 4.5 to 1, on light and on dark")
    func contrast() throws {
        let css = ReportPlot.front.drawing(try ReportFixture().report).standalone
        let parts = css.components(separatedBy: "@media screen and (prefers-color-scheme:dark)")
        try #require(parts.count == 2)
        for rules in parts {
            let paper = try luminance("paper", rules)
            for role in ["ink", "muted", "blue", "orange", "green", "purple", "ochre"] {
                let own = try luminance(role, rules)
                let contrast = (max(own, paper) + 0.05) / (min(own, paper) + 0.05)
                #expect(contrast >= 4.5, "\(role): \(contrast)")
            }
        }
    }

    /// Of a role's colour in a style sheet (WCAG 2.2).
    private func luminance(_ role: String, _ css: String) throws -> Double {
        let start = try #require(css.range(of: ".f-\(role){fill:#"))
        let value = try #require(Int(css[start.upperBound...].prefix(6), radix: 16))
        let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
