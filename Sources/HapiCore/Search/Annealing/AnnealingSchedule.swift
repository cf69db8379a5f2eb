/// When a chain is how hot, as a function of its evaluations alone.
///
/// A chain first walks freely to learn how much moves change. Then it cools in cycles, each geometric: from the
/// start temperature to `span` of it in the first and whenever it restarts from a random design, from `reheat` of
/// it when it goes on from its best: constants of its `CoolingSchedule`. Only the first cycle keeps to the paper's prior that no two instantiated
/// exits are adjacent.
struct AnnealingSchedule: Sendable, Hashable {
    /// Moves judged before cooling begins.
    let sampling: Int
    /// Evaluations of a cycle.
    let cycle: Int
    private let cooling: CoolingSchedule

    /// What of a whole budget is for walking: a tenth, and not more than `mostRefinement`, is kept for the neighbours
    /// of the best.
    static func walking(of budget: Int) -> Int { max(1, budget - min(mostRefinement, budget / 10)) }

    private static let mostRefinement = 100_000

    init(budget: Int, _ cooling: CoolingSchedule) {
        self.cooling = cooling
        sampling = min(100, max(2, budget / 10))
        cycle = max(1, min(cooling.longestCycle, (budget - sampling) / 5))
    }

    func restarts(_ number: Int) -> Bool { number % cooling.restartInterval == 0 }

    /// What a cycle begins with, relative to the start temperature.
    func heat(_ number: Int) -> Double { restarts(number) ? 1 : cooling.reheat }

    /// What a step of a cycle multiplies the temperature by.
    func factor(_ number: Int) -> Double {
        exponential(naturalLogarithm(cooling.span / heat(number)) / Double(cycle))
    }

    /// The start temperature from the absolute changes of sampled moves: it accepts the median one with
    /// `startAcceptance`. The median, because a few moves change the value by far more than most.
    func startTemperature(changes: [Double]) -> Double {
        let ordered = changes.sorted()
        let typical = ordered.isEmpty ? 0.01 : ordered[ordered.count / 2]
        return typical / -naturalLogarithm(cooling.startAcceptance)
    }
}
