import HapiCore

/// The chosen design and everything needed to check it again: `hapi.plan` version 1.
package struct Plan: Sendable, Hashable {
    /// Program and version that wrote the plan.
    package var program: String
    package var profile: ProfileSource
    package var model: Source
    package var calibration: DataSource
    package var test: DataSource?
    package var policy: ExitPolicy
    package var threshold: Double
    /// Instantiated exits by name, in depth order.
    package var exits: [String]
    package var limits: Limits
    package var latencyWeight: Double
    /// On the calibration set, which the search saw.
    package var predicted: Prediction
    /// On the test set, which it did not.
    package var predictedOnTest: Prediction?
    /// Share of the calibration samples leaving at each classifier that can run.
    package var shares: [Named<Double>]
    /// q by node.
    package var executionRates: [Named<Double>]
    /// From which latency budget on, milliseconds, each classifier is the last to run.
    package var exitDecisionUnit: [Named<Double>]
    package var origin: Origin

    package struct Source: Sendable, Hashable {
        package var name: String
        package var sha256: String

        package init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    package struct ProfileSource: Sendable, Hashable {
        package var name: String
        package var sha256: String
        /// Whether its latencies were measured or modelled.
        package var latency: Profile.Measurement.Kind

        package init(name: String, sha256: String, latency: Profile.Measurement.Kind) {
            self.name = name
            self.sha256 = sha256
            self.latency = latency
        }
    }

    package struct DataSource: Sendable, Hashable {
        package var sha256: String
        package var kind: Model.DataSet.Kind

        package init(sha256: String, kind: Model.DataSet.Kind) {
            self.sha256 = sha256
            self.kind = kind
        }
    }

    /// A figure of one node or classifier.
    package struct Named<Value: Sendable & Hashable>: Sendable, Hashable {
        package var name: String
        package var value: Value

        package init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// How the design came about.
    package struct Origin: Sendable, Hashable {
        /// "hand" or the search's name.
        package var method: String
        package var goal: Goal
        package var seed: Int?
        package var evaluations: Int?
        package var provenOptimal: Bool
        /// Best goal value that any design could have, and the distance to it; `nil` when not known.
        package var bound: Double?
        package var gap: Double?

        package init(
            method: String, goal: Goal, seed: Int? = nil, evaluations: Int? = nil,
            provenOptimal: Bool = false, bound: Double? = nil, gap: Double? = nil
        ) {
            self.method = method
            self.goal = goal
            self.seed = seed
            self.evaluations = evaluations
            self.provenOptimal = provenOptimal
            self.bound = bound
            self.gap = gap
        }
    }
}
