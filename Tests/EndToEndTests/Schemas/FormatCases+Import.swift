/// What an import reads beside the tool's file, and what it prints.
extension FormatCases {
    static let ofImports = [mapping, imported]

    private static let mapping = FormatCases(
        format: "mapping",
        good: [
            .remove("$.ignore"), .set("$.ignore", "null"), .set("$.ignore", "[]"), .set("$.shared", "null"),
            .set("$.shared", "[]"), .set("$.nodes.d", "[]"), .set("$.nodes.z", #"["[a"]"#),
            .set("$.nodes.notes", "[]"),
            .set("$.shared[0].notes", "1"),
        ],
        form: [
            .remove("$.nodes"), .set("$.nodes", "[]"), .set("$.nodes.a", #""a""#),
            .set("$.nodes.a[0]", #""""#),
            .set("$.nodes.a[0]", "1"), .set("$.shared", "{}"), .set("$.shared[0].among", #"["a"]"#),
            .set("$.shared[0].among", #"["a", "a"]"#), .set("$.shared[0].among[0]", #""""#),
            .remove("$.shared[0].nodes"), .set("$.shared[0].ignore", "[]"), .set("$.ignore", #""a""#),
            .set("$.ignore", "[null]", at: "$.ignore[0]"),
        ],
        meaning: [.text(#""a":"#, #""a": [], "a":"#, at: "$.nodes.a")])

    private static let imported = FormatCases(
        format: "import",
        good: [
            .set("$.wholeRunMs", "null"), .set("$.joined", "[]"), .set("$.runs", "0"), .set("$.scale", "0.5"),
            .set("$.exitsElsewhere", #"["exit:a"]"#),
        ],
        form: [
            .remove("$.file"), .set("$.file", #""""#), .set("$.runs", "-1"), .set("$.runs", "1.5"),
            .remove("$.dropped"),
            .set("$.joined[0].ms", "-1"), .remove("$.joined[0].nodes"),
            .set("$.joined[0].nodes[0].ms", #""1""#),
            .set("$.joined[0].name", "null"), .set("$.joined[0].share", "1"),
            .set("$.exitsElsewhere", #"[1]"#, at: "$.exitsElsewhere[0]"),
            .set("$.ignored", "{}"), .remove("$.leftOver"), .set("$.scale", "-1"), .set("$.scale", "null"),
            .set("$.nodesMs", "true"), .remove("$.wholeRunMs"),
        ])
}
