/// When a chain is how hot, as a function of its evaluations alone.
///
/// A chain first walks freely to learn how much moves change. Then it cools in cycles, each geometric: from the
/// start temperature to `span` of it in the first and whenever it restarts from a random design, from `reheat` of
/// it when it goes on from its best. Only the first cycle keeps to the paper's prior that no two instantiated
/// exits are adjacent.
struct AnnealingSchedule: Sendable, Hashable {
    /// Moves judged before cooling begins.
    let sampling: Int
    /// Evaluations of a cycle.
    let cycle: Int

    /// Probability of accepting a typical worsening move at the start.
    static let startAcceptance = 0.5
    /// Last temperature of a cycle relative to the start temperature.
    static let span = 1e-4
    /// First temperature of a reheated cycle, likewise.
    static let reheat = 0.1
    /// Every so many cycles one starts afresh.
    static let restartInterval = 4
    /// A cycle is a fifth of a small budget, and not longer than this.
    static let longestCycle = 20_000

    /// What of a whole budget is for walking: a tenth, and not more than `mostRefinement`, is kept for the neighbours
    /// of the best.
    static func walking(of budget: Int) -> Int { max(1, budget - min(mostRefinement, budget / 10)) }

    private static let mostRefinement = 100_000

    init(budget: Int) {
        sampling = min(100, max(2, budget / 10))
        cycle = max(1, min(Self.longestCycle, (budget - sampling) / 5))
    }

    func restarts(_ number: Int) -> Bool { number % Self.restartInterval == 0 }

    /// What a cycle begins with, relative to the start temperature.
    func heat(_ number: Int) -> Double { restarts(number) ? 1 : Self.reheat }

    /// What a step of a cycle multiplies the temperature by.
    func factor(_ number: Int) -> Double {
        exponential(naturalLogarithm(Self.span / heat(number)) / Double(cycle))
    }

    /// The start temperature from the absolute changes of sampled moves: it accepts the median one with
    /// `startAcceptance`. The median, because a few moves change the value by far more than most.
    static func startTemperature(changes: [Double]) -> Double {
        let ordered = changes.sorted()
        let typical = ordered.isEmpty ? 0.01 : ordered[ordered.count / 2]
        return typical / -naturalLogarithm(startAcceptance)
    }
}
