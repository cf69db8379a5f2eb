import Foundation
import HapiCore
import HapiFigures
import HapiReport
import Testing

@Suite("The page")
struct ReportPageTests {
    @Test("It is well-formed, and all that it needs is in it: no script, no reference to anywhere else")
    func selfContained() throws {
        let page = try ReportPage.text(ReportFixture(designs: [[0, 1], [0]]).report)
        let document = try XMLDocumentReader(page)
        expectNothingFetched(document, page)
        #expect(document.elements.contains { $0.name == "meta" && $0.attributes["charset"] == "utf-8" })
        let policy = document.elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'") == true)
        #expect(document.elements.count { $0.name == "svg" } == ReportPlot.allCases.count)
    }

    @Test("Whatever a file calls a layer or a platform, the page says it and does nothing else")
    func hostile() throws {
        for attack in ReportFixture.attacks {
            let fixture = try ReportFixture(layer: attack, platform: attack, designs: [[0, 1], [0]])
            let page = try ReportPage.text(fixture.report)
            let document = try XMLDocumentReader(page)
            expectNothingFetched(document, page)
            #expect(document.text.contains(Markup.shown(attack)), "\(attack) is not shown")
            for plot in ReportPlot.allCases {
                let drawing = try XMLDocumentReader(plot.drawing(fixture.report).standalone)
                expectNothingFetched(drawing, "")
            }
        }
    }

    @Test("Every classifier of every design is named with its share, and the figures are the evaluation's")
    func figures() throws {
        let report = try ReportFixture(designs: [[0, 1], [1]]).report
        let document = try XMLDocumentReader(ReportPage.text(report))
        let cells = document.texts(of: "span") + document.texts(of: "th")
        for design in report.designs {
            for (classifier, share) in zip(
                design.classifiers(in: report.network), design.evaluation.shares)
            {
                #expect(cells.contains(report.network.name(ofClassifier: classifier)))
                #expect(cells.contains(Format.percent(share)))
            }
            #expect(cells.contains(Format.percent(design.evaluation.accuracy, digits: 2)))
            #expect(cells.contains(Format.milliseconds(design.evaluation.meanLatency)))
        }
        let hash = try #require(report.source.files.first?.sha256)
        #expect(cells.contains(hash))
    }

    @Test("The calibration figure is called selected, and what is modelled or synthetic is called so")
    func saidPlainly() throws {
        let page = try ReportPage.text(ReportFixture().report)
        #expect(page.contains("The calibration figure is a selected one"))
        // The small model's answers are made up.
        #expect(page.contains("The answers are synthetic"))
        #expect(page.contains("<span>calibration</span> synthetic, 4 samples"))
    }

    @Test("The same values give the same bytes, another seed others; no template key is left")
    func sameBytes() throws {
        let first = try ReportPage.text(ReportFixture(seed: 5).report)
        let again = try ReportPage.text(ReportFixture(seed: 5).report)
        let other = try ReportPage.text(ReportFixture(seed: 6).report)
        #expect(first == again)
        #expect(first != other)
        #expect(!first.contains("{{"))
    }

    private func expectNothingFetched(
        _ document: XMLDocumentReader, _ page: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let banned: Set = [
            "script", "img", "image", "iframe", "object", "embed", "link", "use", "foreignObject",
        ]
        for element in document.elements {
            #expect(!banned.contains(element.name), sourceLocation: sourceLocation)
            for (key, value) in element.attributes {
                #expect(!key.lowercased().hasPrefix("on"), sourceLocation: sourceLocation)
                if ["src", "href", "xlink:href", "action", "data", "poster", "srcset"].contains(key) {
                    #expect(value.hasPrefix("#"), sourceLocation: sourceLocation)
                }
                if key == "clip-path" { #expect(value.hasPrefix("url(#"), sourceLocation: sourceLocation) }
                #expect(key != "style", sourceLocation: sourceLocation)
            }
        }
        for style in document.texts(of: "style") {
            #expect(!style.contains("url(") && !style.contains("@import"), sourceLocation: sourceLocation)
        }
    }
}
