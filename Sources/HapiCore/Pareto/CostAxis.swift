/// What a design may be held against its accuracy on: the less the better.
package enum CostAxis: String, Sendable, Hashable, CaseIterable {
    /// Milliseconds over the samples (L = qᵀl, HAPI Sec. 6.2).
    case meanLatency = "mean-latency"
    /// Milliseconds of the path to the last classifier that can run, of latency tails where the platform has them.
    case worstLatency = "worst-latency"
    /// Bytes of the weights of every node that can run.
    case memory
    /// Millijoules over the samples, where the platform has energies.
    case energy

    /// The cost of a design, in the axis's unit; `nil` where the platform has none. O(exits); for the energy as
    /// `TallyCounter.count`, and O(samples × classifiers of the network) where the bit columns are not at hand.
    /// - Parameter confident: the bit columns of the design's threshold.
    package func cost(
        of candidate: Candidate, _ evaluator: Evaluator, confident: ConfidentColumns? = nil
    ) -> Double? {
        switch self {
        case .meanLatency: return candidate.figures.meanLatency
        case .worstLatency: return evaluator.worstLatency(of: candidate.runnable)
        case .memory: return Double(candidate.figures.memory)
        case .energy:
            guard evaluator.energyPaths != nil else { return nil }
            let confident = confident ?? ConfidentColumns(evaluator.answers, threshold: candidate.threshold)
            var counter = TallyCounter()
            return evaluator.costs(of: candidate, confident: confident, counter: &counter).energy
        }
    }
}

/// What a design costs on every axis.
package struct DesignCosts: Sendable, Hashable {
    /// Milliseconds.
    package var meanLatency: Double
    package var worstLatency: Double
    /// Bytes.
    package var memory: Int
    /// Millijoules; `nil` where the platform has no energies.
    package var energy: Double?

    package init(meanLatency: Double, worstLatency: Double, memory: Int, energy: Double?) {
        self.meanLatency = meanLatency
        self.worstLatency = worstLatency
        self.memory = memory
        self.energy = energy
    }

    /// O(1).
    package subscript(axis: CostAxis) -> Double? {
        switch axis {
        case .meanLatency: meanLatency
        case .worstLatency: worstLatency
        case .memory: Double(memory)
        case .energy: energy
        }
    }
}

extension Evaluator {
    /// Worst-case path to the last classifier that runs, milliseconds. O(exits).
    package func worstLatency(of design: RunnableDesign) -> Double {
        decisionUnit.worstCosts.lastPath(design.exits[...], finalRuns: design.finalRuns)
    }

    /// What a design costs that a counter has just counted. Allocates nothing. O(exits).
    func costs(
        of figures: Figures, exits: ArraySlice<Int>, finalRuns: Bool, counted counter: TallyCounter
    ) -> DesignCosts {
        var energy: Double?
        if let energyPaths {
            var weighted = 0.0
            energyPaths.forEachPath(exits) { position, path in
                if position < counter.running { weighted += Double(counter.leaving(at: position)) * path }
            }
            energy = weighted / Double(answers.samples)
        }
        return DesignCosts(
            meanLatency: figures.meanLatency,
            worstLatency: decisionUnit.worstCosts.lastPath(exits, finalRuns: finalRuns),
            memory: figures.memory, energy: energy)
    }

    /// The same of a design that was judged some time ago: it is counted once more where there are energies. O(exits)
    /// and as `TallyCounter.count`.
    /// - Parameter confident: the bit columns of its threshold.
    package func costs(
        of candidate: Candidate, confident: ConfidentColumns, counter: inout TallyCounter
    ) -> DesignCosts {
        let runnable = candidate.runnable
        if energyPaths != nil {
            counter.count(
                runnable.exits, final: runnable.finalRuns ? network.finalClassifier : nil, answers: answers,
                confident: confident, fallback: fallback)
        }
        return costs(
            of: candidate.figures, exits: runnable.exits[...], finalRuns: runnable.finalRuns, counted: counter
        )
    }
}
