/// The ways to choose a design that are held against each other: searches, and rules from before HAPI.
package enum BaselineMethod: String, Sendable, Hashable, CaseIterable {
    /// HAPI's own search, which all differences are against.
    case annealing
    /// Branch and bound.
    case exact
    case random
    case greedy
    /// Shallow-Deep Networks (Kaya, Hong and Dumitras 2019, "Shallow-Deep Networks: Understanding and Mitigating
    /// Network Overthinking", ICML): six exits, at k/7 of the operations.
    case sdn
    /// BranchyNet (Teerapittayanon, McDanel and Kung 2016, "BranchyNet: Fast Inference via Early Exiting from Deep
    /// Neural Networks", ICPR): two exits, here at 1/3 and 2/3 of the operations, that leave by entropy.
    case branchyNet = "branchynet"
    /// The overprovisioned network, with every candidate in it.
    case allExits = "all-exits"
    /// The backbone alone.
    case original

    /// The exits that a rule chooses whatever the platform, by candidate, ascending; `nil` for a search.
    /// O(layers + exits).
    package func exits(of network: Network) -> [Int]? {
        switch self {
        case .annealing, .exact, .random, .greedy: nil
        case .sdn: network.exits(nearest: 1...6, of: 7)
        case .branchyNet: network.exits(nearest: 1...2, of: 3)
        case .allExits: Array(network.exits.indices)
        case .original: []
        }
    }

    /// Whether the method has anything to choose from. Without candidates every rule that puts exits in would be the
    /// original network under another name. O(1).
    package func applies(to network: Network) -> Bool {
        switch self {
        case .annealing, .exact, .random, .greedy, .original: true
        case .sdn, .branchyNet, .allExits: !network.exits.isEmpty
        }
    }

    /// The policy that its designs run under where the searches' is `policy`: the same, but BranchyNet has its
    /// own. SDN's own is HAPI's default.
    package func policy(besides policy: ExitPolicy) -> ExitPolicy {
        self == .branchyNet ? ExitPolicy(metric: .entropy, fallback: .deepest) : policy
    }
}

extension SearchProblem {
    /// The preferred design of given exits over the problem's thresholds: the sweep that a rule is allowed. A
    /// deadline truncates the exits as it does any design's; `nil` when nothing meets the limits. One design a
    /// threshold is judged.
    package func sweep(_ exits: [Int]) -> Candidate? {
        var counter = TallyCounter()
        var best: Candidate?
        for threshold in confident.indices {
            guard let found = judge(exits, threshold: threshold, counter: &counter), found.isFeasible else {
                continue
            }
            if best.map({ prefers(found, to: $0) }) ?? true { best = found }
        }
        return best
    }
}
