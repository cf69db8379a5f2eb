/// A style for everything that is drawn.
///
/// `tokens` has every token in a theme that was read or is built in; one that is missing is drawn plain.
package struct Theme: Sendable, Hashable {
    /// Whether the theme is made for a dark or a light background.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case dark, light
    }

    package var name: String
    package var kind: Kind
    package var tokens: [ThemeToken: Style]

    package init(name: String, kind: Kind, tokens: [ThemeToken: Style]) {
        self.name = name
        self.kind = kind
        self.tokens = tokens
    }

    package subscript(token: ThemeToken) -> Style {
        tokens[token] ?? .plain
    }
}
