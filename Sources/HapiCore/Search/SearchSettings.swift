/// How a search goes about a problem, without changing what is best.
package struct SearchSettings: Sendable, Hashable {
    package var method = SearchMethod.anneal
    package var seed: UInt64 = 1
    /// Designs judged at most, by the methods that have no end of their own.
    package var evaluations = 1_000_000
    package var schedule = CoolingSchedule()

    package init() {}
}
