import HapiCore
import HapiJSON

/// What only a network can tell of a sweep.
extension Sweep {
    /// Holds thresholds, exits and their number against a profile's network.
    /// - Throws: `InputError` at the first thing in the sweep that the network does not have.
    package func check(_ network: Network, of profile: String, file: String) throws(InputError) {
        try reading(file) { () throws(JSONError) in
            for entry in policies { try entry.source.checkThresholds(entry.value, network) }
            for entry in searches {
                var object = try entry.source.object()
                if let most = object.optionalNonNull("maxExits"), let asked = entry.value.maxExits,
                    asked > network.exits.count
                {
                    throw most.error(
                        expected: "at most \(network.exits.count), the candidates of \(profile)")
                }
                let pinned = try object.optionalNonNull("pin")?.candidates(network, of: profile) ?? []
                if let most = entry.value.maxExits, Set(pinned.map(\.exit)).count > most {
                    throw entry.source.error(
                        found: "\(counted(pinned.count, "pinned exit"))",
                        expected: "at most maxExits, \(most)")
                }
                for name in try object.optionalNonNull("forbid")?.candidates(network, of: profile) ?? []
                where pinned.contains(where: { $0.exit == name.exit }) {
                    throw name.value.error(expected: "an exit that is not pinned as well")
                }
            }
        }
    }
}

extension JSONValue {
    fileprivate func checkThresholds(_ policy: SweepPolicy, _ network: Network) throws(JSONError) {
        guard policy.thresholds != nil else { return }
        var object = try object()
        for threshold in try object.required("thresholds").array() {
            _ = try threshold.threshold(of: policy.policy.metric, classes: network.classes)
        }
    }

    /// The exits that an array names.
    fileprivate func candidates(
        _ network: Network, of profile: String
    ) throws(JSONError) -> [(exit: Int, value: JSONValue)] {
        var found: [(exit: Int, value: JSONValue)] = []
        for value in try array() {
            let name = try value.string()
            guard let exit = network.candidate(named: name) else {
                throw value.error(
                    expected: "an exit of \(profile)", remedy: network.advice(onExit: name))
            }
            found.append((exit, value))
        }
        return found
    }
}

extension SweepTask {
    /// The problem on a profile's answers. As `SearchProblem.init`. Names that the network does not have, which
    /// `Sweep.check` refuses, are passed over.
    /// - Parameter memory: bytes of the platform.
    package func problem(_ evaluator: Evaluator, memory: Int) -> SearchProblem {
        let network = evaluator.network
        func candidates(_ names: [String]) -> Set<Int> {
            Set(names.compactMap { network.candidate(named: $0) })
        }
        let limits = limits.limits(original: evaluator.original, memory: memory)
        return SearchProblem(
            evaluator: evaluator, goal: search.goal ?? .implied(by: limits), limits: limits,
            latencyWeight: search.latencyWeight, thresholds: policy.tried(classes: network.classes),
            pinned: candidates(search.pinned), forbidden: candidates(search.forbidden),
            maxExits: search.maxExits)
    }
}
