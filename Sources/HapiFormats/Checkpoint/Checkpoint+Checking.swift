import HapiCore
import HapiJSON

extension Checkpoint {
    /// Checks a checkpoint by itself, when it is not known for which search it is: form and digest. Whether its
    /// exits are those of the model, in depth order, only `read` can tell.
    /// - Parameter digest: as for `text(digest:)`.
    /// - Returns: a checkpoint whose chains number the exits in the order in which the file names them.
    /// - Throws: `InputError` at the first thing wrong.
    package static func check(
        _ bytes: [UInt8], file: String, digest: (String) -> String
    ) throws(InputError) -> Checkpoint {
        try reading(file) { () throws(JSONError) in
            var object = try JSONReader.read(bytes).object("a checkpoint: a JSON object")
            try FileFormat.checkpoint.check(&object)
            let terms = try Terms(object.required("terms"))
            let claimed = try object.required("sha256")
            var reader = ChainStateReader(thresholds: terms.thresholds)
            let chains = try reader.states(object.required("chains"))
            try object.finish()
            let checkpoint = Checkpoint(terms: terms, exits: reader.names, chains: chains)
            try claimed.check(isDigestOf: checkpoint, digest)
            return checkpoint
        }
    }
}

extension Checkpoint.Terms {
    /// The terms as a file has them, whatever search they are of.
    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        func names(_ key: String) throws(JSONError) -> JSONOutput {
            .array(try object.required(key).names("name of an exit").map(JSONOutput.string))
        }
        let program = try object.required("program").string()
        var hashes: [(key: String, value: JSONOutput)] = []
        for key in ["profile", "model", "calibration"] {
            hashes.append((key, .string(try object.required(key).sha256())))
        }
        let metric = try object.required("policy").choice(ConfidenceMetric.self)
        let fallback = try object.required("fallback").choice(Fallback.self)
        let goal = try object.required("goal").choice(Goal.self)
        let weight = try object.required("latencyWeight").amount("a weight")
        var limits = try object.required("limits").object()
        let limitsOutput = try Limits.read(&limits).output
        try limits.finish()
        var tried: [JSONOutput] = []
        for threshold in try object.required("thresholds").array("thresholds") {
            tried.append(.number(try threshold.threshold(of: metric)))
        }
        members =
            [("program", .string(program))] + hashes + [
                ("policy", .string(metric.rawValue)), ("fallback", .string(fallback.rawValue)),
                ("goal", .string(goal.rawValue)), ("latencyWeight", .number(weight)),
                ("limits", limitsOutput), ("thresholds", .array(tried)),
                ("pinned", try names("pinned")), ("forbidden", try names("forbidden")),
                ("maxExits", .optional(try object.optionalNonNull("maxExits")?.count("a number of exits"))),
                ("seed", .string(String(try object.required("seed").word()))),
                ("evaluations", .integer(try object.required("evaluations").count("a number of designs"))),
            ]
        thresholds = tried.count
        let found = object.optionalNonNull(Self.scheduleKey)
        schedule =
            try found.map { (value) throws(JSONError) in try CoolingSchedule(value) } ?? CoolingSchedule()
        try object.finish()
    }
}
