import HapiCore
import HapiJSON

extension Profile {
    /// The figures of every node of a network, in the network's order.
    /// - Throws: `InputError` naming the first node that is missing, not of the network, negative or no number.
    package func costs(for network: Network, file: String) throws(InputError) -> NodeCosts {
        try reading(file) { () throws(JSONError) in
            NodeCosts(
                latency: try figures(latency, network, "milliseconds"),
                latencyTail: try latencyTail.map { (table) throws(JSONError) in
                    try figures(table, network, "milliseconds")
                },
                energy: try energy.map { (table) throws(JSONError) in
                    try figures(table, network, "millijoules")
                })
        }
    }

    /// Milliseconds of a node, eleven days, or millijoules: so that they add up over all nodes and samples.
    static let mostOfANode = 1e9

    private func figures(
        _ table: NodeTable, _ network: Network, _ unit: String
    ) throws(JSONError) -> NodeCosts.Figures {
        let names = network.layers.map(\.name) + network.exits.map(\.name)
        let known = Set(names)
        var found: [String: Double] = [:]
        for member in table.members {
            guard known.contains(member.key) else {
                throw JSONError(
                    place: member.keyPlace,
                    found: "\(JSONText.quoted(member.key)), which is neither layer nor exit",
                    expected: "names of the model's nodes",
                    remedy: JSONText.nearest(to: member.key, among: names).map {
                        "did you mean \(JSONText.quoted($0))?"
                    } ?? "remove it, or give the model that the profile was made for")
            }
            let amount = try member.value.amount(unit)
            guard amount <= Self.mostOfANode else {
                throw member.value.error(
                    expected: "\(unit), at most \(Self.mostOfANode)", remedy: "check the unit")
            }
            found[member.key] = amount
        }
        if let missing = names.first(where: { found[$0] == nil }) {
            throw table.value.error(
                found: "no figure for node \(JSONText.quoted(missing))",
                expected: "\(unit) for each of the \(network.layers.count) layers and "
                    + "\(network.exits.count) exits",
                remedy: "measure that node too, or give the model that the profile was made for")
        }
        return NodeCosts.Figures(
            layers: network.layers.compactMap { found[$0.name] },
            exits: network.exits.compactMap { found[$0.name] })
    }
}
