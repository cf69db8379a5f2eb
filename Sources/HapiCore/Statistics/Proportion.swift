/// A share known from counts: so many of so many samples answered rightly.
package struct Proportion: Sendable, Hashable {
    package let correct: Int
    package let samples: Int

    package init(correct: Int, samples: Int) {
        self.correct = correct
        self.samples = samples
    }

    /// In [0, 1]; 0 of no samples.
    package var share: Double { samples > 0 ? Double(correct) / Double(samples) : 0 }
    package var interval: WilsonInterval { WilsonInterval(correct: correct, samples: samples) }
}
