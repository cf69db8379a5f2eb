/// Where a chain of the annealing is, and how hot.
package struct ChainWalk: Sendable, Hashable {
    package var generator: Generator
    package var current: Position
    /// Climbing value of `current`; minus infinity before it is judged.
    package var currentValue = -Double.infinity
    /// The best position since the last restart, from which the chain is reheated.
    package var epochBest: Position
    package var epochValue = -Double.infinity
    /// Absolute changes of the moves sampled for the start temperature.
    package var sampledChanges: [Double] = []
    package var startTemperature = 0.0
    package var temperature = 0.0
    /// Share of moves accepted, averaged over the last few hundred.
    package var acceptance = 1.0
    /// Cycles begun, and steps left in the present one.
    package var cycles = 0
    package var leftInCycle = 0
    /// Exits that the chain keeps to at least, until it restarts.
    package var leastExits = 0

    package init(generator: Generator, current: Position, epochBest: Position) {
        self.generator = generator
        self.current = current
        self.epochBest = epochBest
    }
}
