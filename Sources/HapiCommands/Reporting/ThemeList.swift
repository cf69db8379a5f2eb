import HapiDrawing
import HapiFormats
import HapiJSON

/// What `themes --json` prints: `hapi.themes` version 1.
struct ThemeList {
    struct Entry {
        var name: String
        var kind: Theme.Kind
        /// `nil` for the theme that is compiled in.
        var file: String?
        /// Tokens that stand out less from their background than they should.
        var hardToRead: [Theme.Shortfall]
    }

    private(set) var entries: [Entry] = []
    /// Files that are no themes, and why.
    private(set) var leftOut: [String] = []

    init(_ catalogue: ThemeCatalogue) {
        entries = catalogue.entries.map { entry in
            Entry(
                name: entry.theme.name, kind: entry.theme.kind, file: entry.file,
                hardToRead: entry.theme.shortfalls(at: .trueColour))
        }
        leftOut = catalogue.problems.map(\.description)
    }

    var output: JSONOutput {
        .object(
            FileFormat.themes.header + [
                ("themes", .array(entries.map(\.output))),
                ("leftOut", .array(leftOut.map(JSONOutput.string))),
            ])
    }

    /// - Throws: `InputError` naming `file` and the place of the first thing wrong.
    static func read(_ bytes: [UInt8], file: String) throws(InputError) -> ThemeList {
        try reading(file) { () throws(JSONError) in try ThemeList(JSONReader.read(bytes)) }
    }

    private init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object("a list of themes: a JSON object")
        try FileFormat.themes.check(&object)
        for entry in try object.required("themes").array("themes") { entries.append(try Entry(entry)) }
        for problem in try object.required("leftOut").array("files that are no themes") {
            leftOut.append(try problem.string())
        }
        try object.finish()
    }
}

extension ThemeList.Entry {
    fileprivate var output: JSONOutput {
        let shortfalls = hardToRead.map { shortfall in
            JSONOutput.object([
                ("token", .string(shortfall.token.rawValue)), ("contrast", .number(shortfall.contrast)),
                ("needed", .number(shortfall.token.leastContrast)),
            ])
        }
        return .object([
            ("name", .string(name)), ("kind", .string(kind.rawValue)), ("file", .optional(file)),
            ("hardToRead", .array(shortfalls)),
        ])
    }

    fileprivate init(_ value: JSONValue) throws(JSONError) {
        var object = try value.object()
        name = try object.required("name").name()
        kind = try object.required("kind").choice(Theme.Kind.self)
        let file = try object.required("file")
        self.file = file.isNull ? nil : try file.name("a path, or null")
        hardToRead = []
        for shortfall in try object.required("hardToRead").array("tokens") {
            var shortfall = try shortfall.object()
            let token = try shortfall.required("token").choice(ThemeToken.self)
            hardToRead.append(
                Theme.Shortfall(
                    token: token, contrast: try Self.contrast(shortfall.required("contrast"))))
            _ = try Self.contrast(shortfall.required("needed"))
            try shortfall.finish()
        }
        try object.finish()
    }

    /// Between two colours, as WCAG 2.2 defines it.
    private static func contrast(_ value: JSONValue) throws(JSONError) -> Double {
        let expected = "a contrast from 1 to 21"
        let contrast = try value.double(expected)
        guard (1...21).contains(contrast) else { throw value.error(expected: expected) }
        return contrast
    }
}
