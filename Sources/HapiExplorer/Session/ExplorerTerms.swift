import HapiCore
import HapiFormats
import HapiJSON

/// Everything beside the profile that the explored problem depends on: what the command line may say of it.
package struct ExplorerTerms: Sendable, Hashable {
    package var limits: Limits
    package var goal: Goal
    package var latencyWeight: Double
    package var policy: ExitPolicy
    package var search: SearchSettings
    /// Names of the themes on offer: moving through their list means what it meant.
    package var themes: [String]

    package init(
        limits: Limits, goal: Goal? = nil, latencyWeight: Double = defaultLatencyWeight,
        policy: ExitPolicy = ExitPolicy(), search: SearchSettings = SearchSettings(), themes: [String] = []
    ) {
        self.limits = limits
        self.goal = goal ?? .implied(by: limits)
        self.latencyWeight = latencyWeight
        self.policy = policy
        self.search = search
        self.themes = themes
    }

    /// Its members in an object.
    var members: [(String, JSONOutput)] {
        [
            ("limits", limits.output), ("goal", .string(goal.rawValue)),
            ("latencyWeight", .number(latencyWeight)),
        ] + policy.members + [
            ("search", search.output), ("themes", .array(themes.map(JSONOutput.string))),
        ]
    }

    static func read(_ object: inout JSONObject) throws(JSONError) -> ExplorerTerms {
        var limits = try object.required("limits").object()
        var terms = ExplorerTerms(
            limits: try Limits.read(&limits), goal: try object.required("goal").choice(Goal.self),
            latencyWeight: try object.required("latencyWeight").amount("a weight"),
            policy: try ExitPolicy.read(&object), search: try SearchSettings(object.required("search")))
        try limits.finish()
        for theme in try object.required("themes").array("names of themes") {
            terms.themes.append(try theme.string())
        }
        return terms
    }
}

extension SearchSettings {
    /// The seed as text, for not every one is a number that all programs can hold.
    var output: JSONOutput {
        .object([
            ("method", .string(method.rawValue)), ("seed", .string(String(seed))),
            ("evaluations", .integer(evaluations)), ("schedule", schedule.output),
        ])
    }

    /// What a seed is in a file.
    static let seedWording = "a seed: a 64-bit number in double quotes"

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        self.init(
            method: try object.required("method").choice(SearchMethod.self),
            seed: try object.required("seed").word(Self.seedWording),
            evaluations: try object.required("evaluations").count("a number of evaluations"),
            schedule: try CoolingSchedule(object.required("schedule")))
        try object.finish()
    }
}
