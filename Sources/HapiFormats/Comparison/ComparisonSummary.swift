import HapiCore
import HapiJSON

/// What a `hapi.comparison` says, in short; the program writes such files and has no other use for them. To read one
/// is to check it, strictly, as every format is.
package struct ComparisonSummary: Sendable, Hashable {
    package private(set) var plans = 0

    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> ComparisonSummary {
        try reading(file) { () throws(JSONError) in try ComparisonSummary(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a comparison: a JSON object")
        try FileFormat.comparison.check(&object)
        let entries = try object.required("plans").array("plans")
        for entry in entries { try Self.check(entry) }
        plans = entries.count
        try object.finish()
    }

    private static func check(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        for key in ["file", "profile", "platform", "network"] { _ = try object.required(key).string() }
        _ = try object.required("latency").choice(Profile.Measurement.Kind.self)
        _ = try EvaluationSummary(object.required("evaluation"), isWithin: true)
        if let test = object.optionalNonNull("onTest") {
            var members = try test.object()
            _ = try members.required("accuracy").share()
            _ = try members.required("accuracyInterval").shareInterval()
            _ = try members.required("samples").count("a number of samples")
            _ = try members.required("meanLatencyMs").amount("milliseconds")
            try members.finish()
        }
        if let against = object.optionalNonNull("againstFirst") {
            var members = try against.object()
            try check(difference: members.required("calibration"))
            if let test = members.optionalNonNull("test") { try check(difference: test) }
            try members.finish()
        }
        try object.finish()
    }

    private static func check(difference value: JSONValue) throws(JSONError) {
        var object = try value.object()
        _ = try object.required("paired").bool()
        _ = try object.required("difference").difference()
        _ = try object.required("interval").differenceInterval()
        _ = try object.required("pValue").share()
        _ = try object.required("distinguishable").bool()
        try object.finish()
    }
}
