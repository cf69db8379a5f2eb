/// What every node of the overprovisioned network costs on one platform at batch 1 (HAPI Sec. 6.2).
/// Arrays over layers follow the backbone's order, arrays over exits the depth order of the candidates.
package struct NodeCosts: Sendable, Hashable {
    /// One figure for every layer and every candidate exit.
    package struct Figures: Sendable, Hashable {
        package var layers: [Double]
        package var exits: [Double]

        package init(layers: [Double], exits: [Double]) {
            self.layers = layers
            self.exits = exits
        }
    }

    /// Typical (median) latency of each node in milliseconds.
    package var latency: Figures
    /// A tail of it, say the 99th percentile, for deadlines and the worst case; `nil` when not measured.
    package var latencyTail: Figures?
    /// Energy of each node in millijoules; `nil` when unknown.
    package var energy: Figures?

    package init(latency: Figures, latencyTail: Figures? = nil, energy: Figures? = nil) {
        self.latency = latency
        self.latencyTail = latencyTail
        self.energy = energy
    }

    /// What deadlines and the worst case are reckoned with: the tail where there is one, else the medians.
    package var worstCase: Figures { latencyTail ?? latency }

    /// Latency of the original network, all layers and no exits, in milliseconds (L_max, eq. 4). O(layers).
    package var originalLatency: Double { latency.layers.reduce(0, +) }
}

/// Costs of a path from the input to a classifier: every layer up to it in file order, parallel branches too,
/// and every instantiated exit on the way, its own included.
package struct PathCosts: Sendable, Hashable {
    /// Sum of the layers up to each exit's own, by candidate.
    package let throughExit: [Double]
    /// Sum of all layers: the way to the final classifier without any exit.
    package let throughBackbone: Double
    /// Each candidate's own cost.
    package let exits: [Double]

    /// O(layers + exits).
    package init(_ figures: NodeCosts.Figures, in network: Network) {
        var sum = 0.0
        let throughLayer = figures.layers.map { cost in
            sum += cost
            return sum
        }
        throughExit = network.exits.map { throughLayer[$0.layer] }
        throughBackbone = sum
        exits = figures.exits
    }

    /// Path cost W_i of each exit of a design in turn, then of the final classifier. O(exits).
    package func paths(exits chosen: [Int]) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(chosen.count + 1)
        forEachPath(chosen) { result.append($1) }
        return result
    }

    /// The same without an array: the body gets the position among the chosen and the path.
    @inline(__always)
    func forEachPath(_ chosen: some RandomAccessCollection<Int>, _ body: (Int, Double) -> Void) {
        var spent = 0.0
        var position = 0
        for exit in chosen {
            spent += exits[exit]
            body(position, throughExit[exit] + spent)
            position += 1
        }
        body(position, throughBackbone + spent)
    }

    /// The last of them that runs: the final classifier's, or the deepest exit's; 0 when nothing runs. O(exits).
    func lastPath(_ chosen: ArraySlice<Int>, finalRuns: Bool) -> Double {
        var last = 0.0
        forEachPath(chosen) { position, path in
            if position < chosen.count || finalRuns { last = path }
        }
        return last
    }
}
