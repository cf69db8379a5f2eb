import HapiCore
import HapiJSON

extension Plan {
    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    package static func read(_ bytes: [UInt8], file: String) throws(InputError) -> Plan {
        try reading(file) { () throws(JSONError) in try Plan(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a plan: a JSON object")
        try FileFormat.plan.check(&object)
        program = try object.required("program").string()
        var profile = try object.required("profile").object()
        self.profile = ProfileSource(
            name: try profile.required("name").string(), sha256: try profile.required("sha256").sha256(),
            latency: try profile.required("latency").choice(Profile.Measurement.Kind.self))
        try profile.finish()
        var model = try object.required("model").object()
        self.model = Source(
            name: try model.required("name").string(), sha256: try model.required("sha256").sha256())
        try model.finish()
        calibration = try Self.dataSource(object.required("calibration"))
        test = try object.optionalNonNull("test").map(Self.dataSource)
        policy = ExitPolicy(
            metric: try object.required("policy").choice(ConfidenceMetric.self),
            fallback: try object.required("fallback").choice(Fallback.self))
        threshold = try object.required("threshold").threshold(of: policy.metric)
        exits = try object.required("exits").names("name of an exit")
        var limits = try object.required("limits").object()
        self.limits = try Limits.read(&limits)
        try limits.finish()
        latencyWeight = try object.required("latencyWeight").amount("a weight")
        predicted = try Prediction(object.required("predicted"))
        predictedOnTest = try object.optionalNonNull("predictedOnTest").map { (value) throws(JSONError) in
            try Prediction(value)
        }
        shares = try object.required("shares").shares()
        executionRates = try object.required("executionRates").shares()
        exitDecisionUnit = try Self.decisions(object.required("exitDecisionUnit"))
        var search = try object.required("search").object()
        origin = try Origin(&search)
        origin.gap = try search.optionalNonNull("gap")?.double()
        try search.finish()
        try object.finish()
    }

    /// The table of an Exit Decision Unit.
    static func decisions(_ value: JSONValue) throws(JSONError) -> [Named<Double>] {
        var rows: [Named<Double>] = []
        for entry in try value.array() {
            var row = try entry.object()
            rows.append(
                Named(
                    try row.required("lastClassifier").string(),
                    try row.required("fromBudgetMs").amount("milliseconds")))
            try row.finish()
        }
        return rows
    }

    private static func dataSource(_ value: JSONValue) throws(JSONError) -> DataSource {
        var object = try value.object()
        let source = DataSource(
            sha256: try object.required("sha256").sha256(),
            kind: try object.required("kind").choice(Model.DataSet.Kind.self))
        try object.finish()
        return source
    }
}

extension Plan.Origin {
    /// What `optimise` prints too: all but the gap.
    init(_ object: inout JSONObject) throws(JSONError) {
        method = try object.required("method").string()
        goal = try object.required("goal").choice(Goal.self)
        seed = try object.optionalNonNull("seed")?.count("a seed")
        evaluations = try object.optionalNonNull("evaluations")?.count("a number of evaluations")
        provenOptimal = try object.required("provenOptimal").bool()
        bound = try object.optionalNonNull("bound")?.double()
    }
}

extension JSONValue {
    /// A share of each node or classifier.
    func shares() throws(JSONError) -> [Plan.Named<Double>] {
        var result: [Plan.Named<Double>] = []
        for member in try object("an object of shares by name").members {
            result.append(Plan.Named(member.key, try member.value.share()))
        }
        return result
    }
}
