/// A report's tables and sentences in GitHub's Markdown, for a pull request or a wiki.
package enum ReportMarkdown {
    /// As long as its tables.
    package static func text(_ report: Report) -> String {
        let story = Story(report: report)
        let source = SourceTables(source: report.source)
        func paragraphs(_ texts: [String]) -> String {
            texts.map { MarkdownText.escaped($0) + "\n\n" }.joined()
        }
        let facts = story.facts.map { "\($0.name): \($0.value)" } + [report.source.program]
        var text = "# \(MarkdownText.escaped(story.title))\n\n"
        text += paragraphs([facts.joined(separator: " · ")] + story.lead + story.cautions)
        text += "## Exits\n\n"
        for (index, design) in report.designs.enumerated() {
            if report.designs.count > 1 {
                text += "### \(MarkdownText.escaped("\(Words.letter(index)) · \(design.name)"))\n\n"
            }
            text += ExitsTable(report: report, design: design).table.markdown + "\n"
        }
        text += "## Designs side by side\n\n" + paragraphs([story.selected])
        text += DesignsTable(report).table.markdown + "\n"
        text += "## Where the figures come from\n\n"
        text += source.measurement.markdown + "\n" + source.files.markdown + "\n"
        text += "## The same figures again\n\n"
        for command in report.commands {
            text += paragraphs([command.purpose]) + MarkdownText.code(command.line) + "\n"
        }
        return text
    }
}
