import HapiCore
import HapiJSON

/// Every node of a tool's times with the layers and exits that it belongs to.
package struct NodeAssignment: Sendable, Hashable {
    package enum Owner: Sendable, Hashable {
        /// Layers, then exits, by index; more than one share the node's time.
        case targets([Int])
        case ignored
        /// No pattern means the node, which takes no time.
        case leftOver
    }

    /// By node, in the order of the times.
    package let owners: [Owner]

    /// Joins times and network by a mapping.
    /// - Parameter exitsElsewhere: whether exits without a node are known from elsewhere.
    /// - Throws: `InputError` with all that does not fit, each by name. O(patterns × nodes).
    package init(
        _ mapping: NodeMapping, _ timings: NodeTimings, _ network: Network, exitsElsewhere: Bool = false,
        file: String, timesFile: String
    ) throws(InputError) {
        var problems = MappingProblems()
        let names = network.timedNames
        let indices = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        let matcher = NodeMatcher(timings)
        var owners = [Owner?](repeating: nil, count: timings.nodes.count)
        var isTimed = [Bool](repeating: false, count: names.count)

        func title(_ owner: Owner) -> String {
            switch owner {
            case .targets(let targets): targets.map { names[$0] }.joined(separator: " and ")
            case .ignored, .leftOver: "\"ignore\""
            }
        }
        func take(_ patterns: [Glob], for owner: Owner) {
            for pattern in patterns {
                let found = matcher.nodes(pattern)
                if found.isEmpty { problems.idle.append("\(pattern.text) (\(title(owner)))") }
                for node in found {
                    if let other = owners[node], other != owner {
                        problems.doubled.append(
                            "\(timings.nodes[node].name) (\(title(other)); \(title(owner)))")
                    }
                    owners[node] = owners[node] ?? owner
                }
            }
        }
        func targets(_ given: [String]) -> [Int] {
            given.compactMap { name in
                guard let index = indices[name] else {
                    let near = JSONText.nearest(to: name, among: names).map { ", did you mean \($0)?" } ?? ""
                    problems.unknown.append(name + near)
                    return nil
                }
                isTimed[index] = true
                return index
            }
        }
        // What is shared or ignored is said of single nodes, what is a layer's often of all below a path.
        for entry in mapping.nodes { take(entry.patterns, for: .targets(targets([entry.name]))) }
        for entry in mapping.shared { take(entry.patterns, for: .targets(targets(entry.names))) }
        take(mapping.ignored, for: .ignored)

        problems.unmapped = owners.indices.filter { owners[$0] == nil && timings.nodes[$0].latency > 0 }
            .map { timings.nodes[$0].name }
        let missing = names.indices.filter { !isTimed[$0] }
        problems.layers = missing.filter { $0 < network.layers.count }.map { names[$0] }
        if !exitsElsewhere {
            problems.exits = missing.filter { $0 >= network.layers.count }.map { names[$0] }
        }
        let isJoined = owners.contains { if case .targets = $0 { true } else { false } }
        if let error = problems.error(
            file: file, timesFile: timesFile, network: network, isJoined: isJoined, nodes: timings.nodes)
        {
            throw error
        }
        self.owners = owners.map { $0 ?? .leftOver }
    }
}

/// What does not fit in a mapping, each by name.
struct MappingProblems {
    var unknown: [String] = []
    var idle: [String] = []
    var doubled: [String] = []
    var unmapped: [String] = []
    var layers: [String] = []
    var exits: [String] = []

    /// `nil` where there is none.
    func error(
        file: String, timesFile: String, network: Network, isJoined: Bool, nodes: [NodeTimings.Node]
    ) -> InputError? {
        guard isJoined else {
            return InputError(
                file: timesFile,
                found: "no node that \(file) gives to a layer or exit of \(network.name); the first are "
                    + nodes.prefix(3).map(\.name).joined(separator: ", "),
                expected: "times of \(network.name)",
                remedy: "give the times of that network, or see what its nodes are called with --suggest")
        }
        let lines = [
            ("names that are neither layer nor exit", unknown), ("patterns that no node has", idle),
            ("nodes with two owners", doubled), ("nodes with time that no pattern means", unmapped),
            ("layers without a node", layers), ("exits without a node", exits),
        ].filter { !$0.1.isEmpty }.map { "  \($0.0) (\($0.1.count)): \($0.1.joined(separator: ", "))" }
        guard !lines.isEmpty else { return nil }
        let hint = exits.isEmpty ? "" : "\n  (exits that were not profiled: --exits-from PROFILE)"
        return InputError(
            file: file, found: "what does not fit",
            expected: "each node of \(timesFile) with one owner, and each of "
                + "\(network.name)'s \(network.layers.count) layers and \(network.exits.count) exits with nodes",
            remedy:
                "mend it (a layer that runs in no node of its own has [], nodes of none go under \"ignore\"):\n"
                + lines.joined(separator: "\n") + hint)
    }
}
