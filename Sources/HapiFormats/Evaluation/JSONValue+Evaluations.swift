import HapiCore
import HapiJSON

/// Parts of evaluations and comparisons that nothing but a check reads.
extension JSONValue {
    /// The original network's figures.
    func checkOriginal() throws(JSONError) {
        var object = try object()
        _ = try object.required("accuracy").share()
        _ = try object.required("latencyMs").amount("milliseconds")
        try object.finish()
    }

    /// A design against the original network and on the test samples (`DesignConfidence`).
    func checkConfidence() throws(JSONError) {
        var object = try object()
        if let test = object.optionalNonNull("test") { try test.checkTest() }
        try object.required("againstOriginal").checkComparison()
        try object.finish()
    }

    private func checkTest() throws(JSONError) {
        var object = try object()
        _ = try object.required("accuracy").share()
        _ = try object.required("accuracyInterval").shareInterval()
        _ = try object.required("samples").count("a number of samples")
        _ = try object.required("gap").difference()
        _ = try object.required("gapInterval").differenceInterval()
        _ = try object.required("gapPValue").share()
        try object.required("againstOriginal").checkComparison()
        try object.finish()
    }

    /// Two designs on the same samples (`PairedComparison`).
    /// - Parameter second: as for `PairedComparison.output(second:)`.
    func checkComparison(second: String = "onlyOriginal") throws(JSONError) {
        var object = try object()
        _ = try object.required("difference").difference()
        _ = try object.required("interval").differenceInterval()
        _ = try object.required("onlyDesign").count("a number of samples")
        _ = try object.required(second).count("a number of samples")
        _ = try object.required("pValue").share()
        _ = try object.required("distinguishable").bool()
        try object.finish()
    }

    /// A design of a grid of latency weights (`WeightSweep`).
    func checkWeight() throws(JSONError) {
        var object = try object()
        _ = try object.required("weight").amount("a weight")
        _ = try object.required("knee").bool()
        _ = try object.required("exits").names("name of an exit")
        _ = try object.required("threshold").amount("a threshold")
        _ = try object.required("accuracy").share()
        _ = try object.required("meanLatencyMs").amount("milliseconds")
        _ = try object.required("memoryBytes").count("bytes")
        _ = try object.required("objective").double()
        try object.finish()
    }

    /// How much a front dominates (`Hypervolume`).
    func checkHypervolume() throws(JSONError) {
        var object = try object()
        _ = try object.required("value").amount("a volume")
        _ = try object.required("members").count("a number of designs")
        _ = try object.required("shown").amount("a volume")
        var reference = try object.required("reference").object()
        _ = try reference.required("accuracy").share()
        _ = try reference.required("meanLatencyMs").amount("milliseconds")
        _ = try reference.required("memoryBytes").count("bytes")
        try reference.finish()
        try object.finish()
    }
}
