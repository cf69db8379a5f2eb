import Mustache

/// A report as one page of HTML that needs nothing beside itself: no script, no network.
package enum ReportPage {
    /// The page, which is also well-formed XML. As long as its drawings and tables.
    /// - Throws: what the template library says of a template that it cannot read; those compiled in can be.
    package static func text(_ report: Report) throws -> String {
        let template = try MustacheTemplate(string: text(PackageResources.page_mustache))
        return template.render(PageView(report, css: text(PackageResources.page_css) + Drawing.css))
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
