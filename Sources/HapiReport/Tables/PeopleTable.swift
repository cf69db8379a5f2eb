/// A table to be read: cells of one line or several, as they are shown.
struct PeopleTable: Sendable {
    let heads: [String]
    private(set) var rows: [Row] = []

    struct Row: Sendable {
        let head: String
        let cells: [[String]]
        /// Whether it is a heading of the rows below, without cells.
        var isHeading = false
    }

    init(heads: [String]) { self.heads = heads }

    mutating func add(_ head: String, _ cells: [[String]]) { rows.append(Row(head: head, cells: cells)) }
    mutating func add(_ head: String, _ cells: [String]) { add(head, cells.map { [$0] }) }

    mutating func heading(_ head: String) {
        rows.append(Row(head: head, cells: heads.dropFirst().map { _ in [] }, isHeading: true))
    }

    /// The table in GitHub's Markdown. O(cells).
    var markdown: String {
        let lines =
            [heads, heads.indices.map { $0 == 0 ? "---" : "--:" }].enumerated().map { index, cells in
                index == 0 ? cells.map(MarkdownText.escaped) : cells
            }
            + rows.map { row in
                let head = MarkdownText.escaped(row.head)
                return [row.isHeading ? "**\(head)**" : head]
                    + row.cells.map { $0.map(MarkdownText.escaped).joined(separator: "<br>") }
            }
        return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }
}
