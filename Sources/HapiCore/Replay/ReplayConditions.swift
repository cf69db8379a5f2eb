/// How a plan is run: on a device that is busier or slower than when it was measured, and in how much time.
package struct ReplayConditions: Sendable, Hashable {
    /// Every latency is so many times what the profile says; above 0.
    package var loadFactor: Double
    /// Most time that a sample may take, milliseconds; `nil` where nothing binds it.
    package var budget: Double?

    package init(loadFactor: Double = 1, budget: Double? = nil) {
        self.loadFactor = loadFactor
        self.budget = budget
    }

    /// Whether they are those that the plan was made for.
    package var areThePlans: Bool { self == ReplayConditions() }

    /// Position of the last classifier that may run, by the table that a plan carries (HAPI Sec. 4.2, the Exit
    /// Decision Unit): the deepest whose worst path fits the budget under this load. `nil` where none does.
    /// O(rows).
    /// - Parameter table: from which budget on each classifier may be the last, milliseconds, in depth order.
    package func last(of table: [Double]) -> Int? {
        guard let budget else { return table.indices.last }
        return table.lastIndex { Limits.holds($0 * loadFactor, atMost: budget) }
    }
}
