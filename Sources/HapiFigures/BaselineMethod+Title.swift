import HapiCore

extension BaselineMethod {
    /// What the method is called in running text.
    package var title: String {
        switch self {
        case .annealing: "HAPI, annealing"
        case .exact: "HAPI, exact"
        case .random: "random search"
        case .greedy: "greedy search"
        case .sdn: "SDN"
        case .branchyNet: "BranchyNet"
        case .allExits: "all exits"
        case .original: "original network"
        }
    }
}
