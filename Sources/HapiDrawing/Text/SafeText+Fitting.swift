/// Where text stands in the columns it is given.
package enum TextAlignment: Sendable, Hashable {
    case left, centre, right
}

extension SafeText {
    /// The text made printable and, where it takes more than `columns`, cut so that it ends in the ellipsis.
    /// May be one column short of the room where a wide character would have been halved.
    package static func cut(_ text: String, columns: Int, glyphs: GlyphSet = .unicode) -> String {
        let text = printable(text, glyphs: glyphs)
        guard DisplayWidth.of(text) > columns else { return text }
        guard columns > 0 else { return "" }
        return String(start(of: text, columns: columns - 1)) + String(glyphs.ellipsis)
    }

    /// The text made printable and exactly `columns` wide: cut as in `cut`, or filled up with blanks. Centred
    /// text that cannot stand in the middle stands one column to the left of it.
    package static func fitted(
        _ text: String, columns: Int, alignment: TextAlignment = .left, glyphs: GlyphSet = .unicode
    ) -> String {
        let text = cut(text, columns: columns, glyphs: glyphs)
        let room = max(0, columns - DisplayWidth.of(text))
        let before =
            switch alignment {
            case .left: 0
            case .centre: room / 2
            case .right: room
            }
        return blanks(before) + text + blanks(room - before)
    }

    /// The text made printable, in lines of at most `columns`, broken at blanks, or within a word that is
    /// longer than a line. Several blanks become one; line feeds break lines too. Empty when there is no
    /// column; where there is only one, wide characters are replaced.
    package static func wrapped(_ text: String, columns: Int, glyphs: GlyphSet = .unicode) -> [String] {
        guard columns > 0 else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            lines(of: printable(String(paragraph), glyphs: glyphs), columns: columns, glyphs: glyphs)
        }
    }

    private static func lines(of text: String, columns: Int, glyphs: GlyphSet) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            var rest = word
            var width = DisplayWidth.of(String(rest))
            if !line.isEmpty {
                if used + 1 + width <= columns {
                    line += " " + rest
                    used += 1 + width
                    continue
                }
                lines.append(line)
            }
            while width > columns {
                let piece = start(of: String(rest), columns: columns)
                lines.append(piece.isEmpty ? String(glyphs.replacement) : String(piece))
                rest = rest.dropFirst(max(1, piece.count))
                width = DisplayWidth.of(String(rest))
            }
            line = String(rest)
            used = width
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The longest end of printable text that takes no more than `columns`, after an ellipsis where it was cut.
    package static func tail(of text: String, columns: Int, glyphs: GlyphSet = .unicode) -> String {
        guard DisplayWidth.of(text) > columns else { return text }
        guard columns > 0 else { return "" }
        var used = 1
        let end = text.reversed().prefix { character in
            used += DisplayWidth.of(character)
            return used <= columns
        }
        // A blank says nothing beside the ellipsis.
        return String(glyphs.ellipsis) + String(end.reversed().drop { $0 == " " })
    }

    /// The longest start of printable text that takes no more than `columns`.
    private static func start(of text: String, columns: Int) -> Substring {
        var used = 0
        return text.prefix { character in
            used += DisplayWidth.of(character)
            return used <= columns
        }
    }

    private static func blanks(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }
}
