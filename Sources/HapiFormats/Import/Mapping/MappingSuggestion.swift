import HapiCore

/// A mapping that a network's names and the order of nodes suggest, to be looked at by whoever knows both.
package struct MappingSuggestion: Sendable {
    package let mapping: NodeMapping
    /// What is unsure, in sentences without a full stop.
    package let notes: [String]
    /// Nodes that got no owner, with their times, in the order in which they ran; the first of many.
    package let unmatched: [String]
    /// Whether every node, layer and exit was joined by its name.
    package let isByNameAlone: Bool

    /// Nodes get the layer or exit that they are named for; a few that are named for none get that of the node before
    /// (`OrderPlacing`), many get none. O(nodes × (length of names + layers)).
    /// - Parameter exitsElsewhere: whether exits without a node are known from elsewhere.
    /// - Throws: `InputError` where no node is named for anything in the network.
    package init(
        _ timings: NodeTimings, _ network: Network, exitsElsewhere: Bool = false, timesFile: String
    ) throws(InputError) {
        let names = network.timedNames
        let index = NameIndex(names)
        let named = Self.named(timings, network, index)
        guard named.contains(where: { !$0.targets.isEmpty }) else {
            throw InputError(
                file: timesFile,
                found: "no node named for a layer or exit of \(network.name); the first are "
                    + timings.firstNames,
                expected: "times of \(network.name)",
                remedy: "give the times of that network, or write a mapping by hand")
        }
        var notes: [String] = []
        let found = Set(named.flatMap(\.targets))
        let isLittle =
            2 * names.indices.prefix(network.layers.count).count(where: found.contains)
            < network.layers.count
        let order = OrderPlacing(named: named.map(\.targets), timings: timings, isLittle: isLittle)
        let placed = order.placed
        func list(_ nodes: [Int]) -> String { Self.list(nodes, timings, names, placed) }
        if !order.between.isEmpty {
            notes.append(
                "\(counted(order.between.count, "node")) by order, between two of one layer, say "
                    + list(Array(order.between.prefix(2))))
        }
        if !order.after.isEmpty { notes.append("by order, given to the layer before: " + list(order.after)) }
        if !order.before.isEmpty {
            notes.append("by order, given to the layer after: " + list(order.before))
        }
        let habits = named.indices.filter { named[$0].isHabit }
        if !habits.isEmpty { notes.append("by what such names often mean: " + list(habits)) }
        let loose = named.indices.filter { named[$0].isLoose }
        if !loose.isEmpty { notes.append("by a word in the name alone: " + list(loose)) }
        let shared = placed.indices.filter { placed[$0].count > 1 }
        if !shared.isEmpty { notes.append("shared by MACs: " + list(shared)) }
        let timed = Set(placed.joined())
        let layers = names.indices.prefix(network.layers.count).filter { !timed.contains($0) }
        let exits = names.indices.dropFirst(network.layers.count).filter { !timed.contains($0) }
        if isLittle {
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
        let rest = order.unmatched
        if !rest.isEmpty {
            let time = rest.reduce(0) { $0 + timings.nodes[$1].latency }
            notes.append(
                "\(counted(rest.count, "node")), \(Self.rounded(time)) of \(Self.rounded(timings.total)) ms, named for "
                    + "no layer or exit and given to none, "
                    + (rest.count > Self.longest ? "the first \(Self.longest) " : "")
                    + "in the order in which they ran:")
        }
        unmatched = rest.prefix(Self.longest).map {
            "\(timings.nodes[$0].name) \(Self.rounded(timings.nodes[$0].latency)) ms"
        }
        self.notes = notes
        isByNameAlone = notes.isEmpty
        mapping = Self.mapping(placed, timings, names)
    }

    /// Most nodes that are listed one by one.
    private static let longest = 20

    /// Notes, and below them the nodes without an owner, one a line.
    package func lines(prefix: String) -> [String] { notes.map { prefix + $0 } + unmatched.map { "  " + $0 } }

    /// What each node is named for.
    private static func named(
        _ timings: NodeTimings, _ network: Network, _ index: NameIndex
    ) -> [NameIndex.Finding] {
        let found = timings.nodes.map { index.find(in: FusedNames.parts(of: $0.name) + $0.origins) }
        let names = network.timedNames
        func isSure(_ node: NodeTimings.Node, _ finding: NameIndex.Finding) -> Bool {
            !finding.targets.isEmpty && !finding.isLoose
                && !finding.targets.contains { NameHabits.isWithinHead(node.name, found: names[$0]) }
        }
        let unnamed = zip(timings.nodes, found).filter { !isSure($0, $1) }.map(\.0.name)
        let habits = NameHabits(network, unnamed: unnamed)
        return zip(timings.nodes, found).map { node, finding in
            if !index.contains(node.name), let exit = habits.namedExit(node.name) {
                return NameIndex.Finding(targets: [exit], isHabit: true)
            }
            guard !isSure(node, finding) else { return finding }
            let targets = habits.find(node.name)
            return targets.isEmpty ? finding : NameIndex.Finding(targets: targets, isHabit: true)
        }
    }

    private static func list(
        _ nodes: [Int], _ timings: NodeTimings, _ names: [String], _ placed: [[Int]]
    ) -> String {
        nodes.map { node in
            "\(timings.nodes[node].name) (\(placed[node].map { names[$0] }.joined(separator: ", ")))"
        }
        .joined(separator: ", ")
    }

    private static func rounded(_ milliseconds: Double) -> String { ImportReport.ms(milliseconds) }

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
