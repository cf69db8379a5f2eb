/// Changes of the good file of a format, by what they are to the two who judge them.
struct FormatCases {
    /// The schema's name.
    let format: String
    /// Accepted by both.
    var good: [Edit] = []
    /// Of a form that no such file has: refused by both.
    let form: [Edit]
    /// Of a meaning that no such file has, or of a text that is not JSON to us alone: refused by the program, and
    /// accepted by the schema, which cannot see it.
    var meaning: [Edit] = []
    /// Parts of the places at which the program may refuse what a schema cannot see.
    var blind: [String] = []

    static let all = inputs + results + ofSweeps + ofImports + ofTheScreen

    /// What every format has in common.
    static func ofAll(_ format: String) -> FormatCases {
        FormatCases(
            format: format,
            good: [
                .set("$.x-mine", #"{"anything": [null]}"#), .set("$.notes", "1"),
                .set("$.$schema", #""https://example.org/schema.json""#), .set("$.version", "1.0"),
            ],
            form: [
                .set("$.stranger", "1"), .set("$.version", "2"), .set("$.version", #""1""#),
                .remove("$.version"),
                .set("$.$schema", "1", at: #"$["$schema"]"#), .set("$.X-mine", "1", at: #"$["X-mine"]"#),
                .set("$.format", #""hapi.other""#), .set("$.notes", "NaN"), .set("$.notes", "-Infinity"),
            ],
            meaning: [
                .text(#""version""#, #""x-a": 1, "x-a": 1, "version""#, at: #"$["x-a"]"#)
            ])
    }
}
