/// What sweeps are made of.
extension FormatCases {
    static let ofSweeps = [sweep, result]

    private static let sweep = FormatCases(
        format: "sweep",
        good: [
            .remove("$.policies"), .set("$.policies", "null"), .remove("$.searches"),
            .set("$.limits", "[{}]"),
            .set("$.policies[0].thresholds", "null"), .set("$.policies[0].fallback", "null"),
            .set("$.limits[0].deadlineMs", "null"), .set("$.limits[1].memoryBytes", "900"),
            .set("$.searches[0].pin", #"["a"]"#), .set("$.searches[0].goal", #""weighted""#),
            .set("$.searches[0].schedule", "null"), .set("$.searches[0].latencyWeight", "1000000"),
        ],
        form: [
            .remove("$.profiles"), .remove("$.limits"), .set("$.profiles", "[]"),
            .set("$.profiles[0]", #""""#), .set("$.profiles", #""small.json""#), .set("$.limits", "[]"),
            .set("$.limits", "[{}, {}]", at: "$.limits[1]"), .set("$.limits[0].meanLatency", "1"),
            .set("$.limits[0].meanLatencyMs", "3", at: "$.limits[0].meanLatencyShare"),
            .set("$.limits[0].meanLatencyShare", "-0.5"), .set("$.limits[0].deadlineMs", #""3""#),
            .set("$.limits[1].minAccuracy", "85"), .set("$.limits[1].maxLossPoints", "1"),
            .set("$.limits[0].maxLossPoints", "101"), .set("$.limits[0].memoryBytes", "1.5"),
            .set("$.policies", "[]"), .set("$.policies[0].policy", #""luck""#),
            .set("$.policies[0].thresholds", "[]"), .set("$.policies[0].thresholds[0]", "1.5"),
            .set("$.searches", "[]"), .set("$.searches[0].method", #""luck""#),
            .set("$.searches[0].seed", "-1"), .set("$.searches[0].evaluations", "0"),
            .set("$.searches[0].latencyWeight", "1000001"), .set("$.searches[0].maxExits", "-1"),
            .set("$.searches[0].pin", #""a""#), .set("$.searches[0].schedule", "{}"),
            .set("$.searches[0].speed", "1"),
        ],
        meaning: [
            .set("$.profiles[0]", #""nowhere""#), .set("$.limits", #"[{}, {"notes": 1}]"#, at: "$.limits[1]"),
            .set("$.limits", #"[{}, {"deadlineMs": null}]"#, at: "$.limits[1]"),
            .set("$.policies[0].policy", #""margin""#, at: "$.policies[0]"),
            .set("$.searches[0].maxExits", "9"),
            .set("$.searches[0].pin", #"["z"]"#, at: "$.searches[0].pin[0]"),
            .set("$.searches[0].pin", #"["a", "b"]"#, at: "$.searches[0]"),
            .set("$.searches[0].forbid", #"["exit:a", "b", "b", "c"]"#, at: "$.searches[0].forbid[3]"),
        ],
        blind: ["$.profiles", ".pin", ".forbid", ".maxExits", ".schedule"])

    private static let result = FormatCases(
        format: "result",
        good: [
            .set("$.task.limits", "{}"), .set("$.task.policy", "{}"), .set("$.task.search", "{}"),
            .set("$.task.profile", #""elsewhere""#), .remove("$.evaluation.search"),
            .remove("$.evaluation.confidence"), .set("$.evaluation.reason", #""none""#, line: 2),
        ],
        form: [
            .remove("$.task"), .remove("$.madeWith"), .remove("$.evaluation"), .remove("$.task.profile"),
            .set("$.task.profile", #""""#), .set("$.task.shard", "1"), .set("$.task.search.seed", #""1""#),
            .set("$.task.limits.deadlineMs", "-1"), .remove("$.madeWith.program"),
            .set("$.madeWith.model", #""aa""#), .set("$.madeWith.calibration", "1"),
            .set("$.evaluation.feasible", "1"), .remove("$.evaluation.accuracy"),
            .set("$.evaluation.$schema", #""s""#, at: #"$.evaluation["$schema"]"#),
            .set("$.evaluation.format", #""hapi.plan""#), .remove("$.evaluation.reason", line: 2),
            .set("$.evaluation.feasible", "true", at: "$.evaluation", line: 2),
            .set("$.version", "2", line: 2),
        ],
        meaning: [.set("$.evaluation.accuracyInterval", "[0.9, 0.1]")],
        blind: ["nterval", ".schedule"])
}
