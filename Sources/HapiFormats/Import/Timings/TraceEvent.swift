import HapiJSON

/// An event with a duration, of a trace in Chrome's format ("X", complete events). Times are µs.
struct TraceEvent {
    var category: String
    var name: String
    var start: Double
    var duration: Double
    /// The process and the thread: one lane, on which events lie in one another or apart.
    var lane: String
    var arguments: JSONObject?

    /// `nil` for events of other kinds, and for those without a category.
    init?(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("an event of a trace")
        guard let phase = object.optionalNonNull("ph"), try phase.string() == "X",
            let category = object.optionalNonNull("cat")
        else { return nil }
        self.category = try category.string()
        name = try object.required("name").nodeName()
        let time = try object.required("ts")
        start = try time.double("microseconds")
        guard abs(start) <= TimingLimits.latestStart else {
            throw time.error(expected: "microseconds, at most 1e18")
        }
        duration = try object.required("dur").time("microseconds", perMillisecond: 1e3)
        lane = "\(Self.identity(object.optional("pid"))) \(Self.identity(object.optional("tid")))"
        arguments = try object.optionalNonNull("args")?.object()
    }

    /// Processes and threads go by numbers or by names.
    private static func identity(_ value: JSONValue?) -> String {
        switch value?.content {
        case .string(let text), .number(let text): text
        default: ""
        }
    }
}
