import Foundation
import TestSupport
import Testing

@Suite(
    "The page in a browser",
    .enabled(if: Browser.path != nil, "Chromium is not installed, so nobody has looked at the page"))
struct ReportBrowserTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("It is drawn, light and dark, and asks the network for nothing")
    func drawn() throws {
        try SmallFiles.write(to: folder.path)
        let written = try Program.run(
            ["report", "small.json", "--evaluations", "300", "--out", "page.html"], in: folder.path)
        #expect(written.status == 0)
        let light = try Browser.view("\(folder.path)/page.html", dark: false, in: folder)
        let dark = try Browser.view("\(folder.path)/page.html", dark: true, in: folder)
        #expect(light.requests.isEmpty && dark.requests.isEmpty)
        let empty = try folder.write("<!DOCTYPE html><title>empty</title>", "empty.html")
        let blank = try Browser.view(empty, dark: false, in: folder).picture
        #expect(light.picture.count > 5 * blank.count)
        #expect(dark.picture.count > 5 * blank.count)
        #expect(light.picture != dark.picture)
    }

    @Test("A page that does ask is noticed")
    func noticed() throws {
        let page = try folder.write(
            "<!DOCTYPE html><img src=\"http://fetched.invalid/x.png\">", "asks.html")
        let view = try Browser.view(page, dark: false, in: folder)
        #expect(view.requests.contains("http://fetched.invalid/x.png"))
    }
}
