import HapiExplorer

/// The keys as a table in Markdown, two commands a line: what stands in the README.
struct MarkdownKeys {
    let list: KeyList

    init(_ list: KeyList) {
        self.list = list
    }

    /// O(commands).
    var lines: [String] {
        ["| key | | key | |", "|---|---|---|---|"]
            + list.sections.flatMap { section in
                ["| **\(section.group.rawValue)** | | | |"]
                    + stride(from: 0, to: section.rows.count, by: 2).map { index in
                        let pair = section.rows[index..<min(index + 2, section.rows.count)].map(Self.cells)
                        return "| " + (pair + (pair.count == 1 ? [" | "] : [])).joined(separator: " | ")
                            + " |"
                    }
            }
    }

    private static func cells(_ row: KeyList.Row) -> String {
        let keys = row.names(isASCII: false).map { "`\(escaped($0))`" }.joined(separator: " ")
        return "\(keys) | \(escaped(row.summary))"
    }

    /// A bar would end the cell.
    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
