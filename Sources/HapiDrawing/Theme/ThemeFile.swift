import HapiFormats
import HapiJSON

/// A theme file as it is written, before its palette names become colours: a theme that inherits may change
/// the palette alone, and every token of its parent follows.
struct ThemeFile {
    /// A colour as a token names it.
    enum Paint: Hashable {
        case terminalDefault
        case colour(Colour)
        case palette(String)
    }

    /// A token's fields; `nil` for one that is left out and so the parent's.
    struct Fields {
        var foreground: Paint?
        var background: Paint?
        var bold: Bool?
        var underline: Bool?
        var reverse: Bool?
    }

    var name: String
    var kind: Theme.Kind
    var palette: [String: Colour]
    var tokens: [ThemeToken: Fields]

    /// The fields of every token, the parent's where this file leaves them out.
    init(_ value: JSONValue, parent: (JSONValue) throws(JSONError) -> ThemeFile) throws(JSONError) {
        var object = try value.object("a theme")
        try FileFormat.theme.check(&object)
        name = try object.required("name").name()
        kind = try object.required("kind").choice(Theme.Kind.self)

        let inherited: ThemeFile? =
            if let inherits = object.optionalNonNull("inherits") { try parent(inherits) } else { nil }
        palette = inherited?.palette ?? [:]
        tokens = inherited?.tokens ?? [:]
        if let colours = object.optional("palette") { try readPalette(colours) }
        if inherited == nil {
            try readTokens(try object.required("tokens"), isComplete: true)
        } else if let styles = object.optional("tokens") {
            try readTokens(styles, isComplete: false)
        }
        try object.finish()
    }

    private mutating func readPalette(_ value: JSONValue) throws(JSONError) {
        for member in try value.object("a palette").members where !JSONObject.isFree(member.key) {
            if member.key.hasPrefix("#") {
                throw JSONError(
                    place: member.keyPlace, found: "the palette name \(JSONText.quoted(member.key))",
                    expected: "a name that cannot be taken for a colour", remedy: "name it without the #")
            }
            guard let colour = Colour(hexadecimal: try member.value.string("a colour as #rrggbb")) else {
                throw member.value.error(expected: "a colour as #rrggbb")
            }
            palette[member.key] = colour
        }
    }

    private mutating func readTokens(_ value: JSONValue, isComplete: Bool) throws(JSONError) {
        for member in try value.object("the tokens").members where !JSONObject.isFree(member.key) {
            guard let token = ThemeToken(rawValue: member.key) else {
                let names = ThemeToken.allCases.map(\.rawValue)
                let near = JSONText.nearest(to: member.key, among: names)
                throw JSONError(
                    place: member.keyPlace, found: "the unknown token \(JSONText.quoted(member.key))",
                    expected: "a theme token",
                    remedy: near.map { "did you mean \(JSONText.quoted($0))?" } ?? "correct or remove it")
            }
            tokens[token] = try fields(member.value, over: tokens[token] ?? Fields())
        }
        if isComplete, let missing = ThemeToken.allCases.first(where: { tokens[$0] == nil }) {
            throw value.error(
                found: "no token \(JSONText.quoted(missing.rawValue))", expected: "every token",
                remedy: "add it, or inherit from a theme that has it")
        }
    }

    private func fields(_ value: JSONValue, over inherited: Fields) throws(JSONError) -> Fields {
        var object = try value.object("a style")
        var fields = inherited
        if let foreground = object.optional("foreground") { fields.foreground = try paint(foreground) }
        if let background = object.optional("background") { fields.background = try paint(background) }
        if let bold = object.optional("bold") { fields.bold = try bold.bool() }
        if let underline = object.optional("underline") { fields.underline = try underline.bool() }
        if let reverse = object.optional("reverse") { fields.reverse = try reverse.bool() }
        try object.finish()
        return fields
    }

    private func paint(_ value: JSONValue) throws(JSONError) -> Paint {
        if value.isNull { return .terminalDefault }
        let expected = "a palette name, a colour as #rrggbb, or null"
        let text = try value.string(expected)
        if text.hasPrefix("#") {
            guard let colour = Colour(hexadecimal: text) else { throw value.error(expected: expected) }
            return .colour(colour)
        }
        guard palette[text] != nil else {
            let near = JSONText.nearest(to: text, among: palette.keys.sorted())
            throw value.error(
                found: "\(JSONText.quoted(text)), which the palette has not", expected: expected,
                remedy: near.map { "did you mean \(JSONText.quoted($0))?" } ?? "add it to the palette")
        }
        return .palette(text)
    }
}
