/// The synchronous-dataflow model of a design (HAPI Sec. 5): connectivity C, rates R and the topology matrix
/// Γ = C ⊙ R (eq. 1), partitioned into the backbone's rows B and the exits' rows E (eq. 2).
///
/// Columns are nodes: the layers in order, then the exits **deepest first**, as Figure 3 numbers them. Rows are
/// edges: the backbone's, by consumer and then by input, then one a candidate exit, deepest first. A candidate
/// that is not instantiated keeps its row, all zero.
package struct TopologyMatrix: Sendable {
    package let network: Network
    /// Producing and consuming layer of each backbone edge.
    package let backboneEdges: [Edge]
    /// C ∈ {−1, 0, 1}: +1 produces, −1 consumes.
    package internal(set) var connectivity: Matrix
    /// R ∈ [0, 1].
    package internal(set) var rates: Matrix

    package struct Edge: Sendable, Hashable {
        package let producer: Int
        package let consumer: Int
    }

    /// The overprovisioned network: every candidate instantiated, nobody leaving early. O(edges · nodes).
    package init(_ network: Network) {
        self.network = network
        backboneEdges = network.layers.indices.flatMap { consumer in
            network.layers[consumer].inputs.map { Edge(producer: $0, consumer: consumer) }
        }
        let rows = backboneEdges.count + network.exits.count
        let columns = network.layers.count + network.exits.count
        connectivity = Matrix(rows: rows, columns: columns)
        rates = Matrix(rows: rows, columns: columns, filledWith: 1)
        for (row, edge) in backboneEdges.enumerated() {
            connectivity[row, edge.producer] = 1
            connectivity[row, edge.consumer] = -1
        }
        connectivity.replaceRows(from: backboneEdges.count, with: allExitsConnectivity)
    }

    /// Γ = C ⊙ R (eq. 1). O(edges · nodes).
    package var gamma: Matrix { connectivity.elementwiseProduct(rates) }

    /// Column of a candidate exit: node N_b + N + 1 − k for the paper's exit k, both counted from 1. O(1).
    package func column(ofExit exit: Int) -> Int {
        network.layers.count + network.exits.count - 1 - exit
    }

    /// Row of a candidate exit's edge. O(1).
    package func row(ofExit exit: Int) -> Int {
        backboneEdges.count + network.exits.count - 1 - exit
    }

    /// The backbone's rows B. O(edges · nodes).
    package var backbone: Matrix { gamma.rows(0..<backboneEdges.count) }

    /// The exits' rows E. O(edges · nodes).
    package var exits: Matrix { gamma.rows(backboneEdges.count..<connectivity.rows) }

    /// E_C with every candidate connected: from the layer that it follows to the exit.
    var allExitsConnectivity: Matrix {
        var block = Matrix(rows: network.exits.count, columns: connectivity.columns)
        for (index, exit) in network.exits.enumerated() {
            block[row(ofExit: index) - backboneEdges.count, exit.layer] = 1
            block[row(ofExit: index) - backboneEdges.count, column(ofExit: index)] = -1
        }
        return block
    }
}
