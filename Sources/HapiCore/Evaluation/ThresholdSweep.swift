/// Accuracy and mean latency of one set of exits at every threshold of a rising grid, in one pass.
///
/// As the threshold c rises a sample leaves ever later: at classifier i for c in (s, sᵢ], where s is the surest
/// of the classifiers before. So each sample adds one interval of the grid per classifier that is surer than all
/// before it, and difference arrays collect them: O(samples · classifiers · log grid + classifiers · grid).
package struct ThresholdSweep: Sendable, Hashable {
    /// The grid, rising, as the metric's thresholds.
    package let thresholds: [Double]
    /// Samples answered rightly at each threshold.
    package private(set) var correct: [Int]
    /// Milliseconds at each threshold.
    package private(set) var meanLatency: [Double]
    /// Millijoules at each threshold, where the platform has energies.
    package private(set) var meanEnergy: [Double]?

    /// - Parameters:
    ///   - design: what runs; a deadline's truncation does not depend on the threshold.
    ///   - points: size of the grid over the metric's whole range, at least 2.
    package init(_ evaluator: Evaluator, design: RunnableDesign, points: Int) {
        let answers = evaluator.answers
        let range = answers.metric.thresholdRange(classes: evaluator.network.classes)
        let steps = max(1, points - 1)
        let grid = (0...steps).map { range.upperBound * Double($0) / Double(steps) }
        // Entropy is turned so that more is surer; its cuts fall along the grid and are walked from the far end.
        let rising = answers.metric == .entropy ? Array(grid.reversed()) : grid
        let cuts = rising.map { answers.metric.cut(at: $0) }
        let walk = Walk(evaluator, design: design, cuts: cuts)
        thresholds = grid
        let turn = answers.metric == .entropy
        correct = turn ? walk.correct.reversed() : walk.correct
        let leaving = turn ? walk.leaving.reversed() : walk.leaving
        let samples = Double(answers.samples)
        func mean(_ paths: [Double]) -> [Double] {
            leaving.map { zip($0, paths).reduce(0) { $0 + Double($1.0) * $1.1 } / samples }
        }
        meanLatency = mean(evaluator.paths.paths(exits: design.exits))
        meanEnergy = evaluator.energyPaths.map { mean($0.paths(exits: design.exits)) }
    }

    /// Counts for cuts in rising sureness.
    private struct Walk {
        /// [cuts × classifiers]
        var leaving: [[Int]]
        var correct: [Int]

        init(_ evaluator: Evaluator, design: RunnableDesign, cuts: [Float]) {
            let answers = evaluator.answers
            let classifiers = design.classifiers(in: evaluator.network)
            let last = classifiers.count - 1
            var leavingSteps = Array(
                repeating: [Int](repeating: 0, count: cuts.count + 1), count: classifiers.count)
            var correctSteps = [Int](repeating: 0, count: cuts.count + 1)
            for sample in 0..<answers.samples {
                // Cuts below `reached` have let this sample go at an earlier classifier.
                var reached = 0
                var surest = last
                for (position, k) in classifiers.enumerated() {
                    let sureness = answers.sureness[k * answers.samples + sample]
                    // At least as sure as all before: it passes for more cuts, and ties go to the deeper one.
                    if sureness >= answers.sureness[classifiers[surest] * answers.samples + sample]
                        || position == 0
                    {
                        surest = position
                    }
                    let passed = Self.count(of: cuts, atMost: sureness, from: reached)
                    guard passed > reached else { continue }
                    leavingSteps[position][reached] += 1
                    leavingSteps[position][passed] -= 1
                    if answers.isCorrect(classifier: k, place: sample) {
                        correctSteps[reached] += 1
                        correctSteps[passed] -= 1
                    }
                    reached = passed
                }
                guard reached < cuts.count else { continue }
                leavingSteps[last][reached] += 1
                let answering = evaluator.fallback == .deepest ? last : surest
                if answers.isCorrect(classifier: classifiers[answering], place: sample) {
                    correctSteps[reached] += 1
                }
            }
            correct = Self.running(correctSteps, count: cuts.count)
            let columns = leavingSteps.map { Self.running($0, count: cuts.count) }
            leaving = cuts.indices.map { cut in columns.map { $0[cut] } }
        }

        /// How many of the rising cuts are at most `sureness`, knowing that the first `from` are passed.
        private static func count(of cuts: [Float], atMost sureness: Float, from: Int) -> Int {
            var (low, high) = (from, cuts.count)
            while low < high {
                let middle = (low + high) / 2
                if cuts[middle] <= sureness { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private static func running(_ steps: [Int], count: Int) -> [Int] {
            var sum = 0
            return steps.prefix(count).map { step in
                sum += step
                return sum
            }
        }
    }
}

extension AnswerColumns {
    func isCorrect(classifier k: Int, place: Int) -> Bool {
        correct[k * words + place / 64] >> UInt64(place % 64) & 1 == 1
    }
}
