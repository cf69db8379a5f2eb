/// The few figures of a design that a search compares.
package struct Figures: Sendable, Hashable {
    /// Samples answered rightly: accuracies are compared as whole numbers.
    package var correct: Int
    /// Milliseconds.
    package var meanLatency: Double
    /// Weight bytes of every node that can run.
    package var memory: Int

    package init(correct: Int, meanLatency: Double, memory: Int) {
        self.correct = correct
        self.meanLatency = meanLatency
        self.memory = memory
    }

    /// Whether these figures are at least as good everywhere and better somewhere. O(1).
    package func dominates(_ other: Figures) -> Bool {
        correct >= other.correct && meanLatency <= other.meanLatency && memory <= other.memory
            && (correct > other.correct || meanLatency < other.meanLatency || memory < other.memory)
    }
}
