/// A small dense matrix of doubles, row-major.
package struct Matrix: Sendable, Hashable {
    package let rows: Int
    package let columns: Int
    private var elements: [Double]

    /// O(rows · columns).
    package init(rows: Int, columns: Int, filledWith value: Double = 0) {
        self.rows = rows
        self.columns = columns
        elements = Array(repeating: value, count: rows * columns)
    }

    /// A square matrix with these on its diagonal and 0 elsewhere. O(n²).
    package init(diagonal: [Double]) {
        self.init(rows: diagonal.count, columns: diagonal.count)
        for (index, value) in diagonal.enumerated() { self[index, index] = value }
    }

    /// O(1).
    package subscript(row: Int, column: Int) -> Double {
        get { elements[row * columns + column] }
        set { elements[row * columns + column] = newValue }
    }

    /// One row as an array. O(columns).
    package func row(_ index: Int) -> [Double] {
        Array(elements[(index * columns)..<((index + 1) * columns)])
    }

    /// The element-wise product A ⊙ B of two matrices of one shape. O(rows · columns).
    package func elementwiseProduct(_ other: Matrix) -> Matrix {
        var result = self
        for index in elements.indices { result.elements[index] *= other.elements[index] }
        return result
    }

    /// The matrix product. O(rows · columns · other.columns), less where elements of the first are 0.
    package func product(_ other: Matrix) -> Matrix {
        var result = Matrix(rows: rows, columns: other.columns)
        for i in 0..<rows {
            for k in 0..<columns where self[i, k] != 0 {
                for j in 0..<other.columns { result[i, j] += self[i, k] * other[k, j] }
            }
        }
        return result
    }

    /// The product with a column vector. O(rows · columns).
    package func product(_ vector: [Double]) -> [Double] {
        (0..<rows).map { i in zip(row(i), vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Rows `range` alone. O(range · columns).
    package func rows(_ range: Range<Int>) -> Matrix {
        var result = Matrix(rows: range.count, columns: columns)
        for (target, source) in range.enumerated() {
            for column in 0..<columns { result[target, column] = self[source, column] }
        }
        return result
    }

    /// Puts a block of as many columns in the place of the rows from `first` on. O(block).
    package mutating func replaceRows(from first: Int, with block: Matrix) {
        for row in 0..<block.rows {
            for column in 0..<columns { self[first + row, column] = block[row, column] }
        }
    }

    /// Rank by Gaussian elimination with partial pivoting; entries below `tolerance` count as zero. O(n³).
    package func rank(tolerance: Double = 1e-9) -> Int {
        var work = self
        var rank = 0
        for column in 0..<columns where rank < rows {
            let pivot = (rank..<rows).max { abs(work[$0, column]) < abs(work[$1, column]) } ?? rank
            guard abs(work[pivot, column]) > tolerance else { continue }
            for j in 0..<columns {
                (work[rank, j], work[pivot, j]) = (work[pivot, j], work[rank, j])
            }
            for i in (rank + 1)..<max(rank + 1, rows) {
                let factor = work[i, column] / work[rank, column]
                for j in 0..<columns { work[i, j] -= factor * work[rank, j] }
            }
            rank += 1
        }
        return rank
    }
}
