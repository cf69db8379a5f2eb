import HapiCore
import HapiJSON

extension Plan {
    /// Figures of a design on one data set.
    package struct Prediction: Sendable, Hashable {
        package var accuracy: Double
        package var accuracyInterval: ClosedRange<Double>
        package var samples: Int
        package var meanLatency: Double
        package var medianLatency: Double
        package var p95Latency: Double
        package var p99Latency: Double
        package var worstLatency: Double
        /// Whether the worst path adds up latency tails rather than medians.
        package var worstIsOfTails: Bool
        package var memory: Int
        package var meanEnergy: Double?
        package var objective: Double

        package init(_ evaluation: Evaluation, worstIsOfTails: Bool) {
            accuracy = evaluation.accuracy
            accuracyInterval = evaluation.accuracyInterval.lower...evaluation.accuracyInterval.upper
            samples = evaluation.samples
            meanLatency = evaluation.meanLatency
            medianLatency = evaluation.medianLatency
            p95Latency = evaluation.p95Latency
            p99Latency = evaluation.p99Latency
            worstLatency = evaluation.worstLatency
            self.worstIsOfTails = worstIsOfTails
            memory = evaluation.memory
            meanEnergy = evaluation.meanEnergy
            objective = evaluation.objective
        }
    }
}

extension Plan.Prediction {
    private static let worstPathNames = (tails: "of tails", medians: "of medians")

    var output: JSONOutput {
        .object([
            ("accuracy", .number(accuracy)),
            (
                "accuracyInterval",
                .array([.number(accuracyInterval.lowerBound), .number(accuracyInterval.upperBound)])
            ),
            ("samples", .integer(samples)), ("meanLatencyMs", .number(meanLatency)),
            ("medianLatencyMs", .number(medianLatency)), ("p95LatencyMs", .number(p95Latency)),
            ("p99LatencyMs", .number(p99Latency)), ("worstLatencyMs", .number(worstLatency)),
            (
                "worstPath",
                .string(worstIsOfTails ? Self.worstPathNames.tails : Self.worstPathNames.medians)
            ),
            ("memoryBytes", .integer(memory)), ("meanEnergyMJ", .optional(meanEnergy)),
            ("objective", .number(objective)),
        ])
    }

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        let worstPath = try object.required("worstPath")
        let worstIsOfTails: Bool
        switch try worstPath.string() {
        case Self.worstPathNames.tails: worstIsOfTails = true
        case Self.worstPathNames.medians: worstIsOfTails = false
        default: throw worstPath.error(expected: "\"of tails\" or \"of medians\"")
        }
        try self.init(&object, worstIsOfTails: worstIsOfTails)
        try object.finish()
    }

    /// The figures among an object's members, which evaluations have too.
    init(_ object: inout JSONObject, worstIsOfTails: Bool) throws(JSONError) {
        func milliseconds(_ key: String) throws(JSONError) -> Double {
            try object.required(key).amount("milliseconds")
        }
        self.worstIsOfTails = worstIsOfTails
        accuracy = try object.required("accuracy").share()
        accuracyInterval = try object.required("accuracyInterval").shareInterval()
        samples = try object.required("samples").count("a number of samples")
        meanLatency = try milliseconds("meanLatencyMs")
        medianLatency = try milliseconds("medianLatencyMs")
        p95Latency = try milliseconds("p95LatencyMs")
        p99Latency = try milliseconds("p99LatencyMs")
        worstLatency = try milliseconds("worstLatencyMs")
        memory = try object.required("memoryBytes").count("bytes")
        meanEnergy = try object.optionalNonNull("meanEnergyMJ")?.amount("millijoules")
        objective = try object.required("objective").double()
    }
}
