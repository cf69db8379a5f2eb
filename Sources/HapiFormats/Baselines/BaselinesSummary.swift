import HapiCore
import HapiJSON

/// What a `hapi.baselines` says, in short; the program writes such files and has no other use for them. To read one
/// is to check it, strictly, as every format is.
package struct BaselinesSummary: Sendable, Hashable {
    package private(set) var network = ""
    package private(set) var platform = ""
    package private(set) var methods = 0
    /// Whether every search came to its end.
    package private(set) var isFinished = false

    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> BaselinesSummary {
        try reading(file) { () throws(JSONError) in try BaselinesSummary(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("baselines: a JSON object")
        try FileFormat.baselines.check(&object)
        isFinished = try object.required("finished").bool()
        _ = try object.required("profile").string()
        network = try object.required("network").string()
        platform = try object.required("platform").string()
        _ = try object.required("latency").choice(Profile.Measurement.Kind.self)
        _ = try object.required("calibration").choice(Model.DataSet.Kind.self)
        _ = try object.required("samples").count("a number of samples")
        try object.required("original").checkOriginal()
        try Self.checkSettings(object.required("settings"))
        let rows = try object.required("methods").array("methods")
        for row in rows { try Self.checkRow(row) }
        methods = rows.count
        for entry in try object.required("leftOut").array("methods that are left out") {
            var entry = try entry.object()
            _ = try entry.required("method").choice(BaselineMethod.self)
            _ = try entry.required("reason").string()
            try entry.finish()
        }
        _ = try Profile.Reference.read(object.required("references"))
        try object.finish()
    }

    private static func checkSettings(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        _ = try object.required("goal").choice(Goal.self)
        _ = try object.required("maxExits").count("a number of exits")
        let metric = try object.required("policy").choice(ConfidenceMetric.self)
        for threshold in try object.required("thresholds").array("thresholds") {
            _ = try threshold.threshold(of: metric)
        }
        _ = try object.required("fallback").choice(Fallback.self)
        _ = try object.required("memoryBytes").count("bytes")
        _ = try object.required("seed").count("a seed")
        _ = try object.required("evaluations").count("a number of designs")
        try object.finish()
    }

    private static func checkRow(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        let method = try object.required("method").choice(BaselineMethod.self)
        let metric = try object.required("policy").choice(ConfidenceMetric.self)
        _ = try object.required("fallback").choice(Fallback.self)
        _ = try object.required("exits").orNull { (exits) throws(JSONError) in
            try exits.names("name of an exit")
        }
        for cell in try object.required("cells").array("a cell for each budget") {
            try checkCell(cell, method, metric)
        }
        try object.finish()
    }

    private static func checkCell(
        _ value: JSONValue, _ method: BaselineMethod, _ metric: ConfidenceMetric
    ) throws(JSONError) {
        var object = try value.object()
        _ = try object.required("limit").choice(BaselineBudget.Reading.self)
        _ = try object.required("share").share()
        _ = try object.required("limitMs").amount("milliseconds")
        let ending = try object.required("ending").choice(BaselineComparison.Cell.Ending.self)
        let feasible = try object.required("feasible")
        let isFeasible = try feasible.orNull { (value) throws(JSONError) in try value.bool() }
        guard (isFeasible == nil) == (ending == .notRun) else {
            throw feasible.error(expected: "null where the method was not run, and only there")
        }
        if isFeasible == true {
            _ = try object.required("accuracy").share()
            _ = try object.required("meanLatencyMs").amount("milliseconds")
            _ = try object.required("memoryBytes").count("bytes")
            _ = try object.required("exits").names("name of an exit")
            _ = try object.required("finalRuns").bool()
            _ = try object.required("threshold").threshold(of: metric)
        }
        _ = try object.required("evaluations").count("a number of designs")
        if let proven = object.optional("provenOptimal") {
            _ = try proven.bool()
            _ = try object.required("bound").orNull { (bound) throws(JSONError) in try bound.double() }
        }
        if method != .annealing {
            _ = try object.required("againstAnnealing").orNull { (pair) throws(JSONError) in
                try pair.checkComparison(second: "onlyAnnealing")
            }
        }
        try object.finish()
    }
}
