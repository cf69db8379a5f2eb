import HapiCore
import HapiJSON

/// What a `hapi.evaluation` says, in short; the program writes such files and has no other use for them. To read one
/// is to check it, strictly, as every format is.
package struct EvaluationSummary: Sendable, Hashable {
    /// Names of the design's exits, `nil` where it broke a limit.
    package private(set) var exits: [String]?
    package private(set) var threshold = 0.0
    /// Figures of the design, `nil` where it broke a limit.
    package private(set) var figures: Plan.Prediction?
    /// Which limit was broken, or kept every design out.
    package private(set) var reason: String?
    /// Designs of the front, `nil` where no search was made.
    package private(set) var front: Int?

    /// O(bytes).
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> EvaluationSummary {
        try reading(file) { () throws(JSONError) in
            try EvaluationSummary(JSONReader.read(bytes))
        }
    }

    /// - Parameter isWithin: whether it is part of another document, as the designs of a front are: feasible, and
    ///   without a search of its own.
    init(_ value: JSONValue, isWithin: Bool = false) throws(JSONError) {
        var object = try value.object("an evaluation: a JSON object")
        try FileFormat.evaluation.check(&object)
        let feasible = try object.required("feasible")
        if try feasible.bool() {
            try readDesign(&object)
            if !isWithin { try readSearch(&object) }
        } else if isWithin {
            throw feasible.error(expected: "true, for no other designs are listed")
        } else {
            reason = try object.required("reason").string()
        }
        try object.finish()
    }

    private mutating func readDesign(_ object: inout JSONObject) throws(JSONError) {
        exits = try object.required("exits").names("name of an exit")
        let metric = try object.required("policy").choice(ConfidenceMetric.self)
        _ = try object.required("fallback").choice(Fallback.self)
        threshold = try object.required("threshold").threshold(of: metric)
        figures = try Plan.Prediction(&object, worstIsOfTails: false)
        _ = try object.required("latencyWeight").amount("a weight")
        var limits = try object.required("limits").object()
        _ = try Limits.read(&limits)
        try limits.finish()
        _ = try object.required("shares").shares()
        _ = try object.required("executionRates").shares()
        try object.required("original").checkOriginal()
    }

    /// What `optimise` adds.
    private mutating func readSearch(_ object: inout JSONObject) throws(JSONError) {
        if let search = object.optional("search") {
            var members = try search.object()
            _ = try Plan.Origin(&members)
            try members.finish()
        }
        if let confidence = object.optional("confidence") { try confidence.checkConfidence() }
        if let front = object.optional("front") {
            let designs = try front.array("the evaluations of a front")
            for design in designs { _ = try EvaluationSummary(design, isWithin: true) }
            self.front = designs.count
        }
        if let weights = object.optional("weights") {
            for weight in try weights.array("designs by latency weight") { try weight.checkWeight() }
        }
        if let volume = object.optional("hypervolume") { try volume.checkHypervolume() }
    }
}

extension EvaluationSummary: CustomStringConvertible {
    /// As it stands after "evaluation of".
    package var description: String {
        guard let exits else { return "a design that broke a limit" }
        return "\(counted(exits.count, "exit")) at \(threshold)"
            + (front.map { ", with a front of \($0)" } ?? "")
    }
}
