/// What a classifier says of a sample, from its logits: softmax(logits / temperature), in the order of operations and
/// the types of the recipes' exporter. Quotients and differences are single precision as there; exponentials and their
/// sums are double here, so each figure is the nearest `Float` or one beside it.
package struct LogitAnswer: Sendable, Hashable {
    /// The largest probability.
    package let confidence: Float
    /// How far the second largest is below.
    package let margin: Float
    /// Of the softmax, nats, in [0, ln K].
    package let entropy: Float
    /// Class of the largest logit, the first where two are equal.
    package let prediction: Int

    /// - Parameters:
    ///   - logits: of each class, at least one, all finite.
    ///   - temperature: above 0 (Guo, Pleiss, Sun, Weinberger 2017, section 4.2).
    /// - Complexity: O(classes).
    package init(_ logits: ArraySlice<Float>, temperature: Float = 1) {
        var (top, second) = (-Float.infinity, -Float.infinity)
        var prediction = 0
        for (index, logit) in logits.enumerated() {
            if logit > top {
                (second, top) = (top, logit)
                prediction = index
            } else if logit > second {
                second = logit
            }
        }
        self.prediction = prediction
        let largest = top / temperature
        // With d the distance below the largest, a probability is e^−d / Σ e^−d, and its logarithm −d − ln Σ.
        var (sum, weighted) = (0.0, 0.0)
        for logit in logits {
            let distance = Double(logit / temperature) - Double(largest)
            let weight = exponential(distance)
            sum += weight
            if weight > 0 { weighted += weight * distance }
        }
        confidence = Float(1 / sum)
        let runnerUp =
            second == -.infinity
            ? 0 : Float(exponential(Double(second / temperature) - Double(largest)) / sum)
        margin = max(0, confidence - runnerUp)
        let most = Float(naturalLogarithm(Double(logits.count)))
        entropy = min(max(0, Float(naturalLogarithm(sum) - weighted / sum)), most)
    }
}
