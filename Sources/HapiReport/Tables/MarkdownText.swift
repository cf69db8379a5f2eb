/// Text that stands for itself in Markdown.
enum MarkdownText {
    /// What is `Markup.shown`, with a backslash before every sign that Markdown may take for its own. O(scalars).
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in Markup.shown(text).unicodeScalars {
            if signs.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// A line of code, fenced by more backquotes than it has.
    static func code(_ line: String) -> String {
        let line = Markup.shown(line)
        let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\n\(line)\n\(fence)\n"
    }

    private static let signs = Set("\\`*_[]<>|~&#!$".unicodeScalars)
}
