extension TopologyMatrix {
    /// Early-exit repositioning (Algorithm 1, lines 1–6): E_C = diag(p_exit) · E_C^all, then the rates.
    /// O(edges · nodes).
    package mutating func repositionExits(_ counts: ExecutionCounts, design: RunnableDesign) {
        let instantiated = Set(design.exits)
        // Row order is deepest first, so the diagonal runs from the deepest candidate to the shallowest.
        let positions = network.exits.indices.reversed().map { instantiated.contains($0) ? 1.0 : 0.0 }
        connectivity.replaceRows(
            from: backboneEdges.count, with: Matrix(diagonal: positions).product(allExitsConnectivity))
        tuneConfidence(counts)
    }

    /// Confidence tuning (Algorithm 1, lines 7–13): only the rates change.
    ///
    /// Lines 10–11 as printed do not fit their dimensions and would zero the consuming entries. Decision: B_R
    /// starts from ones; the producing entry of edge a → c is n_c / n_a, the product of (1 − x_j) over the exits
    /// between, 0 where nothing arrives; consuming entries and exit edges stay 1.
    /// O(edges · nodes).
    package mutating func tuneConfidence(_ counts: ExecutionCounts) {
        rates = Matrix(rows: rates.rows, columns: rates.columns, filledWith: 1)
        for (row, edge) in backboneEdges.enumerated() {
            let (arriving, passing) = (counts.layers[edge.producer], counts.layers[edge.consumer])
            rates[row, edge.producer] = arriving == 0 ? 0 : Double(passing) / Double(arriving)
        }
    }

    /// Sets one rate, for graphs that do not come from counts. O(1).
    package mutating func setRate(_ rate: Double, row: Int, column: Int) {
        rates[row, column] = rate
    }

    /// The topology matrix of a design from what it does with a data set. O(edges · nodes).
    package init(_ network: Network, counts: ExecutionCounts, design: RunnableDesign) {
        self.init(network)
        repositionExits(counts, design: design)
    }
}
