import HapiCore
import HapiJSON

/// One combination of a sweep, as it is asked for: what its result is found again by.
package struct SweepTask: Sendable, Hashable {
    /// As the sweep names it.
    package var profile: String
    package var limits: SweepLimits
    package var policy: SweepPolicy
    package var search: SweepSearch

    package init(profile: String, limits: SweepLimits, policy: SweepPolicy, search: SweepSearch) {
        self.profile = profile
        self.limits = limits
        self.policy = policy
        self.search = search
    }

    /// In words: "x86-torch; mean latency ≤ 50 %; max-probability, most-confident; anneal, seed 1". Two tasks may
    /// have the same words, where they differ in what is rarely changed.
    package var title: String { "\(profile); \(limits.title); \(policy.title); \(search.title)" }

    /// The member `task` of a result: every term that is not the usual one, and those that are most asked for.
    var output: JSONOutput {
        .object([
            ("profile", .string(profile)), ("limits", limits.output), ("policy", policy.output),
            ("search", search.output),
        ])
    }

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a task: a JSON object")
        profile = try object.required("profile").name("a profile's path or name")
        limits = try SweepLimits(object.required("limits"))
        policy = try SweepPolicy(object.required("policy"))
        search = try SweepSearch(object.required("search"))
        try object.finish()
    }
}
