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

    private static let coloured = ["dark", "light", "high-contrast", "colour-blind"]

    @Test(
        "Text has 4.5:1 on its background and graphs have 3:1, in as many colours as the terminal has",
        arguments: coloured, [ColourDepth.trueColour, .ansi256, .ansi16])
    func contrast(_ name: String, _ depth: ColourDepth) throws {
        let theme = try ShippedThemes.theme(name)
        #expect(theme.shortfalls(at: depth) == [])
        for token in ThemeToken.allCases {
            let shown = depth.resolve(style: theme[token])
            #expect(shown.foreground.nominal != nil && shown.background.nominal != nil, "\(token)")
        }
    }

    @Test("Every token has the one background, which fits the theme's kind", arguments: coloured)
    func background(_ name: String) throws {
        let theme = try ShippedThemes.theme(name)
        let common = try #require(theme[.text].background)
        #expect(theme.tokens.values.allSatisfy { $0.background == common })
        #expect((common.luminance > 0.5) == (theme.kind == .light))
    }

    @Test("In the theme of high contrast everything has 7:1, with 256 colours too")
    func highContrast() throws {
        let theme = try ShippedThemes.theme("high-contrast")
        for depth in [ColourDepth.trueColour, .ansi256] {
            for token in ThemeToken.allCases {
                let shown = depth.resolve(style: theme[token])
                let (foreground, background) = (shown.foreground.nominal, shown.background.nominal)
                #expect(try #require(foreground).contrast(with: #require(background)) >= 7, "\(token)")
            }
        }
    }

    @Test(
        "In the theme for the colour-blind, opposites and curves are far apart for every eye",
        arguments: ColourVision.allCases, [ColourDepth.trueColour, .ansi256, .ansi16])
    func colourBlind(_ vision: ColourVision, _ depth: ColourDepth) throws {
        let theme = try ShippedThemes.theme("colour-blind")
        func difference(_ first: ThemeToken, _ second: ThemeToken) throws -> Double {
            let colours = [first, second].map { depth.resolve(style: theme[$0]).foreground.nominal }
            return vision.difference(try #require(colours[0]), try #require(colours[1]))
        }
        for (first, second) in [
            (ThemeToken.better, ThemeToken.worse), (.exitInDesign, .exitForbidden),
            (.accuracyCurve, .latencyCurve),
        ] {
            #expect(try difference(first, second) >= 40, "\(first), \(second)")
        }
        let curves: [ThemeToken] = [.accuracyCurve, .latencyCurve, .energyCurve, .aloneCurve]
        for (index, first) in curves.enumerated() where depth != .ansi16 {
            for second in curves[..<index] {
                #expect(try difference(first, second) >= 20, "\(first), \(second)")
            }
        }
    }

    @Test("The simulated eyes see light as all do, and little between a red and a green")
    func simulation() {
        let (red, green) = (Colour(rgb: 0xE0_00_00), Colour(rgb: 0x68_68_00))
        #expect(ColourVision.full.difference(red, green) > 70)
        for vision in ColourVision.allCases {
            #expect(abs(vision.difference(Colour(rgb: 0), Colour(rgb: 0xFFFFFF)) - 100) < 0.01)
        }
        #expect(
            ColourVision.deuteranopia.difference(red, green) < ColourVision.full.difference(red, green) / 2)
    }

    @Test("The mono theme has no colour")
    func mono() throws {
        for (token, style) in try ShippedThemes.theme("mono").tokens {
            #expect(style.foreground == nil && style.background == nil, "\(token)")
        }
    }

    @Test("With 256 colours a theme keeps as many as it has", arguments: ShippedThemes.names)
    func distinctIn256(_ name: String) throws {
        let styles = try ShippedThemes.theme(name).tokens.values
        let shown = Set(styles.map { ColourDepth.ansi256.resolve(style: $0).foreground })
        #expect(shown.count == Set(styles.map(\.foreground)).count)
    }

    @Test(
        "With sixteen colours the states of an exit, and the curves, still look different",
        arguments: ["dark", "light"])
    func distinctIn16(_ name: String) throws {
        let theme = try ShippedThemes.theme(name)
        let groups: [[ThemeToken]] = [
            // On white, of the greys black alone can be read: what misses the limit is told by its mark.
            [.exitInDesign, .exitPinned, .exitForbidden, .exitCandidate]
                + (theme.kind == .dark ? [.exitInfeasible] : []),
            [.accuracyCurve, .latencyCurve, .limitLine], [.better, .worse, .text], [.headerWarning, .header],
        ]
        for group in groups {
            let shown = Set(group.map { ColourDepth.ansi16.resolve(style: theme[$0]).foreground })
            #expect(shown.count == group.count, "\(group)")
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
            ("\"version\": 1", "\"version\": 2", "$.version: found the number 2, expected version 1"),
            ("\"kind\": \"dark\"", "\"kind\": \"grey\"", "expected \"dark\" or \"light\""),
            ("\"name\": \"mine\"", "\"name\": \"\"", "$.name: found the string \"\", expected a name"),
        ] {
            #expect(try message(good.replacingOccurrences(of: old, with: new)).contains(phrase))
        }
    }
}
