import HapiDrawing

/// Rows of text in columns as wide as their widest cell. The last cell of a row is as long as it likes, also where
/// the row has fewer than the header.
struct TextTable {
    let header: [String]
    var rows: [[String]] = []

    /// Shortens the cells of a column until every line has at most so many columns, or the column next to none.
    mutating func cut(column: Int, toFit width: Int) {
        let excess = (lines.map { DisplayWidth.of($0) }.max() ?? 0) - width
        let widest =
            rows.compactMap { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : nil }.max() ?? 0
        guard excess > 0 else { return }
        for row in rows.indices where rows[row].indices.contains(column) {
            rows[row][column] = SafeText.cut(rows[row][column], columns: max(8, widest - excess))
        }
    }

    /// One line a row, under the header.
    var lines: [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in
            all.filter { $0.count > column + 1 }.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return all.map { row in
            let cells = zip(row, widths).enumerated().map { index, cell in
                index == row.count - 1
                    ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - DisplayWidth.of(cell.0))
            }
            return cells.joined(separator: "  ").trimmingEnd
        }
    }
}

extension String {
    /// Without the spaces at its end.
    fileprivate var trimmingEnd: String {
        String(reversed().drop { $0 == " " }.reversed())
    }
}
