/// Spreads `count` values over `columns` as evenly as whole columns allow: several values share a column
/// where there are more values than columns, and a value takes several columns where there are fewer.
package struct ColumnMap: Sendable, Hashable {
    package let count: Int
    package let columns: Int

    package init(count: Int, columns: Int) {
        self.count = max(0, count)
        self.columns = max(0, columns)
    }

    /// The values shown in a column: every value is in at least one column, and no column in between is
    /// empty. Empty outside the columns.
    package func indices(inColumn column: Int) -> Range<Int> {
        guard count > 0, column >= 0, column < columns else { return 0..<0 }
        let first = column * count / columns
        return first..<max(first + 1, (column + 1) * count / columns)
    }

    /// The columns that show a value. Empty for an index there is no value for.
    package func columns(ofIndex index: Int) -> Range<Int> {
        guard columns > 0, index >= 0, index < count else { return 0..<0 }
        guard columns > count else {
            // The first column whose values end beyond the index.
            let column = ((index + 1) * columns + count - 1) / count - 1
            return column..<(column + 1)
        }
        // Rounded up: the first column that begins with the index, and with the next.
        let first = (index * columns + count - 1) / count
        return first..<(((index + 1) * columns + count - 1) / count)
    }
}
