/// A point of the design space: which candidates are instantiated and the threshold they share (HAPI Sec. 6.1).
package struct Design: Sendable, Hashable {
    /// Instantiated candidates by index, ascending, each once.
    package private(set) var exits: [Int]
    package var threshold: Double

    /// Exits in any order, repeated or not. O(exits · log exits).
    package init(exits: some Sequence<Int>, threshold: Double) {
        self.exits = Set(exits).sorted()
        self.threshold = threshold
    }

    /// O(exits).
    package func contains(_ exit: Int) -> Bool { exits.contains(exit) }

    /// The same design with one candidate taken in or out. O(exits · log exits).
    package func toggling(_ exit: Int) -> Design {
        contains(exit)
            ? Design(exits: exits.filter { $0 != exit }, threshold: threshold)
            : Design(exits: exits + [exit], threshold: threshold)
    }
}

/// What of a design can run under a deadline (HAPI Sec. 4.2, the Exit Decision Unit).
package struct RunnableDesign: Sendable, Hashable {
    package var exits: [Int]
    package var finalRuns: Bool

    package init(exits: [Int], finalRuns: Bool) {
        self.exits = exits
        self.finalRuns = finalRuns
    }

    /// Every classifier that runs, in depth order. O(exits).
    package func classifiers(in network: Network) -> [Int] {
        finalRuns ? exits + [network.finalClassifier] : exits
    }
}
