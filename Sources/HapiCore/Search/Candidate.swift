/// A design that a search has judged.
package struct Candidate: Sendable, Hashable {
    /// As it runs, after truncation by the deadline.
    package var runnable: RunnableDesign
    package var threshold: Double
    package var figures: Figures
    /// Sum of the relative excesses over broken limits; 0 when feasible.
    package var excess: Double

    package var isFeasible: Bool { excess == 0 }

    /// O(exits · log exits).
    package var design: Design { Design(exits: runnable.exits, threshold: threshold) }
}
