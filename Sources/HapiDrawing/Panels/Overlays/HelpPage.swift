import HapiExplorer

/// The help's text, laid out for a width: keys by group, mouse and signs in two or three columns, and typed
/// commands below them.
struct HelpPage {
    let input: PanelInput
    /// Columns of the screen to lay it out in.
    let columns: Int

    /// A text at a column of the page.
    struct Piece {
        var x: Int
        let text: String
        let style: Style
    }

    typealias Line = [Piece]

    private static let gap = 3
    private var parts: Int { columns >= 140 ? 3 : 2 }
    private var width: Int { (columns - Self.gap * (parts - 1)) / parts }
    /// Columns for keys within a part.
    private var keyWidth: Int { width < 44 ? 11 : 16 }

    var lines: [Line] {
        let sections = KeyList(input.screen.keymap).sections.map { section in
            self.section(
                section.group.rawValue,
                section.rows.map { row in
                    let names = row.names(isASCII: input.glyphs.isASCII)
                    return (names.isEmpty ? "no key" : names.joined(separator: " "), row.summary)
                })
        }
        let signs = HelpSigns(glyphs: input.glyphs)
        let others = [section("Mouse", signs.mouse), section("Signs", signs.signs)]
        return flow((sections + others).flatMap(\.self)) + [[]] + flow(typed) + [[]] + names
    }

    /// A heading, and rows of a short text and what it means; each part of the answer stays together.
    private func section(_ title: String, _ rows: [(key: String, meaning: String)]) -> [[Line]] {
        var blocks = rows.map { block($0.key, $0.meaning) }
        if !blocks.isEmpty { blocks[0].insert([heading(title)], at: 0) }
        return blocks + [[[]]]
    }

    private func heading(_ title: String) -> Piece {
        Piece(x: 0, text: title, style: input.style(.overlayTitle))
    }

    private func block(_ key: String, _ meaning: String) -> [Line] {
        let keys = SafeText.wrapped(key, columns: keyWidth - 1, glyphs: input.glyphs)
        let texts = SafeText.wrapped(meaning, columns: width - keyWidth, glyphs: input.glyphs)
        return (0..<max(keys.count, texts.count)).map { row in
            var line: Line = []
            if keys.indices.contains(row) {
                line.append(Piece(x: 0, text: keys[row], style: input.style(.footerKey)))
            }
            if texts.indices.contains(row) {
                line.append(Piece(x: keyWidth, text: texts[row], style: input.style(.overlay)))
            }
            return line
        }
    }

    /// What is typed after `:` with an argument: how it is written, and under it what it does.
    private var typed: [[Line]] {
        let blocks = CommandWord.withArgument.map { word in
            SafeText.wrapped(":\(word.usage)", columns: width, glyphs: input.glyphs)
                .map { [Piece(x: 0, text: $0, style: input.style(.footerKey))] }
                + SafeText.wrapped(word.summary, columns: width - 4, glyphs: input.glyphs)
                .map { [Piece(x: 4, text: $0, style: input.style(.overlay))] }
        }
        guard let first = blocks.first else { return [] }
        let title = "Typed commands (\(input.keyName(.commandLine)) begins one)"
        return [[[heading(SafeText.cut(title, columns: width, glyphs: input.glyphs))]] + first]
            + blocks.dropFirst()
    }

    /// The words of the commands that keys are bound to.
    private var names: [Line] {
        let words = CommandTable.rows.map { ":\($0.command.rawValue)" }.joined(separator: " ")
        let text = "What has a key can be typed as well: \(words)"
        return SafeText.wrapped(text, columns: columns, glyphs: input.glyphs)
            .map { [Piece(x: 0, text: $0, style: input.style(.overlay))] }
    }

    /// Blocks in columns of about the same length, the first column's first; none is broken in two.
    private func flow(_ blocks: [[Line]]) -> [Line] {
        let target = (blocks.reduce(0) { $0 + $1.count } + parts - 1) / parts
        var filled: [[Line]] = [[]]
        for block in blocks {
            if filled[filled.count - 1].count + block.count > target, filled.count < parts {
                filled.append([])
            }
            let isBlank = block.allSatisfy(\.isEmpty)
            // No column begins with a blank line.
            if isBlank, filled[filled.count - 1].isEmpty { continue }
            filled[filled.count - 1] += block
        }
        return (0..<(filled.map(\.count).max() ?? 0)).map { row in
            filled.enumerated().flatMap { part, lines in
                (lines.indices.contains(row) ? lines[row] : []).map { piece in
                    var piece = piece
                    piece.x += part * (width + Self.gap)
                    return piece
                }
            }
        }
    }
}
