import HapiCore

/// A mapping that a network's names and the order of nodes suggest, to be looked at by whoever knows both.
package struct MappingSuggestion: Sendable {
    package let mapping: NodeMapping
    /// What is unsure, in sentences without a full stop.
    package let notes: [String]
    /// Whether every node, layer and exit was joined by its name.
    package let isByNameAlone: Bool

    /// Nodes get the layer or exit that they are named for; those named for none that of the node before, for a runtime
    /// runs what it puts in (a change of layout, an addition, an activation) close to where it belongs.
    /// O(nodes × length of names).
    /// - Parameter exitsElsewhere: whether exits without a node are known from elsewhere.
    /// - Throws: `InputError` where no node is named for anything in the network.
    package init(
        _ timings: NodeTimings, _ network: Network, exitsElsewhere: Bool = false, timesFile: String
    ) throws(InputError) {
        let names = network.timedNames
        let index = NameIndex(names)
        let named = timings.nodes.map { index.find(in: FusedNames.parts(of: $0.name) + $0.origins) }
        guard named.contains(where: { !$0.targets.isEmpty }) else {
            throw InputError(
                file: timesFile,
                found: "no node named for a layer or exit of \(network.name); the first are "
                    + timings.firstNames,
                expected: "times of \(network.name)",
                remedy: "give the times of that network, or write a mapping by hand")
        }
        var notes: [String] = []
        let placed = Self.byOrder(named.map(\.targets), timings, names, &notes)
        let loose = named.indices.filter { named[$0].isLoose }
        if !loose.isEmpty {
            notes.append(
                "by a word in the name alone: "
                    + Self.list(loose.map { (timings.nodes[$0].name, names, placed[$0]) }))
        }
        let shared = placed.indices.filter { placed[$0].count > 1 }
        if !shared.isEmpty {
            notes.append(
                "shared by MACs: " + Self.list(shared.map { (timings.nodes[$0].name, names, placed[$0]) }))
        }
        let timed = Set(placed.joined())
        let layers = names.indices.prefix(network.layers.count).filter { !timed.contains($0) }
        let exits = names.indices.dropFirst(network.layers.count).filter { !timed.contains($0) }
        if 2 * layers.count > network.layers.count {
            notes.append("little of \(network.name) is in \(timesFile): check that it is of this network")
        }
        if !layers.isEmpty {
            notes.append("no node for the layers " + layers.map { names[$0] }.joined(separator: ", "))
        }
        if !exits.isEmpty, !exitsElsewhere {
            notes.append(
                "no node for the exits " + exits.map { names[$0] }.joined(separator: ", ")
                    + " (--exits-from PROFILE takes them from a profile)")
        }
        self.notes = notes
        isByNameAlone = notes.isEmpty
        mapping = Self.mapping(placed, timings, names)
    }

    /// Fills in what no name tells.
    private static func byOrder(
        _ named: [[Int]], _ timings: NodeTimings, _ names: [String], _ notes: inout [String]
    ) -> [[Int]] {
        var placed = named
        var next: [[Int]] = named
        for node in named.indices.reversed().dropFirst() where named[node].isEmpty {
            next[node] = next[node + 1]
        }
        var (sure, unsure): ([(String, [String], [Int])], [(String, [String], [Int])]) = ([], [])
        for node in named.indices where named[node].isEmpty {
            let before = node > 0 ? Array(placed[node - 1].suffix(1)) : []
            placed[node] = before.isEmpty ? next[node] : before
            let entry = (timings.nodes[node].name, names, placed[node])
            if next[node] == placed[node] { sure.append(entry) } else { unsure.append(entry) }
        }
        if !sure.isEmpty {
            notes.append(
                "\(counted(sure.count, "node")) by order, between two of one layer, say "
                    + list(Array(sure.prefix(2))))
        }
        if !unsure.isEmpty { notes.append("by order, given to the layer before: " + list(unsure)) }
        return placed
    }

    private static func list(_ entries: [(node: String, names: [String], targets: [Int])]) -> String {
        entries.map {
            "\($0.node) (\($0.targets.map { [names = $0.names] in names[$0] }.joined(separator: ", ")))"
        }
        .joined(separator: ", ")
    }

    private static func mapping(_ placed: [[Int]], _ timings: NodeTimings, _ names: [String]) -> NodeMapping {
        var byTarget: [[Int]: [Int]] = [:]
        for (node, targets) in placed.enumerated() { byTarget[targets, default: []].append(node) }
        let all = timings.nodes.map(\.name)
        let globs = CommonGlobs(all)
        var mapping = NodeMapping()
        for (target, name) in names.enumerated() {
            guard let nodes = byTarget[[target]] else { continue }
            mapping.nodes.append(
                NodeMapping.Entry(name: name, patterns: globs.of(nodes.map { all[$0] }))
            )
        }
        mapping.shared = byTarget.filter { $0.key.count > 1 }.sorted { $0.value[0] < $1.value[0] }.map {
            targets, nodes in
            NodeMapping.Shared(
                patterns: nodes.map { Glob(literal: all[$0]) }, names: targets.map { names[$0] })
        }
        return mapping
    }
}
