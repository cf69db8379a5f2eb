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
            file: file, timesFile: timesFile, network: network, isJoined: isJoined, timings: timings)
        {
            throw error
        }
        self.owners = owners.map { $0 ?? .leftOver }
    }
}
