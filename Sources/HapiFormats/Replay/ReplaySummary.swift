import HapiCore
import HapiJSON

/// What a `hapi.replay` says, in short; the program writes such files and has no other use for them. To read one is
/// to check it, strictly, as every format is.
package struct ReplaySummary: Sendable, Hashable {
    package private(set) var passed = false
    package private(set) var profile = ""
    /// Sets of samples it was made on; none where nothing fits the budget.
    package private(set) var sets = 0

    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> ReplaySummary {
        try reading(file) { () throws(JSONError) in try ReplaySummary(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a replay: a JSON object")
        try FileFormat.replay.check(&object)
        let verdict = try object.required("passed")
        passed = try verdict.bool()
        profile = try object.required("profile").string()
        _ = try object.required("network").string()
        _ = try object.required("exits").names("name of an exit")
        let metric = try object.required("policy").choice(ConfidenceMetric.self)
        _ = try object.required("threshold").threshold(of: metric)
        _ = try object.required("fallback").choice(Fallback.self)
        _ = try object.required("loadFactor").amount("a factor")
        _ = try object.required("budgetMs").orNull { (value) throws(JSONError) in
            try value.amount("milliseconds")
        }
        if let reason = object.optional("reason") {
            _ = try reason.string()
            guard !passed else { throw verdict.error(expected: "false, where there is a reason") }
        } else {
            _ = try object.required("lastClassifier").string()
            _ = try object.required("lastClassifierNeedsMs").amount("milliseconds")
            _ = try object.required("level").share()
            for set in try object.required("sets").array("sets of samples") {
                try Self.checkSet(set)
                sets += 1
            }
        }
        try object.finish()
    }

    private static func checkSet(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        _ = try object.required("set").choice(ReplayedSet.Name.self)
        _ = try object.required("sha256").sha256()
        _ = try object.required("kind").orNull { (value) throws(JSONError) in
            try value.choice(Model.DataSet.Kind.self)
        }
        _ = try object.required("selected").bool()
        _ = try object.required("samples").count("a number of samples")
        _ = try object.required("accuracy").share()
        _ = try object.required("accuracyInterval").shareInterval()
        for key in ["meanLatencyMs", "medianLatencyMs", "p95LatencyMs", "p99LatencyMs", "worstLatencyMs"] {
            _ = try object.required(key).amount("milliseconds")
        }
        _ = try object.required("meanLatencyIntervalMs").interval { (bound) throws(JSONError) in
            try bound.amount("milliseconds")
        }
        _ = try object.required("meanEnergyMJ").orNull { (value) throws(JSONError) in
            try value.amount("millijoules")
        }
        for share in try object.required("shares").object("an object of shares by name").members {
            var members = try share.value.object()
            _ = try members.required("share").share()
            _ = try members.required("interval").shareInterval()
            try members.finish()
        }
        try checkPrediction(&object)
        try object.finish()
    }

    /// What the plan says beside it, and how far that is from what came out.
    private static func checkPrediction(_ object: inout JSONObject) throws(JSONError) {
        if let predicted = object.optionalNonNull("predicted") {
            var members = try predicted.object()
            _ = try members.required("accuracy").share()
            _ = try members.required("meanLatencyMs").amount("milliseconds")
            try members.finish()
        }
        for deviation in try object.required("deviations").array("figures that come out otherwise") {
            var members = try deviation.object()
            _ = try members.required("figure").string()
            _ = try members.required("plan").double()
            _ = try members.required("replayed").double()
            try members.finish()
        }
        _ = try object.required("meanLatencyPValue").orNull { (value) throws(JSONError) in try value.share() }
        for reason in try object.required("brokenLimits").array("limits that are broken") {
            _ = try reason.string()
        }
        if let gap = object.optionalNonNull("againstCalibration") {
            var members = try gap.object()
            _ = try members.required("difference").difference()
            _ = try members.required("interval").differenceInterval()
            _ = try members.required("pValue").share()
            _ = try members.required("significant").bool()
            try members.finish()
        }
    }
}

extension ReplaySummary: CustomStringConvertible {
    /// As it stands after "replay of".
    package var description: String {
        "a plan for \(profile), \(passed ? "passed" : "failed")"
            + (sets > 0 ? ", on \(counted(sets, "set"))" : ", for nothing fits its budget")
    }
}
