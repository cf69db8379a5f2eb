import HapiCore

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
        file: String, timesFile: String, network: Network, isJoined: Bool, timings: NodeTimings
    ) -> InputError? {
        guard isJoined else {
            return InputError(
                file: timesFile,
                found: "no node that \(file) gives to a layer or exit of \(network.name); the first are "
                    + timings.firstNames,
                expected: "times of \(network.name)",
                remedy: "give the times of that network, or see what its nodes are called with --suggest")
        }
        let lines = [
            ("names that are neither layer nor exit", unknown), ("patterns that no node has", idle),
            ("nodes with two owners", doubled), ("nodes with time that no pattern means", unmapped),
            ("layers without a node", layers), ("exits without a node", exits),
        ].filter { !$0.1.isEmpty }.map { "  \($0.0) (\($0.1.count)): \($0.1.joined(separator: ", "))" }
        guard !lines.isEmpty else { return nil }
        let isLittle = 2 * layers.count > network.layers.count
        let hint = exits.isEmpty ? "" : "\n  (exits that were not profiled: --exits-from PROFILE)"
        return InputError(
            file: file, found: isLittle ? "little of \(network.name) in \(timesFile)" : "what does not fit",
            expected: "each node of \(timesFile) with one owner, and each of "
                + "\(network.name)'s \(network.layers.count) layers and \(network.exits.count) exits with nodes",
            remedy:
                "mend it (a layer that runs in no node of its own has [], nodes of none go under \"ignore\"):\n"
                + lines.joined(separator: "\n") + hint)
    }
}
