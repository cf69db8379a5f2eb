/// What a design must keep to (HAPI eq. 5 and Sec. 4.2). A `nil` limit does not bind.
package struct Limits: Sendable, Hashable {
    /// Mean latency L ≤ ε, milliseconds.
    package var meanLatency: Double?
    /// Hard per-sample deadline, milliseconds: truncates a design rather than refusing it.
    package var deadline: Double?
    /// Weights that must fit, bytes.
    package var memory: Int?
    /// Least accuracy, a share.
    package var minAccuracy: Double?

    package init(
        meanLatency: Double? = nil, deadline: Double? = nil, memory: Int? = nil, minAccuracy: Double? = nil
    ) {
        self.meanLatency = meanLatency
        self.deadline = deadline
        self.memory = memory
        self.minAccuracy = minAccuracy
    }

    /// Whether a value keeps to an upper limit, give or take the rounding of the sums that made it. O(1).
    package static func holds(_ value: Double, atMost limit: Double) -> Bool {
        value <= limit * (1 + 1e-9)
    }

    /// Whether a value keeps to a lower limit. O(1).
    package static func holds(_ value: Double, atLeast limit: Double) -> Bool {
        value >= limit * (1 - 1e-9)
    }

    /// The limits that a set of figures breaks; the deadline shows itself in what could run, not here. O(1).
    package func broken(by figures: Figures, samples: Int) -> [BrokenLimit] {
        var broken: [BrokenLimit] = []
        forEachBroken(by: figures, samples: samples) { broken.append($0) }
        return broken
    }

    /// Sum of the relative excesses over them; 0 when all are met. Allocates nothing.
    func excess(of figures: Figures, samples: Int) -> Double {
        var sum = 0.0
        forEachBroken(by: figures, samples: samples) { sum += $0.excess }
        return sum
    }

    @inline(__always)
    private func forEachBroken(by figures: Figures, samples: Int, _ body: (BrokenLimit) -> Void) {
        if let meanLatency, !Self.holds(figures.meanLatency, atMost: meanLatency) {
            body(.meanLatency(found: figures.meanLatency, limit: meanLatency))
        }
        if let memory, !Self.holds(Double(figures.memory), atMost: Double(memory)) {
            body(.memory(found: figures.memory, limit: memory))
        }
        if let minAccuracy {
            let accuracy = Double(figures.correct) / Double(samples)
            if !Self.holds(accuracy, atLeast: minAccuracy) {
                body(.accuracy(found: accuracy, limit: minAccuracy))
            }
        }
    }
}

/// A limit that a design does not meet, with what it has and what it may have.
package enum BrokenLimit: Sendable, Hashable {
    case meanLatency(found: Double, limit: Double)
    /// Not one classifier's worst-case path fits; `least` is the design's shortest.
    case deadline(least: Double, limit: Double)
    case memory(found: Int, limit: Int)
    case accuracy(found: Double, limit: Double)
    case tooManyExits(found: Int, limit: Int)

    /// By how much, relative to the limit: what a search shrinks while nothing is feasible. O(1).
    package var excess: Double {
        switch self {
        case .meanLatency(let found, let limit), .deadline(let found, let limit):
            limit > 0 ? found / limit - 1 : found
        case .memory(let found, let limit): limit > 0 ? Double(found) / Double(limit) - 1 : Double(found)
        case .accuracy(let found, let limit): limit > 0 ? 1 - found / limit : 0
        case .tooManyExits(let found, let limit): Double(found - limit)
        }
    }
}
