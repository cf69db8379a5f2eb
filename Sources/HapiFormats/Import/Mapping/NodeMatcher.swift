/// Finds the nodes that patterns mean: a pattern means a node whose name it matches, or the name of any operation that
/// was fused into it.
struct NodeMatcher {
    private let nodes: [[String]]
    private var byName: [String: [Int]] = [:]

    /// O(nodes).
    init(_ timings: NodeTimings) {
        nodes = timings.nodes.map { [$0.name] + FusedNames.parts(of: $0.name) + $0.origins }
        for (node, names) in nodes.enumerated() {
            for name in Set(names) { byName[name, default: []].append(node) }
        }
    }

    /// Nodes in order. A name as it is in the file means that node, whatever else its signs could mean.
    /// O(nodes) for a pattern with wildcards, else O(1).
    func nodes(_ pattern: Glob) -> [Int] {
        if let named = byName[pattern.text] { return named }
        if let literal = pattern.literal { return byName[literal] ?? [] }
        return nodes.indices.filter { nodes[$0].contains(where: pattern.matches) }
    }
}
