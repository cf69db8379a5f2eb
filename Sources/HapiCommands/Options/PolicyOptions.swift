import ArgumentParser
import HapiCore

extension ConfidenceMetric: ExpressibleByArgument {}
extension Fallback: ExpressibleByArgument {}
extension Goal: ExpressibleByArgument {}
extension SearchMethod: ExpressibleByArgument {}

/// How samples leave.
struct PolicyOptions: ParsableArguments {
    @Option(help: "What a classifier's confidence is.")
    var policy = ConfidenceMetric.maxProbability

    @Option(help: "Who answers when no classifier was sure.")
    var fallback = Fallback.mostConfident

    var exitPolicy: ExitPolicy { ExitPolicy(metric: policy, fallback: fallback) }

    /// Ends with status 64 when a threshold is outside the policy's range.
    func check(_ threshold: Double, classes: Int) throws {
        let range = policy.thresholdRange(classes: classes)
        guard range.contains(threshold) else {
            throw ValidationError(
                "The threshold \(threshold) is outside [\(range.lowerBound), \(range.upperBound)], "
                    + "the range of \(policy.rawValue).")
        }
    }
}
