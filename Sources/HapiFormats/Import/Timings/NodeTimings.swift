/// What a tool measured of the nodes of a network, whatever file it wrote: the operations that a runtime ran, under its
/// own names, in the order in which it ran them.
package struct NodeTimings: Sendable, Hashable {
    package var nodes: [Node]
    package var source: Source

    package struct Node: Sendable, Hashable {
        package var name: String
        /// Other names for what runs in the node, where the tool tells them: the operations that were fused into it.
        package var origins: [String]
        /// Milliseconds of one run; where the node runs several times within a run, of all of them.
        package var latency: Double
        /// 99th percentile of it over the runs, where there were runs enough.
        package var tail: Double?
        /// How often it runs within one run of the network.
        package var timesPerRun: Int

        package init(
            name: String, origins: [String] = [], latency: Double, tail: Double? = nil, timesPerRun: Int = 1
        ) {
            self.name = name
            self.origins = origins
            self.latency = latency
            self.tail = tail
            self.timesPerRun = timesPerRun
        }
    }

    /// What holds of the whole file.
    package struct Source: Sendable, Hashable {
        /// The program that ran the network.
        package var runtime: String
        /// What `latency` is of the runs.
        package var statistic: String
        /// Runs that the figures are of.
        package var runs: Int
        /// Runs before them that were left out.
        package var dropped = 0
        /// Milliseconds of one run of everything in the file, exits included, where it tells.
        package var wholeRun: Double?
        /// Whether the nodes are to be scaled so that they add up to `wholeRun`.
        package var isRescaled = false
        /// Precision of the arithmetic, where the file tells.
        package var precision: String?
        /// Shapes of the first inputs of nodes, batch first, where the file tells.
        package var inputShapes: Set<[Int]> = []
        /// What else has to be known of the figures, in sentences without a full stop.
        package var remarks: [String] = []

        package init(runtime: String, statistic: String, runs: Int, dropped: Int = 0) {
            self.runtime = runtime
            self.statistic = statistic
            self.runs = runs
            self.dropped = dropped
        }
    }

    package init(nodes: [Node], source: Source) {
        self.nodes = nodes
        self.source = source
    }

    /// Milliseconds of all nodes together. O(nodes).
    package var total: Double { nodes.reduce(0) { $0 + $1.latency } }

    /// What the file is of, for an error: the names of the first nodes.
    var firstNames: String { nodes.prefix(3).map(\.name).joined(separator: ", ") }

    /// Nodes of one name in one, for patterns could not tell them apart. O(n).
    static func merged(_ nodes: [Node]) -> [Node] {
        var merged: [Node] = []
        var indices: [String: Int] = [:]
        for node in nodes {
            if let index = indices[node.name] {
                merged[index].latency += node.latency
                merged[index].timesPerRun += node.timesPerRun
            } else {
                indices[node.name] = merged.count
                merged.append(node)
            }
        }
        return merged
    }

    /// - Throws: `InputError` where the file shows that more or less than one sample ran at once. O(shapes).
    package func checkBatch(_ input: [Int], file: String) throws(InputError) {
        let other = source.inputShapes.filter {
            $0.count == input.count + 1 && Array($0.dropFirst()) == input
        }
        guard let batch = other.compactMap(\.first).filter({ $0 != 1 }).max() else { return }
        throw InputError(
            file: file, found: "a run of \(batch) samples at once", expected: "a batch of 1",
            remedy: "profile one sample at a time: the samples of a batch cannot leave apart")
    }

    /// The times, where a mapping can name every node and a profile can hold their sums.
    /// - Throws: `InputError` where a node has no name, or all together take longer than one figure may. O(nodes).
    func checked(file: String) throws(InputError) -> NodeTimings {
        let again = "check that the file is of that tool, or profile again"
        if let node = nodes.first(where: \.name.isEmpty) {
            throw InputError(
                file: file, found: "a node without a name, of \(node.latency) ms",
                expected: "a name for each",
                remedy: again)
        }
        let longest = max(total, nodes.reduce(0) { $0 + ($1.tail ?? 0) })
        guard longest <= TimingLimits.longestTime else {
            throw InputError(
                file: file, found: "\(counted(nodes.count, "node")) of \(longest) ms together",
                expected: TimingLimits.expectedTime, remedy: again)
        }
        return self
    }

    /// - Parameter isWhole: says of a node whether it stands for an unknown number of operations.
    /// - Throws: `InputError` where one such node has nearly all of the time. O(nodes).
    func refuseWhole(
        file: String, remedy: String, _ isWhole: (Node) -> Bool
    ) throws(InputError) {
        let total = total
        guard let node = nodes.first(where: { isWhole($0) && $0.latency >= Self.nearlyAll * total }) else {
            return
        }
        let percent = total > 0 ? Int((100 * node.latency / total).rounded()) : 100
        throw InputError(
            file: file, found: "the network fused into one node, \(node.name), with \(percent) % of the time",
            expected: "times of single layers", remedy: remedy)
    }

    /// From this share of the time on, one node is the network.
    private static let nearlyAll = 0.9
}
