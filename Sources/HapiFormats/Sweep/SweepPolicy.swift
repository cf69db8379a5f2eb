import HapiCore
import HapiJSON

/// A policy with the thresholds that are tried under it, whose range it sets.
package struct SweepPolicy: Sendable, Hashable {
    package var policy: ExitPolicy
    /// `nil` for the metric's own.
    package var thresholds: [Double]?

    package init(_ policy: ExitPolicy = ExitPolicy(), thresholds: [Double]? = nil) {
        self.policy = policy
        self.thresholds = thresholds
    }

    /// In words: "max-probability, most-confident, 3 thresholds".
    package var title: String {
        "\(policy.metric.rawValue), \(policy.fallback.rawValue)"
            + (thresholds.map { ", \(counted($0.count, "threshold"))" } ?? "")
    }

    /// What a search tries on a network of so many classes. O(thresholds).
    package func tried(classes: Int) -> [Double] {
        thresholds ?? policy.metric.defaultThresholds(classes: classes)
    }

    var output: JSONOutput {
        .object(
            [
                ("policy", .string(policy.metric.rawValue)), ("fallback", .string(policy.fallback.rawValue)),
            ] + (thresholds.map { [("thresholds", .array($0.map { .number($0) }))] } ?? []))
    }

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a policy: a JSON object")
        let usual = ExitPolicy()
        let metric = try object.optionalNonNull("policy")?.choice(ConfidenceMetric.self) ?? usual.metric
        policy = ExitPolicy(
            metric: metric,
            fallback: try object.optionalNonNull("fallback")?.choice(Fallback.self) ?? usual.fallback)
        if let list = object.optionalNonNull("thresholds") {
            var values: [Double] = []
            for threshold in try list.array("thresholds") {
                values.append(try threshold.threshold(of: metric))
            }
            guard !values.isEmpty else { throw list.error(expected: "one or more thresholds") }
            thresholds = values
        }
        try object.finish()
    }
}
