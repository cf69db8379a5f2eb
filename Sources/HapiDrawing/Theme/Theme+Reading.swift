import HapiJSON

extension Theme {
    /// The theme that a `hapi.theme` file holds.
    ///
    /// What the file leaves out comes from the theme it inherits from: the palette colour by colour, a token
    /// field by field. Tokens that name a palette colour follow the palette of the theme that is read, not of
    /// the one that styled them. Without a parent, every token has to be there; a field left out is then
    /// `null` or `false`.
    ///
    /// - Parameter parent: the bytes of the theme of a name. What it throws is reported at `$.inherits`.
    /// - Throws: at the place in this file, also for what is wrong in a parent.
    package static func read(
        _ bytes: [UInt8], parent: (String) throws -> [UInt8]
    ) throws(JSONError) -> Theme {
        let file = try file(bytes, chain: [], parent: parent)
        var tokens: [ThemeToken: Style] = [:]
        for (token, fields) in file.tokens {
            tokens[token] = Style(
                foreground: file.colour(fields.foreground), background: file.colour(fields.background),
                bold: fields.bold ?? false, underline: fields.underline ?? false,
                reverse: fields.reverse ?? false)
        }
        return Theme(name: file.name, kind: file.kind, tokens: tokens)
    }

    /// Names that may lead to a theme: far more than anybody needs.
    private static let longestChain = 16

    /// `chain` holds the names that led here, the first reader's first.
    private static func file(
        _ bytes: [UInt8], chain: [String], parent: (String) throws -> [UInt8]
    ) throws(JSONError) -> ThemeFile {
        let value = try JSONReader.read(bytes)
        // A file may be found under another name than it gives itself; either closes a circle.
        let ownName = try? value.object().members.first { $0.key == "name" }?.value.string()
        let names = chain + (ownName.map { chain.contains($0) ? [] : [$0] } ?? [])
        return try ThemeFile(value) { (inherits) throws(JSONError) -> ThemeFile in
            let name = try inherits.string("the name of a theme, or null")
            if names.contains(name) {
                let circle = (names + [name]).map(JSONText.quoted).joined(separator: " → ")
                throw inherits.error(
                    found: "a circle of themes: \(circle)",
                    expected: "a theme that does not inherit from this one")
            }
            guard names.count < longestChain else {
                throw inherits.error(
                    found: "a chain of \(names.count) themes before \(JSONText.quoted(name))",
                    expected: "a theme that inherits from few others")
            }
            do {
                return try file(try parent(name), chain: names + [name], parent: parent)
            } catch {
                throw inherits.error(
                    found: "the theme \(JSONText.quoted(name)), which cannot be used (\(error))",
                    expected: "a theme to inherit from", remedy: "correct that theme, or name another")
            }
        }
    }
}

extension ThemeFile {
    /// A palette name is checked when it is read, so that it is always found here.
    fileprivate func colour(_ paint: Paint?) -> Colour? {
        switch paint {
        case nil, .terminalDefault: nil
        case .colour(let colour): colour
        case .palette(let name): palette[name]
        }
    }
}
