import HapiCore
import HapiJSON

extension Profile {
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> Profile {
        try reading(file) { () throws(JSONError) in try read(JSONReader.read(bytes)) }
    }

    private static func read(_ value: JSONValue) throws(JSONError) -> Profile {
        var object = try value.object("a profile: a JSON object")
        try FileFormat.profile.check(&object)
        let profile = Profile(
            name: try object.required("name").name(), model: try object.required("model").name("a path"),
            platform: try platform(object.required("platform")),
            measurement: try measurement(object.required("measurement")),
            limits: try object.optionalNonNull("limits").map(readLimits) ?? Limits(),
            references: try object.optionalNonNull("references").map(Reference.read) ?? [],
            latency: try table(object.required("latencyMs")),
            latencyTail: try optionalTable(object.optionalNonNull("latencyTailMs")),
            energy: try optionalTable(object.optionalNonNull("energyMJ")))
        try object.finish()
        return profile
    }

    private static func platform(_ value: JSONValue) throws(JSONError) -> Platform {
        var object = try value.object()
        let platform = Platform(
            name: try object.required("name").name(), mode: try object.optionalNonNull("mode")?.string(),
            memoryBytes: try object.required("memoryBytes").count("bytes of memory"))
        try object.finish()
        return platform
    }

    private static func measurement(_ value: JSONValue) throws(JSONError) -> Measurement {
        var object = try value.object()
        let batch = try object.required("batch")
        guard try batch.integer() == 1 else {
            throw batch.error(
                expected: "1",
                remedy: "measure one sample at a time: the samples of a batch cannot leave apart")
        }
        let measurement = Measurement(
            kind: try object.required("kind").choice(Measurement.Kind.self),
            method: try object.required("method").string(),
            precision: try object.required("precision").string(),
            runtime: try object.required("runtime").string(),
            warmup: try object.required("warmup").count("a number of runs"),
            runs: try object.required("runs").count("a number of runs"),
            statistic: try object.required("statistic").string(),
            endToEnd: try object.optionalNonNull("endToEndMs")?.amount("milliseconds"),
            date: try object.required("date").string())
        try object.finish()
        return measurement
    }

    private static func readLimits(_ value: JSONValue) throws(JSONError) -> Limits {
        var object = try value.object()
        let limits = try Limits.read(&object)
        try object.finish()
        return limits
    }

    private static func table(_ value: JSONValue) throws(JSONError) -> NodeTable {
        NodeTable(value: value, members: try value.object("an object of numbers by node name").members)
    }

    /// An empty table says no more than no table.
    private static func optionalTable(_ value: JSONValue?) throws(JSONError) -> NodeTable? {
        guard let value else { return nil }
        let table = try table(value)
        return table.members.isEmpty ? nil : table
    }
}

extension Profile.Reference {
    /// All in an array; baselines repeat them.
    static func read(_ value: JSONValue) throws(JSONError) -> [Profile.Reference] {
        var result: [Profile.Reference] = []
        for entry in try value.array() {
            var object = try entry.object()
            result.append(
                Profile.Reference(
                    name: try object.required("name").name(),
                    latency: try object.required("latencyMs").amount("milliseconds"),
                    accuracy: try object.required("accuracy").share(),
                    kind: try object.required("kind").choice(Kind.self),
                    source: try object.required("source").string()))
            try object.finish()
        }
        return result
    }
}

extension Limits {
    package static func read(_ object: inout JSONObject) throws(JSONError) -> Limits {
        Limits(
            meanLatency: try object.optionalNonNull("meanLatencyMs")?.amount("milliseconds"),
            deadline: try object.optionalNonNull("deadlineMs")?.amount("milliseconds"),
            memory: try object.optionalNonNull("memoryBytes")?.count("bytes"),
            minAccuracy: try object.optionalNonNull("minAccuracy")?.share())
    }

    package var output: JSONOutput {
        .object([
            ("meanLatencyMs", .optional(meanLatency)), ("deadlineMs", .optional(deadline)),
            ("memoryBytes", .optional(memory)), ("minAccuracy", .optional(minAccuracy)),
        ])
    }
}
