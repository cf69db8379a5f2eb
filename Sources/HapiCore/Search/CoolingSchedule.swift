/// Geometric cooling from a sampled start temperature to a thousandth of it, spread over the evaluations.
struct CoolingSchedule: Sendable, Hashable {
    /// Moves judged before cooling begins.
    let sampling: Int
    /// Evaluations after which the refinement begins; a tenth of the budget is kept for it, 5,000 at most.
    let refinementStart: Int
    /// What a step multiplies the temperature by.
    let factor: Double

    /// Probability of accepting a typical worsening move at the start.
    static let startAcceptance = 0.5
    /// Last temperature relative to the first.
    static let span = 1e-3

    init(budget: Int) {
        sampling = min(100, max(2, budget / 10))
        refinementStart = max(sampling + 1, budget - min(5_000, budget / 10))
        factor = exponential(naturalLogarithm(Self.span) / Double(refinementStart - sampling))
    }

    /// Sets the start temperature from the absolute changes of sampled moves. Their median, because a few moves
    /// across a limit change the value by far more than any within.
    func begin(changes: [Double], temperature: inout Double) {
        let ordered = changes.sorted()
        let typical = ordered.isEmpty ? 0.01 : ordered[ordered.count / 2]
        temperature = typical / -naturalLogarithm(Self.startAcceptance)
    }
}
