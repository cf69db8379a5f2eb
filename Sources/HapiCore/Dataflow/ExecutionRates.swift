/// How many samples reach each node of the dataflow graph.
package struct ExecutionCounts: Sendable, Hashable {
    package let samples: Int
    /// Samples that arrive at each layer, in the backbone's order.
    package let layers: [Int]
    /// Samples that arrive at each candidate exit, in depth order; 0 where it is not instantiated.
    package let exits: [Int]

    /// O(layers + exits).
    /// - Parameter leaving: samples leaving at each classifier that runs, in depth order.
    package init(network: Network, design: RunnableDesign, leaving: [Int], samples: Int) {
        var layers = [Int](repeating: 0, count: network.layers.count)
        var exits = [Int](repeating: 0, count: network.exits.count)
        var remaining = samples
        var next = 0
        for (classifier, left) in zip(design.classifiers(in: network), leaving) {
            let layer = network.layer(ofClassifier: classifier)
            while next <= layer {
                layers[next] = remaining
                next += 1
            }
            if classifier < exits.count { exits[classifier] = remaining }
            remaining -= left
        }
        self.samples = samples
        self.layers = layers
        self.exits = exits
    }
}

/// The execution rate vector q: the probability that each node runs for a sample (HAPI Sec. 5).
///
/// Each rate is a count over the samples, never one minus something, so that Γq = 0 holds to rounding and a
/// fifth is 0.2.
package struct ExecutionRates: Sendable, Hashable {
    package let layers: [Double]
    /// By candidate, in depth order.
    package let exits: [Double]

    /// O(layers + exits).
    package init(_ counts: ExecutionCounts) {
        let samples = Double(counts.samples)
        layers = counts.layers.map { Double($0) / samples }
        exits = counts.exits.map { Double($0) / samples }
    }

    /// q in the order of the paper's nodes: layers, then exits deepest first (Figure 3). O(nodes).
    package var nodes: [Double] { layers + exits.reversed() }

    /// qᵀc for a cost c per node; layers in file order, then exits in depth order (HAPI Sec. 6.2). O(nodes).
    package func expected(_ cost: NodeCosts.Figures) -> Double {
        var sum = 0.0
        for (rate, cost) in zip(layers, cost.layers) { sum += rate * cost }
        for (rate, cost) in zip(exits, cost.exits) { sum += rate * cost }
        return sum
    }
}
