import Foundation
import HapiDrawing
import Testing

/// The theme files of the checkout.
private enum ShippedThemes {
    static let names = ["dark", "light", "mono", "high-contrast", "colour-blind"]

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes")

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name + ".json")))
    }

    static func theme(_ name: String) throws -> Theme {
        try Theme.read(try bytes(name), parent: bytes)
    }

    static func namesInFolder() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
    }
}

@Suite("The shipped themes")
struct ShippedThemeTests {
    /// Lines and dots, which nobody has to read.
    private static let graphical: Set<ThemeToken> = [.border, .pointTried]

    @Test("Every theme in the folder is read, is complete and is named as its file")
    func complete() throws {
        #expect(Set(try ShippedThemes.namesInFolder()) == Set(ShippedThemes.names))
        for name in ShippedThemes.names {
            let theme = try ShippedThemes.theme(name)
            #expect(theme.name == name)
            #expect(Set(theme.tokens.keys) == Set(ThemeToken.allCases))
        }
    }

    @Test("The theme compiled in is dark.json")
    func builtIn() throws {
        #expect(try ShippedThemes.theme("dark") == Theme.builtIn)
    }

    @Test(
        "Text can be read on its background, which every token sets",
        arguments: ["dark", "light", "high-contrast", "colour-blind"])
    func contrast(_ name: String) throws {
        let theme = try ShippedThemes.theme(name)
        let common = try #require(theme[.text].background)
        for token in ThemeToken.allCases {
            let style = theme[token]
            #expect(style.background == common, "\(token)")
            let needed = name == "high-contrast" ? 7.0 : Self.graphical.contains(token) ? 2.0 : 4.5
            let ratio = try #require(style.foreground).contrast(with: common)
            #expect(ratio >= needed, "\(token): \(ratio)")
        }
        #expect((common.luminance > 0.5) == (theme.kind == .light))
    }

    @Test("The mono theme has no colour")
    func mono() throws {
        for (token, style) in try ShippedThemes.theme("mono").tokens {
            #expect(style.foreground == nil && style.background == nil, "\(token)")
        }
    }

    @Test("With 256 colours a theme keeps as many as it has", arguments: ShippedThemes.names)
    func distinctIn256(_ name: String) throws {
        let colours = Set(try ShippedThemes.theme(name).tokens.values.compactMap(\.foreground))
        #expect(Set(colours.map { ColourDepth.ansi256.resolve(colour: $0) }).count == colours.count)
    }

    @Test(
        "With sixteen colours the states of an exit, and the curves, still look different",
        arguments: ["dark", "light"])
    func distinctIn16(_ name: String) throws {
        let theme = try ShippedThemes.theme(name)
        let groups: [[ThemeToken]] = [
            [.exitInDesign, .exitPinned, .exitForbidden, .exitCandidate, .exitInfeasible],
            [.accuracyCurve, .latencyCurve, .limitLine], [.better, .worse, .text], [.headerWarning, .header],
        ]
        for group in groups {
            let shown = Set(group.map { ColourDepth.ansi16.resolve(colour: theme[$0].foreground) })
            #expect(shown.count == group.count, "\(group)")
            #expect(!shown.contains(ColourDepth.ansi16.resolve(colour: theme[.text].background)), "\(group)")
        }
    }
}

@Suite("Reading a theme")
struct ThemeReadingTests {
    private struct NoSuchTheme: Error, CustomStringConvertible {
        let description = "no such theme"
    }

    private func file(
        name: String = "mine", inherits: String = "\"dark\"", palette: String = "{}", tokens: String = "{}"
    ) -> String {
        """
        {"format": "hapi.theme", "version": 1, "name": "\(name)", "kind": "dark", "inherits": \(inherits),
        "palette": \(palette),
        "tokens": \(tokens)}
        """
    }

    private func read(_ text: String, others: [String: String] = [:]) throws -> Theme {
        try Theme.read(Array(text.utf8)) { name in
            if let other = others[name] { return Array(other.utf8) }
            guard ShippedThemes.names.contains(name) else { throw NoSuchTheme() }
            return try ShippedThemes.bytes(name)
        }
    }

    private func message(_ text: String, others: [String: String] = [:]) throws -> String {
        "\(try #require(throws: (any Error).self) { try read(text, others: others) })"
    }

    @Test("A theme that changes only the palette restyles its parent's tokens")
    func palette() throws {
        let theme = try read(file(palette: ##"{"good": "#0000ff"}"##))
        #expect(theme.name == "mine")
        #expect(theme[.better].foreground == Colour(rgb: 0x0000FF))
        #expect(
            theme[.exitInDesign]
                == Style(
                    foreground: Colour(rgb: 0x0000FF), background: Theme.builtIn[.text].background, bold: true
                ))
        #expect(theme[.worse] == Theme.builtIn[.worse])
    }

    @Test("A token's fields are its parent's where they are left out; null is the terminal's colour")
    func fields() throws {
        let theme = try read(
            file(tokens: ##"{"title": {"foreground": "#010203"}, "cursor": {"background": null}}"##))
        #expect(theme[.title].foreground == Colour(rgb: 0x010203))
        #expect(theme[.title].bold)
        #expect(theme[.title].background == Theme.builtIn[.title].background)
        #expect(theme[.cursor].background == nil)
        #expect(theme[.cursor].reverse)
    }

    @Test("An unknown token or palette name is refused at its place, with the one it resembles")
    func unknown() throws {
        #expect(
            try message(file(tokens: #"{"titel": {}}"#))
                == "line 3, column 12, at $.tokens.titel: found the unknown token \"titel\", "
                + "expected a theme token; did you mean \"title\"?")
        let colour = try message(file(tokens: #"{"title": {"foreground": "acent"}}"#))
        #expect(
            colour.hasPrefix(
                "line 3, column 36, at $.tokens.title.foreground: found \"acent\", which the palette"))
        #expect(colour.hasSuffix("did you mean \"accent\"?"))
        #expect(
            try message(file(tokens: #"{"title": {"blink": true}}"#)).contains("the unknown key \"blink\""))
    }

    @Test("A colour that is none is refused", arguments: ["#12345", "#12345g", "blue", ""])
    func badColour(_ text: String) throws {
        let refused = try message(file(palette: "{\"good\": \"\(text)\"}"))
        #expect(refused.hasPrefix("line 2, column 21, at $.palette.good: found the string \"\(text)\""))
        #expect(refused.hasSuffix("expected a colour as #rrggbb"))
        #expect(
            try message(file(tokens: ##"{"title": {"background": "#12"}}"##)).contains(
                "$.tokens.title.background"))
    }

    @Test("Without a parent, a token that is missing is named")
    func missing() throws {
        let refused = try message(file(inherits: "null", tokens: #"{"text": {}}"#))
        #expect(refused.contains("at $.tokens: found no token \"muted\", expected every token"))
    }

    @Test("A circle of themes is refused, naming it")
    func circle() throws {
        #expect(try message(file(inherits: "\"mine\"")).contains("at $.inherits: found a circle of themes"))
        let others = ["b": file(name: "b", inherits: "\"c\""), "c": file(name: "c", inherits: "\"mine\"")]
        #expect(
            try message(file(inherits: "\"b\""), others: others)
                .contains(#"a circle of themes: "mine" → "b" → "c" → "mine""#))
        // Found under one name, called another.
        let misnamed = ["b": file(name: "other", inherits: "\"b\"")]
        #expect(try message(file(inherits: "\"b\""), others: misnamed).contains("a circle of themes"))
    }

    @Test("What is wrong with a parent is told at the name of the parent")
    func parent() throws {
        let absent = try message(file(inherits: "\"nowhere\""))
        #expect(
            absent.contains(
                "at $.inherits: found the theme \"nowhere\", which cannot be used (no such theme)"))
        let broken = try message(file(inherits: "\"b\""), others: ["b": "{"])
        #expect(broken.contains("which cannot be used (line 1, column 2, at $: found the end of the file"))
    }

    @Test("Another format, version or kind is refused")
    func heading() throws {
        let good = file()
        for (old, new, phrase) in [
            ("hapi.theme", "hapi.plan", "$.format: found the string \"hapi.plan\", expected \"hapi.theme\""),
            ("\"version\": 1", "\"version\": 2", "$.version: found the number 2, expected 1"),
            ("\"kind\": \"dark\"", "\"kind\": \"grey\"", "expected \"dark\" or \"light\""),
            ("\"name\": \"mine\"", "\"name\": \"\"", "$.name: found the string \"\", expected a name"),
        ] {
            #expect(try message(good.replacingOccurrences(of: old, with: new)).contains(phrase))
        }
    }
}
