/// What the explorer's screen reads and keeps.
extension FormatCases {
    static let ofTheScreen = [config, keys, theme, themes, profiles, autosave, session]

    private static let config = FormatCases(
        format: "config",
        good: [
            .remove("$.theme"), .set("$.theme", "null"), .set("$.mouse", "null"), .set("$.theme", #""none""#),
        ],
        form: [
            .set("$.theme", #""""#), .set("$.theme", "1"), .set("$.ascii", #""no""#), .set("$.mouse", "0"),
            .set("$.mous", "true"),
        ])

    private static let keys = FormatCases(
        format: "keys",
        good: [
            .set("$.keys", "{}"), .set("$.keys.undo", "[]"), .set("$.keys.undo", #"["Ctrl-Y", "F7", "ü"]"#),
            .set("$.keys.notes", #""mine""#), .set("$.keys.x-mine", "0"),
        ],
        form: [
            .remove("$.keys"), .set("$.keys", "[]"), .set("$.keys.undo", #""u""#),
            .set("$.keys.undo", "[1]", at: "$.keys.undo[0]"),
            .set("$.keys.fly", #"["f"]"#), .set("$.keys.undo", #"[""]"#, at: "$.keys.undo[0]"),
            .set("$.keys.undo", #"["u","u"]"#, at: "$.keys.undo[1]"), .set("$.keys.quit", "[]", at: "$.keys"),
            .set("$.keys.back", "[]", at: "$.keys"),
        ],
        meaning: [
            .set("$.keys.undo", #"["Hyper-U"]"#, at: "$.keys.undo[0]"),
            .set("$.keys.undo", #"["Ctrl-C"]"#, at: "$.keys.undo[0]"),
            .set("$.keys.left", #"["q"]"#, at: "$.keys.quit[0]"),
            .set("$.keys", #"{"undo": ["q"]}"#),
        ], blind: ["$.keys"])

    private static let theme = FormatCases(
        format: "theme",
        good: [
            .remove("$.palette"), .remove("$.tokens"), .set("$.tokens", "{}"), .set("$.palette.notes", "1"),
            .set("$.tokens.x-mine", "1"), .set("$.tokens.title", "{}"), .set("$.kind", #""light""#),
        ],
        form: [
            .remove("$.name"), .set("$.name", #""""#), .set("$.kind", #""grey""#), .set("$.inherits", "1"),
            .set("$.inherits", "null", at: "$.tokens"), .remove("$.inherits", at: "$.tokens"),
            .set("$.palette", "null"), .set("$.palette.good", ##""#12345""##),
            .set("$.palette.good", #""green""#),
            .set("$.palette.#bad", ##""#000000""##, at: ##"$.palette["#bad"]"##), .set("$.tokens", "null"),
            .set("$.tokens.titel", "{}"), .set("$.tokens.title.blink", "true"),
            .set("$.tokens.title.bold", "1"),
            .set("$.tokens.title.foreground", ##""#12""##), .set("$.tokens.title.foreground", "7"),
        ],
        meaning: [
            .set("$.inherits", #""nowhere""#), .set("$.inherits", #""mine""#),
            .set("$.tokens.title.foreground", #""goood""#),
        ], blind: ["$.inherits", "ground"])

    private static let themes = FormatCases(
        format: "themes",
        good: [.set("$.themes[0].file", "null"), .set("$.leftOut", #"["a file"]"#), .set("$.themes", "[]")],
        form: [
            .remove("$.leftOut"), .set("$.themes", "{}"), .set("$.themes[0].kind", #""grey""#),
            .remove("$.themes[0].file"), .set("$.themes[0].name", #""""#),
            .set(
                "$.themes[0].hardToRead", #"[{"token": "titel", "contrast": 2, "needed": 3}]"#,
                at: "$.themes[0].hardToRead[0].token"),
            .set(
                "$.themes[0].hardToRead", #"[{"token": "title", "contrast": 22, "needed": 3}]"#,
                at: "$.themes[0].hardToRead[0].contrast"),
        ])

    private static let profiles = FormatCases(
        format: "profiles",
        good: [
            .set("$.profiles", "[]"), .set("$.profiles[0].mode", "null"),
            .set("$.profiles[0].shadowedBy", #""mine.json""#),
            .set(
                "$.profiles[0]",
                #"{"name":"a","file":"a.json","origin":"user","shadowedBy":null,"readable":false,"reason":"no"}"#
            ),
        ],
        form: [
            .remove("$.profiles"), .set("$.profiles", "{}"), .set("$.profiles[0].name", #""""#),
            .set("$.profiles[0].origin", #""elsewhere""#), .set("$.profiles[0].shadowedBy", "false"),
            .remove("$.profiles[0].shadowedBy"), .set("$.profiles[0].latency", #""guessed""#),
            .set("$.profiles[0].calibration", #""modelled""#), .set("$.profiles[0].samples", "-1"),
            .set("$.profiles[0].candidates", "1.5"), .remove("$.profiles[0].energies"),
            .set("$.profiles[0].reason", #""none""#),
            .set("$.profiles[0].readable", "false", at: "$.profiles[0]"),
        ])

    private static let autosave = FormatCases(
        format: "autosave",
        good: [
            .set("$.work.theme", "null"), .remove("$.work.device"), .set("$.work.slots", "{}"),
            .set("$.work.slots.B", "null"), .set("$.work.origin", #"{"plan": "p.json"}"#),
            .set("$.work.origin", #"{"baseline": "sdn"}"#),
            .set(
                "$.work.origin", #"{"search": "exact", "seed": "7", "evaluations": 3, "isProven": true}"#),
        ],
        form: [
            .set("$.process", "-1"), .remove("$.program"), .set("$.profile.path", #""""#),
            .set("$.profile.sha256", #""aa""#), .set("$.model", #""small""#), .remove("$.work"),
            .set("$.model.path", #""""#),
            .remove("$.work.threshold"), .set("$.work.threshold", "-1"), .set("$.work.threshold", "1.5"),
            .set("$.work.origin", #""foot""#),
            .set("$.work.origin", #"{"plan": "p", "baseline": "sdn"}"#, at: "$.work.origin.baseline"),
            .set("$.work.slots.I", "null"), .remove("$.work.slots.A.name"),
            .set("$.work.slots.A.threshold", "2"),
            .set("$.work.focus", #""floor""#), .set("$.work.zoom", "1"), .set("$.work.axis", #""width""#),
            .set("$.work.search.seed", "1"), .set("$.work.search.method", #""luck""#),
            .set("$.work.search.schedule.restart", "0"), .set("$.work.cursor", "null"),
            .set("$.work.pinned", "null"),
        ],
        meaning: [
            .set("$.work.exits", #"["exit:z"]"#, at: "$.work.exits[0]"), .set("$.work.cursor", #""z""#),
            .set("$.work.cursor", "99"), .set("$.work.forbidden", #"["exit:a","exit:b"]"#),
            .set("$.model.sha256", "\"" + String(repeating: "0", count: 64) + "\"", at: "$.model"),
            .set("$.profile.path", #""nowhere.json""#),
        ], blind: ["exits[", "pinned[", "forbidden", "cursor", "threshold", "$.profile", "$.model"])

    private static func line(_ kind: String) -> Int { RecordedActions.line(kind) }

    private static let session = FormatCases(
        format: "session",
        good: [
            .set("$.restored", "null"), .remove("$.restored"), .set("$.limits", "{}"),
            .set("$.pickLayer", "99", line: line("pickLayer")),
            .set("$.pickSlot", "12", line: line("pickSlot")),
            .set("$.dragThreshold", #""nan""#, line: line("dragThreshold")),
            .set("$.exportEnded", #"{"failed": "disk full"}"#, line: line("exportEnded")),
            .set("$.planOpened", #"{"failed": "no plan"}"#, line: line("planOpened")),
        ],
        form: [
            .remove("$.goal"), .remove("$.themes"), .set("$.search.schedule.span", "0"),
            .set("$.restored.zoom", #""far""#), .set("$.latencyWeight", "-1"),
            .set("$.command", #""fly""#, line: line("command")),
            .set("$.fly", "1", at: "$", line: line("command")),
            .remove("$.command", line: line("command")), .set("$.pickLayer", "null", line: line("pickLayer")),
            .set("$.endDrag", "false", line: line("endDrag")),
            .set("$.pickSlot", #""I""#, line: line("pickSlot")),
            .set("$.dragThreshold", #""NaN""#, line: line("dragThreshold")),
            .remove("$.pickPoint.cost", line: line("pickPoint")), .set("$.focus", "1", line: line("focus")),
            .set("$.pickRow", "0.5", line: line("pickRow")), .set("$.edit", #""insert""#, line: line("edit")),
            .set("$.insert", "1", line: line("insert")), .set("$.answer", #""yes""#, line: line("answer")),
            .set("$.searchReported.steps", "-1", line: line("searchReported")),
            .set("$.exportEnded.exists", #""q""#, line: line("exportEnded")),
            .set("$.exportEnded.testAccuracy", "2", line: line("exportEnded")),
            .set("$.planOpened.threshold", "1.5", line: line("planOpened")),
            .set("$.deviceOpened.read", "1", line: line("deviceOpened")),
            .set("$.filesListed[0]", "1", line: line("filesListed")),
            .set("$.profilesListed[0].path", "1", line: line("profilesListed")),
            .remove("$.profilesListed[0].note", line: line("profilesListed")),
            .remove("$.told.isError", line: line("told")),
            .text("}\n", "}{}\n", at: "$"),
        ],
        meaning: [
            .set("$.pickLayer", #""z""#, line: line("pickLayer")),
            .set("$.exportEnded.exits[0]", #""exit:z""#, line: line("exportEnded")),
            .set("$.profile.path", #""nowhere.json""#),
            .set("$.profile.sha256", "\"" + String(repeating: "0", count: 64) + "\""),
        ],
        blind: [
            "exits[", "pinned[", "forbidden[", "cursor", "threshold", "$.pickLayer", "$.setCursor",
            "$.profile", "$.model",
        ])
}
