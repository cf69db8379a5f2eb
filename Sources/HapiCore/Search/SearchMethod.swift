/// The ways to search, by the names that the command line takes.
package enum SearchMethod: String, Sendable, Hashable, CaseIterable {
    case anneal, random, greedy, exact

    /// What plans and evaluations call the method.
    package var name: String {
        switch self {
        case .anneal: Annealing.name
        case .random: RandomSearch.name
        case .greedy: GreedySearch.name
        case .exact: ExactSearch.name
        }
    }
}
