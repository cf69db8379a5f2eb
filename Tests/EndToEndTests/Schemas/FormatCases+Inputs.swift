/// What a user writes to have a network optimised.
extension FormatCases {
    static let inputs = [profile, model]

    private static let profile = FormatCases(
        format: "profile",
        good: [
            .set("$.latencyTailMs", "null"), .remove("$.energyMJ"), .set("$.limits", "null"),
            .set("$.limits", "{}"), .set("$.references", "[]"), .set("$.references", "null"),
            .set("$.platform.mode", #""10W""#), .set("$.platform.mode", "null"), .set("$.latencyMs.a", "0"),
            .set("$.latencyMs.a", "1e-3"), .set("$.measurement.endToEndMs", "9.5"),
            .set("$.measurement.runs", "1e2"), .set("$.platform.memoryBytes", "9223372036854775807"),
            .set("$.references[0].accuracy", "1"), .set("$.measurement.kind", #""modelled""#),
        ],
        form: [
            .set("$.latencyMs.a", "1e400"), .set("$.latencyMs.a", "1000000001"),
            .remove("$.name"), .set("$.name", #""""#), .set("$.name", "3"), .set("$.model", #""""#),
            .remove("$.platform"), .set("$.platform.memoryBytes", "-1"),
            .set("$.platform.memoryBytes", "0.5"),
            .set("$.platform.memoryBytes", "9223372036854775808"), .set("$.platform.mode", "10"),
            .set("$.platform.watts", "10"), .set("$.measurement.batch", "2"),
            .set("$.measurement.batch", "true"),
            .set("$.measurement.kind", #""guessed""#), .remove("$.measurement.date"),
            .set("$.measurement.endToEndMs", "-1"), .set("$.latencyMs", "[]"), .set("$.latencyMs.a", "-1"),
            .set("$.latencyMs.a", #""NaN""#), .set("$.latencyMs.a", "NaN"), .set("$.latencyMs.a", "null"),
            .set(#"$.latencyTailMs["exit:a"]"#, "true"), .set("$.energyMJ.d", "-0.1"),
            .set("$.limits.minAccuracy", "87"), .set("$.limits.deadlineMs", "-1"),
            .set("$.limits.deadline", "1"),
            .set("$.limits.memoryBytes", "1.5"), .set("$.references", "{}"),
            .set("$.references[0].accuracy", "1.1"), .set("$.references[0].kind", #""rumoured""#),
            .remove("$.references[0].source"), .text("}\n}", "}\n} {}", at: "$"),
        ],
        meaning: [
            .remove("$.latencyMs.a"), .set("$.latencyMs.z", "1"), .set("$.latencyMs.notes", "1"),
            .remove("$.energyMJ.b"),
            .set("$.model", #""../small.json""#), .set("$.model", #""/small.json""#),
            .text(#""b": 2,"#, #""b": 2, "b": 2,"#, at: "$.latencyMs.b"),
        ],
        blind: ["$.latencyMs", "$.latencyTailMs", "$.energyMJ", "$.model"])

    private static let model = FormatCases(
        format: "model",
        good: [
            .remove("$.test"), .set("$.test", "null"), .set("$.layers[0].group", "null"),
            .remove("$.layers[1].group"), .set("$.input", "[]"),
            .set("$.task", #""""#),
            .set("$.layers[2].macs", "0"), .set("$.test.kind", #""measured""#),
        ],
        form: [
            .remove("$.name"), .set("$.name", "null"), .set("$.classes", "1"), .set("$.classes", "2.5"),
            .set("$.input", "3"), .set("$.input[1]", "-2"), .set("$.layers", "[]", at: "$.exits[0].after"),
            .set("$.layers[1].name", #""""#), .remove("$.layers[1].kind"),
            .set("$.layers[1].inputs", #""a""#),
            .set("$.layers[2].inputs", #"["a","a"]"#, at: "$.layers[2].inputs[1]"),
            .set("$.layers[1].macs", "-1"), .set("$.layers[1].weightBytes", #""200""#),
            .set("$.layers[1].params", "5"), .remove("$.exits[0].after"),
            .set("$.exits[0].name", #""final""#),
            .set("$.exits[1].macs", "null"), .remove("$.calibration"),
            .set("$.calibration.kind", #""guessed""#),
            .set("$.calibration.sha256", #""8cab""#), .set("$.calibration.file", #""""#),
            .set("$.calibration.sha256", "\"" + String(repeating: "g", count: 64) + "\""),
            // 64 bytes, one of the digits of another script.
            .set("$.calibration.sha256", "\"" + String(repeating: "0", count: 61) + "０\""),
        ],
        meaning: [
            .set("$.layers[1].inputs[0]", #""z""#), .set("$.layers[1].inputs[0]", #""d""#),
            .set("$.layers[1].inputs[0]", #""b""#), .set("$.layers[0].inputs", #"["b"]"#),
            .set("$.layers[1].inputs", "[]"), .set("$.layers[3].inputs", #"["b"]"#, at: "$.layers[2].name"),
            .set("$.layers[3].name", #""a""#), .set("$.exits[1].after", #""z""#),
            .set("$.exits[1].after", #""d""#), .set("$.exits[1].after", #""a""#),
            .set("$.exits[1].name", #""exit:a""#), .set("$.exits[1].name", #""c""#),
            .set("$.layers[0].macs", "9223372036854775807", at: "$.layers"),
        ],
        blind: [".name", ".inputs", ".after", "$.layers", "$.calibration.file", "$.test.file"])
}
