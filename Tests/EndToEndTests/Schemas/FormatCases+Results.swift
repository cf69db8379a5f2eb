/// What the program prints and writes about designs.
extension FormatCases {
    static let results = [plan, evaluation, replay, comparison, baselines, checkpoint, segments]

    private static let plan = FormatCases(
        format: "plan",
        good: [
            .set("$.predictedOnTest", "null"), .remove("$.test"), .set("$.exits", "[]"),
            .set("$.search.seed", "null"), .remove("$.search.gap"),
            .set("$.predicted.worstPath", #""of medians""#),
            .set("$.predicted.meanEnergyMJ", "null"), .set("$.search.bound", "-1.5"),
        ],
        form: [
            .remove("$.program"), .remove("$.exits"), .set("$.exits", #""exit:a""#), .set("$.exits[0]", "3"),
            .set("$.threshold", "-0.1"), .set("$.threshold", "1.1"), .set("$.policy", #""luck""#),
            .set("$.profile.sha256", #""aa""#), .set("$.model.sha256", "1"), .remove("$.calibration.kind"),
            .set("$.predicted.accuracy", "1.01"), .set("$.predicted.accuracyInterval", "[0.5]"),
            .set("$.predicted.accuracyInterval[1]", "1.5"), .set("$.predicted.samples", "-4"),
            .set("$.predicted.worstPath", #""of means""#), .set("$.predicted.memoryBytes", "0.5"),
            .set("$.predicted.stranger", "0"), .set("$.shares.final", "1.5"),
            .set("$.executionRates.a", #""1""#),
            .remove("$.exitDecisionUnit[0].fromBudgetMs"), .set("$.search.goal", #""beauty""#),
            .set("$.search.seed", "-1"), .set("$.search.provenOptimal", "0"), .set("$.limits", "null"),
        ],
        meaning: [
            .set("$.predicted.accuracyInterval", "[0.9, 0.1]"), .set("$.latencyWeight", "1e400"),
            .text(#""goal""#, #""goal": "latency", "goal""#, at: "$.search.goal"),
        ], blind: ["Interval"])

    private static let evaluation = FormatCases(
        format: "evaluation",
        good: [
            .remove("$.front"), .remove("$.search"), .remove("$.confidence"), .remove("$.weights"),
            .remove("$.hypervolume"), .set("$.front", "[]"), .set("$.confidence.test", "null"),
            .set("$.meanEnergyMJ", "null"), .set("$.limits", "{}"),
        ],
        form: [
            .remove("$.feasible"), .set("$.feasible", #""yes""#), .set("$.feasible", "false", at: "$"),
            .set("$.reason", #""none""#), .remove("$.objective"), .set("$.objective", "null"),
            .set("$.threshold", "2"), .set("$.accuracy", "-0.1"), .set("$.samples", "4.5"),
            .set("$.original.latencyMs", "-1"), .remove("$.original.accuracy"), .set("$.shares.final", "2"),
            .set("$.search.gap", "0"), .set("$.search.goal", "1"), .remove("$.confidence.againstOriginal"),
            .set("$.confidence.againstOriginal.difference", "1.5"),
            .set("$.confidence.test.gapInterval", "[0, 0, 0]"), .set("$.confidence.test.gapPValue", "-0.1"),
            .set("$.front[0].feasible", "false"), .set("$.front[0].search", "{}"),
            .remove("$.front[1].format"),
            .set("$.front[0].stranger", "1"), .set("$.weights[0].knee", "1"), .remove("$.weights[0].weight"),
            .set("$.hypervolume.members", "-1"), .set("$.hypervolume.reference.stranger", "1"),
        ],
        meaning: [.set("$.confidence.againstOriginal.interval", "[0.5, 0.4]")],
        blind: ["nterval"])

    private static let replay = FormatCases(
        format: "replay",
        good: [
            .set("$.passed", "false"), .set("$.budgetMs", "4.5"), .set("$.sets", "[]"),
            .set("$.sets[0].kind", "null"), .set("$.sets[1].predicted", "null"),
            .set("$.sets[0].meanEnergyMJ", "null"), .set("$.sets[1].meanLatencyPValue", "null"),
            .set("$.sets[0].deviations", #"[{"figure": "accuracy", "plan": 0.5, "replayed": 0.75}]"#),
        ],
        form: [
            .remove("$.passed"), .set("$.loadFactor", "-1"), .set("$.budgetMs", #""4""#),
            .remove("$.budgetMs"),
            .set("$.threshold", "1.5"), .remove("$.lastClassifier"), .set("$.level", "2"),
            .set("$.sets[0].set", #""other""#), .remove("$.sets[0].selected"),
            .set("$.sets[0].sha256", #""aa""#),
            .set("$.sets[0].meanLatencyMs", "-1"), .set("$.sets[0].meanLatencyIntervalMs", "[1]"),
            .remove("$.sets[0].kind"), .set("$.sets[0].shares.final.share", "1.5"),
            .remove("$.sets[0].shares.final.interval"), .set("$.sets[0].predicted.stranger", "0"),
            .set("$.sets[0].deviations", #"[{"figure": "accuracy"}]"#, at: "$.sets[0].deviations[0]"),
            .set("$.sets[1].againstCalibration.pValue", "1.5"), .set("$.sets[1].meanLatencyPValue", "2"),
            .remove("$.sets[0].brokenLimits"),
            .set("$.sets[0].brokenLimits", "[1]", at: "$.sets[0].brokenLimits[0]"),
            .set("$.reason", "1"), .set("$.reason", #""nothing fits""#, at: "$.passed"),
        ],
        meaning: [.set("$.sets[0].accuracyInterval", "[0.9, 0.1]")], blind: ["nterval"])

    private static let comparison = FormatCases(
        format: "comparison",
        good: [
            .set("$.plans", "[]"), .set("$.plans[0].onTest", "null"), .set("$.plans[1].againstFirst", "null"),
            .set("$.plans[1].againstFirst.test", "null"),
            .set("$.plans[1].againstFirst.calibration.paired", "false"),
        ],
        form: [
            .remove("$.plans"), .remove("$.plans[0].file"), .set("$.plans[0].latency", #""synthetic""#),
            .remove("$.plans[0].evaluation"), .set("$.plans[0].evaluation.feasible", "false"),
            .set("$.plans[0].evaluation.search", "{}"), .set("$.plans[0].onTest.accuracy", "1.5"),
            .remove("$.plans[1].againstFirst.calibration"),
            .set("$.plans[1].againstFirst.test.difference", "1.5"),
            .remove("$.plans[1].againstFirst.test.paired"), .set("$.plans[0].stranger", "1"),
        ],
        meaning: [.set("$.plans[1].againstFirst.calibration.interval", "[0.5, 0.4]")], blind: ["nterval"])

    private static let baselines = FormatCases(
        format: "baselines",
        good: [
            .set("$.finished", "false"), .set("$.references", "[]"), .set("$.methods", "[]"),
            .set("$.methods[1].cells[0].againstAnnealing", "null"),
            .set("$.methods[1].cells[0].bound", "null"),
        ],
        form: [
            .remove("$.finished"), .set("$.latency", #""synthetic""#), .set("$.calibration", #""modelled""#),
            .set("$.settings.goal", "null"), .set("$.settings.thresholds[0]", "1.5"),
            .remove("$.settings.seed"),
            .set("$.methods[0].method", #""luck""#), .remove("$.methods[0].exits"),
            .set("$.methods[0].cells[0].limit", #""memory""#), .set("$.methods[0].cells[0].share", "25"),
            .set("$.methods[0].cells[7].ending", #""not-run""#, at: "$.methods[0].cells[7].feasible"),
            .set("$.methods[0].cells[7].feasible", "null"), .remove("$.methods[0].cells[7].threshold"),
            .set("$.methods[0].cells[7].feasible", "false", at: "$.methods[0].cells[7].accuracy"),
            .set("$.methods[0].cells[7].threshold", "1.2"),
            .set("$.methods[0].cells[7].againstAnnealing", "null"),
            .remove("$.methods[1].cells[0].againstAnnealing"),
            .remove("$.methods[1].cells[0].bound"),
            .remove("$.methods[1].cells[0].provenOptimal", at: "$.methods[1].cells[0].bound"),
            .set("$.leftOut[0].method", "1"), .remove("$.leftOut[0].reason"),
            .set("$.references[0].accuracy", "2"),
        ], blind: ["nterval"])

    private static let checkpoint = FormatCases(
        format: "checkpoint",
        good: [
            .remove("$.terms.schedule"), .set("$.terms.schedule", "null"), .set("$.terms.maxExits", "3"),
            .set("$.terms.pinned", #"["exit:a"]"#), .set("$.terms.seed", #""18446744073709551615""#),
        ],
        form: [
            .remove("$.terms"), .remove("$.terms.program"), .set("$.terms.model", #""aa""#),
            .set("$.terms.seed", "1"), .set("$.terms.seed", #""01""#), .set("$.terms.seed", #""+1""#),
            .set("$.terms.seed", #""""#), .set("$.terms.thresholds[0]", "-1"),
            .set("$.terms.thresholds[0]", "1.5"),
            .set("$.terms.schedule.cycle", "0"), .set("$.terms.schedule.cycle", "1.5"),
            .set("$.terms.schedule.acceptance", "1"), .remove("$.terms.schedule.span"),
            .set("$.terms.schedule.speed", "1"), .remove("$.sha256"), .set("$.chains", "{}"),
            .set("$.chains[0].generator", #"["1","2","3"]"#), .set("$.chains[0].generator[1]", "2"),
            .set("$.chains[0].acceptance", "1.5"), .set("$.chains[0].cycles", "-1"),
            .remove("$.chains[0].current"), .set("$.chains[0].current.threshold", "0.5"),
            .set("$.chains[0].current.exits", #"["exit:a","exit:a"]"#, at: "$.chains[0].current.exits[1]"),
        ],
        meaning: [
            .set("$.sha256", "\"" + String(repeating: "0", count: 64) + "\""),
            .set("$.chains[0].leastExits", "17", at: "$.sha256"), .set("$.chains", "[]", at: "$.sha256"),
            .set("$.chains[0].current.threshold", "2"), .set("$.terms.seed", #""18446744073709551616""#),
            .set("$.chains[0].generator", #"["0","0","0","0"]"#),
            .set("$.terms.schedule.reheat", "1e-6"),
        ],
        blind: ["$.sha256", ".threshold", ".generator", ".schedule"])

    private static let segments = FormatCases(
        format: "segments",
        good: [
            .set("$.classifiers[0].temperature", "0.5"), .set("$.inputShape", "[]"),
            .set("$.onnx.file", #""other.onnx""#), .set("$.threshold", "0"), .set("$.network", #""""#),
        ],
        form: [
            .remove("$.program"), .remove("$.plan"), .set("$.plan.sha256", #""aa""#),
            .set("$.plan.file", #""a/b""#),
            .set("$.plan.file", #""""#), .remove("$.onnx.sha256"), .set("$.onnx.file", #""../small.onnx""#),
            .set("$.classifiers[0].temperature", "0"), .set("$.classifiers[0].temperature", "-1"),
            .remove("$.classifiers[0].temperature"),
            .set("$.classifiers[0].inputs", "[1]", at: "$.classifiers[0].inputs[0]"),
            .remove("$.classifiers[0].logits"), .set("$.classifiers[0].stranger", "1"),
            .set("$.classifiers", "{}"), .set("$.classifiers", "[]"),
            .set("$.inputShape", "[0]", at: "$.inputShape[0]"),
            .set("$.plan.file", #"".""#), .set("$.classifiers[0].file", #""..""#),
            .set("$.classifiers[0].inputs", "[]"), .set("$.classifiers[0].outputs", #"["exit:a", "exit:a"]"#),
            .set("$.classifiers[0].name", #""""#), .set("$.policy", #""luck""#), .set("$.threshold", "1.1"),
            .set("$.input", #""""#), .set("$.inputShape", "[-1]", at: "$.inputShape[0]"),
            .set("$.classes", "-1"),
            .set("$.exitDecisionUnit[0].fromBudgetMs", "-1"),
        ],
        meaning: [
            .set("$.classifiers[0].inputs", #"["stranger"]"#),
            .set("$.classifiers[0].logits", #""stranger""#),
            .set("$.exitDecisionUnit", "[]"), .set("$.classifiers[1].file", #""segment-1.onnx""#),
            .set("$.classifiers[0].file", #""plan.json""#),
            .set("$.classifiers[1].outputs", #"["exit:a", "exit:b"]"#),
            .set("$.input", #""stranger""#, at: "$.classifiers[0].inputs"),
        ],
        blind: ["$.exitDecisionUnit", "puts", ".logits"])
}
