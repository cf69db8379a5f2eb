import HapiCore

/// The definition as a loop over samples: each walks through the design's classifiers until one is sure of it. What
/// the bit columns are held against, and their reference in time.
struct NaiveEvaluator {
    let calibration: Calibration
    let threshold: Float

    init(_ workload: Workload) {
        calibration = workload.calibration
        threshold = Float(Workload.threshold)
    }

    /// Counts a design that runs `exits` and then the final classifier. For confidences that are large when sure;
    /// a sample that no classifier is sure of gets the answer of the most confident, ties to the deepest.
    /// O(samples × classifiers).
    func tally(_ exits: [Int]) -> Tally {
        let classifiers = exits + [calibration.classifiers - 1]
        var tally = Tally(leaving: classifiers.map { _ in 0 })
        for sample in 0..<calibration.samples {
            var position = 0
            var surest = classifiers[0]
            for (index, k) in classifiers.enumerated() {
                position = index
                if confidence(k, sample) >= confidence(surest, sample) { surest = k }
                if confidence(k, sample) >= threshold {
                    surest = k
                    break
                }
            }
            tally.leaving[position] += 1
            if calibration.correct[surest * calibration.samples + sample] { tally.correct += 1 }
        }
        return tally
    }

    private func confidence(_ k: Int, _ sample: Int) -> Float {
        calibration.confidence[k * calibration.samples + sample]
    }
}
