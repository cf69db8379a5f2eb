/// Γq = 0 has no solution with q = 1 at the input: two edges into a node ask for different rates.
package struct InconsistentGraph: Error, Sendable, Hashable, CustomStringConvertible {
    package let node: String
    package let rates: [Double]

    package var description: String {
        "the dataflow graph is not consistent: node \(node) would have to run at rates \(rates[0]) and \(rates[1])"
    }
}

extension TopologyMatrix {
    /// q from Γq = 0 with q = 1 at the first layer, by propagation along the edges (Lee and Messerschmitt 1987).
    ///
    /// A consistent connected graph has rank (nodes − 1), so q is unique; each candidate that is not
    /// instantiated adds a free entry, set to 0. O(edges · nodes).
    /// - Throws: `InconsistentGraph` when an edge disagrees with another by more than `tolerance`.
    package func executionRates(tolerance: Double = 1e-12) throws(InconsistentGraph) -> [Double] {
        let gamma = gamma
        var q = [Double?](repeating: nil, count: gamma.columns)
        q[0] = 1
        for row in 0..<gamma.rows {
            let producer = (0..<gamma.columns).first { connectivity[row, $0] > 0 }
            let consumer = (0..<gamma.columns).first { connectivity[row, $0] < 0 }
            guard let producer, let consumer, let source = q[producer] else { continue }
            let rate = gamma[row, producer] * source / -gamma[row, consumer]
            if let known = q[consumer], abs(known - rate) > tolerance {
                throw InconsistentGraph(node: name(ofColumn: consumer), rates: [known, rate])
            }
            q[consumer] = q[consumer] ?? rate
        }
        return q.map { $0 ?? 0 }
    }

    /// Largest |Γq|: 0 up to rounding when q solves the balance equations. O(edges · nodes).
    package func imbalance(_ q: [Double]) -> Double {
        gamma.product(q).map(abs).max() ?? 0
    }

    private func name(ofColumn column: Int) -> String {
        column < network.layers.count
            ? network.layers[column].name
            : network.exits[network.layers.count + network.exits.count - 1 - column].name
    }
}
