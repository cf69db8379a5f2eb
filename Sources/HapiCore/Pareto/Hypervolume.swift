/// The space that designs dominate within a reference point, on mean latency, accuracy and memory: one number for
/// how good a front is (Zitzler and Thiele, "Multiobjective optimization using evolutionary algorithms", 1998).
///
/// Each axis is measured in its reference, so the volume is a share of the box between the reference and a design
/// that is always right, at once and with nothing. A design that is beyond the reference on an axis adds nothing.
package struct Hypervolume: Sendable, Hashable {
    /// What a design must be better than to count. Its accuracy is 0.
    package struct Reference: Sendable, Hashable {
        /// Mean latency, milliseconds.
        package let meanLatency: Double
        /// Weights, bytes.
        package let memory: Int
        /// Samples that the accuracy is a share of.
        package let samples: Int

        /// No sample right, the latency of the original network (L_max of eq. 4), and the weights of every node of
        /// the overprovisioned network.
        package init(_ evaluator: Evaluator) {
            let network = evaluator.network
            meanLatency = evaluator.original.latency
            memory =
                network.layers.reduce(0) { $0 + $1.weightBytes }
                + network.exits.reduce(0) { $0 + $1.weightBytes }
            samples = evaluator.original.samples
        }

        package init(meanLatency: Double, memory: Int, samples: Int) {
            self.meanLatency = meanLatency
            self.memory = memory
            self.samples = samples
        }
    }

    package let reference: Reference

    package init(reference: Reference) {
        self.reference = reference
    }

    /// The volume that designs dominate together, in [0, 1].
    ///
    /// A sweep over the memory, from the least on, that keeps the staircase of accuracy and time saved below it
    /// and the staircase's area (Fonseca, Paquete and López-Ibáñez, "An improved dimension-sweep algorithm for the
    /// hypervolume indicator", 2006). O(n log n) comparisons; the staircase is an array, so that at worst O(n²)
    /// of its steps move.
    package func value(_ designs: some Sequence<Figures>) -> Double {
        let boxes = designs.compactMap(box).sorted { $0.memory > $1.memory }
        var staircase = Staircase()
        var volume = 0.0
        for (index, box) in boxes.enumerated() {
            staircase.insert(box)
            let next = index + 1 < boxes.count ? boxes[index + 1].memory : 0
            volume += staircase.area * (box.memory - next)
        }
        return volume
    }

    /// What a design gains on the reference, by axis, each in (0, 1].
    private struct Box {
        let accuracy: Double
        let latency: Double
        let memory: Double
    }

    private func box(_ figures: Figures) -> Box? {
        guard reference.samples > 0, reference.meanLatency > 0, reference.memory > 0 else { return nil }
        let box = Box(
            accuracy: Double(figures.correct) / Double(reference.samples),
            latency: 1 - figures.meanLatency / reference.meanLatency,
            memory: 1 - Double(figures.memory) / Double(reference.memory))
        return min(box.accuracy, box.latency, box.memory) > 0 ? box : nil
    }

    /// The corners of what boxes cover together on two axes: accuracy rising, latency gained falling.
    private struct Staircase {
        private var corners: [Box] = []
        private(set) var area = 0.0

        mutating func insert(_ box: Box) {
            var end = firstIndex(accuracyAtLeast: box.accuracy)
            let beyond = end < corners.count ? corners[end].latency : 0
            guard box.latency > beyond else { return }
            if end < corners.count, corners[end].accuracy == box.accuracy { end += 1 }
            var start = end
            while start > 0, corners[start - 1].latency <= box.latency { start -= 1 }
            var left = start > 0 ? corners[start - 1].accuracy : 0
            for corner in corners[start..<end] {
                area += (corner.accuracy - left) * (box.latency - corner.latency)
                left = corner.accuracy
            }
            if left < box.accuracy { area += (box.accuracy - left) * (box.latency - beyond) }
            corners.replaceSubrange(start..<end, with: CollectionOfOne(box))
        }

        private func firstIndex(accuracyAtLeast accuracy: Double) -> Int {
            var (low, high) = (0, corners.count)
            while low < high {
                let middle = (low + high) / 2
                if corners[middle].accuracy < accuracy { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}
