import HapiCore

/// A tool's times as figures of a network's layers and exits, with an account of where each node's time went.
package struct ImportedTimes: Sendable {
    package let network: Network
    package let timings: NodeTimings
    package let assignment: NodeAssignment
    package let latency: NodeCosts.Figures
    /// Sums of the nodes' 99th percentiles, where all have one: more than that of the sum, for not all are slow at once.
    package let latencyTail: NodeCosts.Figures?
    /// What the nodes' times were multiplied by.
    package let scale: Double
    /// Exits whose times came from elsewhere, by candidate.
    package let exitsElsewhere: [Int]
    /// Share of each node's time, with its index, by layer and exit.
    package let shares: [[(node: Int, latency: Double)]]

    /// O(nodes + layers + exits).
    /// - Parameter elsewhere: figures of the network for those of its exits that have no node.
    package init(
        _ timings: NodeTimings, _ assignment: NodeAssignment, of network: Network,
        exits elsewhere: NodeCosts? = nil
    ) {
        self.network = network
        self.timings = timings
        self.assignment = assignment
        let isScaled = timings.source.isRescaled
        let scale = isScaled ? (timings.source.wholeRun ?? timings.total) / timings.total : 1
        self.scale = scale
        let macs = network.timedMacs
        var shares = [[(node: Int, latency: Double)]](repeating: [], count: macs.count)
        var tails: [Double]? = [Double](repeating: 0, count: macs.count)
        for (index, owner) in assignment.owners.enumerated() {
            guard case .targets(let targets) = owner else { continue }
            let node = timings.nodes[index]
            let counts = targets.map { macs[$0] }
            let parts = Apportioning.shares(of: node.latency * scale, by: counts)
            for (target, part) in zip(targets, parts) { shares[target].append((index, part)) }
            guard let tail = node.tail else {
                tails = nil
                continue
            }
            for (target, part) in zip(targets, Apportioning.shares(of: tail * scale, by: counts)) {
                tails?[target] += part
            }
        }
        self.shares = shares
        let layers = network.layers.count
        exitsElsewhere =
            elsewhere == nil ? [] : network.exits.indices.filter { shares[layers + $0].isEmpty }
        var sums = shares.map { $0.reduce(0) { $0 + $1.latency } }
        for exit in exitsElsewhere {
            sums[layers + exit] = elsewhere?.latency.exits[exit] ?? 0
            guard let tail = elsewhere?.latencyTail?.exits[exit] else {
                tails = nil
                continue
            }
            tails?[layers + exit] = tail
        }
        latency = NodeCosts.Figures(layers: Array(sums[..<layers]), exits: Array(sums[layers...]))
        latencyTail = tails.map {
            NodeCosts.Figures(layers: Array($0[..<layers]), exits: Array($0[layers...]))
        }
    }

    /// Indices of nodes of which a share went to several layers or exits.
    package var sharedNodes: [Int] {
        nodes { if case .targets(let targets) = $0 { targets.count > 1 } else { false } }
    }
    package var ignoredNodes: [Int] { nodes { $0 == .ignored } }
    /// Nodes without time that no pattern means.
    package var leftOverNodes: [Int] { nodes { $0 == .leftOver } }

    private func nodes(_ isMeant: (NodeAssignment.Owner) -> Bool) -> [Int] {
        assignment.owners.indices.filter { isMeant(assignment.owners[$0]) }
    }

    /// Milliseconds of nodes, as the tool told them.
    package func time(of nodes: [Int]) -> Double { nodes.reduce(0) { $0 + timings.nodes[$1].latency } }

    /// Milliseconds of all layers and exits that the nodes account for.
    package var joinedTime: Double { shares.joined().reduce(0) { $0 + $1.latency } }

    /// One run of the original network, where the times tell it: a run of everything is one only without exits.
    package var endToEnd: Double? {
        let hasExits = shares[network.layers.count...].contains { !$0.isEmpty }
        return hasExits ? nil : timings.source.wholeRun
    }
}
