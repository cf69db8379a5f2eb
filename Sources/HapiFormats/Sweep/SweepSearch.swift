import HapiCore
import HapiJSON

/// A way to search, as a sweep asks for it: what the options of `optimise` say on the command line.
package struct SweepSearch: Sendable, Hashable {
    package var settings: SearchSettings
    /// `nil` for the one that the limits imply.
    package var goal: Goal?
    package var latencyWeight: Double
    /// `nil` for any number.
    package var maxExits: Int?
    /// Names of exits, or of the layers that they follow.
    package var pinned: [String]
    package var forbidden: [String]

    package init(
        _ settings: SearchSettings = SearchSettings(), goal: Goal? = nil,
        latencyWeight: Double = defaultLatencyWeight, maxExits: Int? = nil, pinned: [String] = [],
        forbidden: [String] = []
    ) {
        self.settings = settings
        self.goal = goal
        self.latencyWeight = latencyWeight
        self.maxExits = maxExits
        self.pinned = pinned
        self.forbidden = forbidden
    }

    /// In words: "anneal, seed 1".
    package var title: String {
        var parts = [settings.method.rawValue]
        if settings.method != .greedy { parts.append("seed \(settings.seed)") }
        if let goal { parts.append("goal \(goal.rawValue)") }
        if let maxExits { parts.append("\(counted(maxExits, "exit")) at most") }
        return parts.joined(separator: ", ")
    }

    var output: JSONOutput {
        var members: [(String, JSONOutput)] = [
            ("method", .string(settings.method.rawValue)), ("seed", .integer(Int(clamping: settings.seed))),
            ("evaluations", .integer(settings.evaluations)),
        ]
        func names(_ names: [String]) -> JSONOutput { .array(names.map { .string($0) }) }
        if settings.schedule != CoolingSchedule() { members.append(("schedule", settings.schedule.output)) }
        if let goal { members.append(("goal", .string(goal.rawValue))) }
        if latencyWeight != defaultLatencyWeight { members.append(("latencyWeight", .number(latencyWeight))) }
        if let maxExits { members.append(("maxExits", .integer(maxExits))) }
        if !pinned.isEmpty { members.append(("pin", names(pinned))) }
        if !forbidden.isEmpty { members.append(("forbid", names(forbidden))) }
        return .object(members)
    }

    init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a search: a JSON object")
        self.init()
        settings.method = try object.optionalNonNull("method")?.choice(SearchMethod.self) ?? settings.method
        if let seed = object.optionalNonNull("seed") { settings.seed = UInt64(try seed.count("a seed")) }
        if let evaluations = object.optionalNonNull("evaluations") {
            settings.evaluations = try evaluations.count("a number of designs")
            guard settings.evaluations > 0 else { throw evaluations.error(expected: "1 or more") }
        }
        if let schedule = object.optionalNonNull("schedule") {
            settings.schedule = try CoolingSchedule(schedule)
        }
        goal = try object.optionalNonNull("goal")?.choice(Goal.self)
        if let weight = object.optionalNonNull("latencyWeight") {
            latencyWeight = try weight.amount("a weight")
            guard latencyWeight <= 1e6 else { throw weight.error(expected: "a weight from 0 to 1000000") }
        }
        maxExits = try object.optionalNonNull("maxExits")?.count("a number of exits")
        pinned = try object.optionalNonNull("pin")?.names("name of an exit") ?? []
        forbidden = try object.optionalNonNull("forbid")?.names("name of an exit") ?? []
        try object.finish()
    }
}
