/// Rows of text in columns as wide as their widest cell. The last cell of a row is as long as it likes, also where
/// the row has fewer than the header.
struct TextTable {
    let header: [String]
    var rows: [[String]] = []

    /// One line a row, under the header.
    var lines: [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in
            all.filter { $0.count > column + 1 }.map { $0[column].count }.max() ?? 0
        }
        return all.map { row in
            let cells = zip(row, widths).enumerated().map { index, cell in
                index == row.count - 1
                    ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
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
