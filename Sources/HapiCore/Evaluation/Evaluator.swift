/// Judges designs by arithmetic: a network, what its nodes cost on a platform, and its memoised answers.
///
/// The screen, the headless commands and every search use this one evaluator. It holds no mutable state; what a
/// walk needs is in the caller's `TallyCounter`.
package struct Evaluator: Sendable {
    package let network: Network
    package let costs: NodeCosts
    package let answers: AnswerColumns
    package let fallback: Fallback
    package let decisionUnit: ExitDecisionUnit
    /// Paths in typical latency: what means and percentiles are made of.
    package let paths: PathCosts
    /// Paths in energy, where the platform has energies.
    let energyPaths: PathCosts?
    /// Weight bytes of the layers up to each exit's own, and of all layers.
    let memoryThroughExit: [Int]
    let memoryOfBackbone: Int
    private let exitMemory: [Int]

    /// `nil` when the calibration has other classifiers than the network. O(layers + exits).
    package init?(network: Network, costs: NodeCosts, answers: AnswerColumns, fallback: Fallback) {
        guard answers.classifiers == network.classifierCount,
            costs.latency.layers.count == network.layers.count,
            costs.latency.exits.count == network.exits.count
        else { return nil }
        self.network = network
        self.costs = costs
        self.answers = answers
        self.fallback = fallback
        decisionUnit = ExitDecisionUnit(network: network, costs: costs)
        paths = PathCosts(costs.latency, in: network)
        energyPaths = costs.energy.map { PathCosts($0, in: network) }
        var sum = 0
        let memoryThroughLayer = network.layers.map { layer in
            sum += layer.weightBytes
            return sum
        }
        memoryThroughExit = network.exits.map { memoryThroughLayer[$0.layer] }
        memoryOfBackbone = sum
        exitMemory = network.exits.map(\.weightBytes)
    }

    package var policy: ExitPolicy { ExitPolicy(metric: answers.metric, fallback: fallback) }

    /// The original network without exits, never truncated: A_max and L_max of eq. 4. O(samples / 64 + layers).
    package var original: Original {
        Original(
            correct: answers.correctCount(ofClassifier: network.finalClassifier), samples: answers.samples,
            latency: costs.originalLatency)
    }

    package struct Original: Sendable, Hashable {
        package let correct: Int
        package let samples: Int
        package let latency: Double
        package var accuracy: Double { Double(correct) / Double(samples) }

        package init(correct: Int, samples: Int, latency: Double) {
            self.correct = correct
            self.samples = samples
            self.latency = latency
        }
    }

    /// Weight bytes of every node of a design that can run (HAPI Sec. 6.2; the deadline, not a share that
    /// happened to be 0, decides what can). O(exits).
    package func memory(of design: RunnableDesign) -> Int {
        memory(design.exits, finalRuns: design.finalRuns)
    }

    private func memory(_ exits: some RandomAccessCollection<Int>, finalRuns: Bool) -> Int {
        var sum = finalRuns ? memoryOfBackbone : exits.last.map { memoryThroughExit[$0] } ?? 0
        for exit in exits { sum += exitMemory[exit] }
        return sum
    }

    /// The figures that a search compares, of the part of a design that runs. Allocates nothing; see
    /// `TallyCounter.count` for the time it takes.
    package func figures(
        of exits: [Int], reach: ExitDecisionUnit.Reach, confident: ConfidentColumns,
        counter: inout TallyCounter
    ) -> Figures {
        let running = exits[..<reach.exits]
        counter.count(
            running, final: reach.finalRuns ? network.finalClassifier : nil, answers: answers,
            confident: confident, fallback: fallback)
        var weighted = 0.0
        paths.forEachPath(running) { position, path in
            if position < counter.running { weighted += Double(counter.leaving(at: position)) * path }
        }
        return Figures(
            correct: counter.correct, meanLatency: weighted / Double(answers.samples),
            memory: memory(running, finalRuns: reach.finalRuns))
    }

    /// Everything about a design under limits. O(samples × classifiers of the network), for the threshold's bit
    /// columns.
    package func evaluate(_ design: Design, limits: Limits, latencyWeight: Double) -> EvaluationOutcome {
        evaluate(
            design, confident: ConfidentColumns(answers, threshold: design.threshold), limits: limits,
            latencyWeight: latencyWeight)
    }

    /// The same with the threshold's bit columns at hand: as `TallyCounter.count` and
    /// `ExitDecisionUnit.runnable`, plus O(layers + exits).
    package func evaluate(
        _ design: Design, confident: ConfidentColumns, limits: Limits, latencyWeight: Double
    ) -> EvaluationOutcome {
        guard let runnable = decisionUnit.runnable(design.exits, deadline: limits.deadline) else {
            let least = decisionUnit.worstPaths(design.exits).reduce(.infinity, min)
            return .nothingRuns(.deadline(least: least, limit: limits.deadline ?? 0))
        }
        var counter = TallyCounter()
        counter.count(
            runnable.exits, final: runnable.finalRuns ? network.finalClassifier : nil, answers: answers,
            confident: confident, fallback: fallback)
        let tally = counter.tally
        let counts = ExecutionCounts(
            network: network, design: runnable, leaving: tally.leaving, samples: answers.samples)
        let rates = ExecutionRates(counts)
        let latencies = paths.paths(exits: runnable.exits)
        let worst = decisionUnit.worstPaths(runnable.exits)[tally.leaving.count - 1]
        func percentile(_ percent: Int) -> Double {
            Self.percentile(percent, leaving: tally.leaving, latencies: latencies, samples: answers.samples)
        }
        var evaluation = Evaluation(
            design: Design(exits: runnable.exits, threshold: design.threshold), runnable: runnable,
            counts: counts, leaving: tally.leaving, correct: tally.correct,
            meanLatency: rates.expected(costs.latency), medianLatency: percentile(50),
            p95Latency: percentile(95), p99Latency: percentile(99), worstLatency: worst,
            memory: memory(of: runnable), meanEnergy: costs.energy.map(rates.expected), objective: 0,
            broken: [])
        evaluation.objective = original.objective(
            correct: tally.correct, latency: evaluation.meanLatency, weight: latencyWeight)
        evaluation.broken = limits.broken(by: evaluation.figures, samples: answers.samples)
        return .evaluated(evaluation)
    }

    /// The smallest path latency by which ⌈percent / 100 · samples⌉ samples have left; no interpolation. Whole
    /// numbers throughout, for 0.95 has no exact double and may round a sample up. O(classifiers).
    package static func percentile(
        _ percent: Int, leaving: [Int], latencies: [Double], samples: Int
    ) -> Double {
        let needed = (percent * samples + 99) / 100
        var seen = 0
        for (count, latency) in zip(leaving, latencies) {
            seen += count
            if seen >= needed { return latency }
        }
        return latencies.last ?? 0
    }
}

extension Evaluator.Original {
    /// A/A_max − w · ln(L/L_max + 1) (eq. 4), A_max and L_max those of the original network on the same set. O(1).
    package func objective(correct: Int, latency: Double, weight: Double) -> Double {
        objective(correct: Double(correct), latency: latency, weight: weight)
    }

    /// The same where the number of right answers is a bound, and no whole number. O(1).
    func objective(correct: Double, latency found: Double, weight: Double) -> Double {
        let accuracy = self.correct > 0 ? correct / Double(self.correct) : 0
        let relative = latency > 0 ? found / latency : 0
        return accuracy - weight * naturalLogarithm(relative + 1)
    }
}
