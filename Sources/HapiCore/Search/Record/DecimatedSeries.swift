/// A series kept within a fixed number of entries by dropping every second one and doubling the stride whenever
/// it is full: evenly thinned over the whole run, however long, and the same for the same run.
package struct DecimatedSeries<Element: Sendable & Hashable>: Sendable, Hashable {
    package private(set) var elements: [Element] = []
    /// One in `stride` of the values offered is kept.
    package private(set) var stride = 1
    package private(set) var offered = 0
    private let capacity: Int

    /// - Parameter capacity: an even number of entries, at least 2.
    package init(capacity: Int) {
        self.capacity = max(2, capacity)
    }

    /// Whether the next value offered will be kept. The stride is a power of two.
    package var keepsNext: Bool { offered & (stride - 1) == 0 }

    /// Offers a value that need not be made, because it would not be kept. O(1).
    package mutating func skip() { offered += 1 }

    /// Offers a value. O(1) on average.
    package mutating func append(_ element: Element) {
        defer { offered += 1 }
        guard keepsNext else { return }
        if elements.count == capacity {
            elements = elements.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            stride *= 2
            guard keepsNext else { return }
        }
        elements.append(element)
    }
}
