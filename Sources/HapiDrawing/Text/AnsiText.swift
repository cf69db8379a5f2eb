/// A frame as text, for a file, a test or a picture where there is no terminal to draw on: every row is ended
/// by a line feed, and styled by SGR sequences (ECMA-48 §8.3.117) of a terminal of some depth.
///
///     print(AnsiText.text(surface, depth: .ansi256))
///
/// The same surface gives the same bytes. A row starts and ends in the terminal's own style, so that rows may
/// be cut out; within it, only what changes is sent, or everything after a reset where that is shorter.
package enum AnsiText {
    /// The rows with their styles, in whole: blanks at the end of a row have a background. O(cells), and a
    /// search for colours for every distinct style.
    package static func text(_ surface: Surface, depth: ColourDepth) -> String {
        var looks: [Style: SGR] = [:]
        var text = ""
        for y in 0..<surface.height {
            var current = SGR()
            for x in 0..<surface.width {
                let cell = surface[x, y]
                if cell.isContinuation { continue }
                let look = looks[cell.style] ?? SGR(cell.style, depth: depth)
                looks[cell.style] = look
                text += look.sequence(after: current)
                text.append(cell.character)
                current = look
            }
            text += SGR().sequence(after: current) + "\n"
        }
        return text
    }

    /// The rows without styles, and without the blanks that end them. O(cells).
    package static func plain(_ surface: Surface) -> String {
        surface.rows.map { row in
            let end = row.lastIndex { $0 != " " }.map(row.index(after:)) ?? row.startIndex
            return row[..<end] + "\n"
        }.joined()
    }
}

/// What a terminal was last told about the look of characters.
private struct SGR: Equatable {
    private var foreground = TerminalColour.terminalDefault
    private var background = TerminalColour.terminalDefault
    private var bold = false
    private var underline = false
    private var reverse = false

    /// The terminal's own.
    init() {}

    init(_ style: Style, depth: ColourDepth) {
        (foreground, background) = depth.resolve(style: style)
        (bold, underline, reverse) = (style.bold, style.underline, style.reverse)
    }

    /// What turns another look into this one; the shorter way, and without a reset where both are as long.
    func sequence(after other: SGR) -> String {
        guard self != other else { return "" }
        let change = changes(from: other).joined(separator: ";")
        let anew = (["0"] + changes(from: SGR())).joined(separator: ";")
        return "\u{1B}[\(change.utf8.count <= anew.utf8.count ? change : anew)m"
    }

    private func changes(from other: SGR) -> [String] {
        var codes: [String] = []
        if bold != other.bold { codes.append(bold ? "1" : "22") }
        if underline != other.underline { codes.append(underline ? "4" : "24") }
        if reverse != other.reverse { codes.append(reverse ? "7" : "27") }
        if foreground != other.foreground { codes.append(Self.code(foreground, base: 30)) }
        if background != other.background { codes.append(Self.code(background, base: 40)) }
        return codes
    }

    /// - Parameter base: 30 for the foreground, 40 for the background.
    private static func code(_ colour: TerminalColour, base: Int) -> String {
        switch colour {
        case .terminalDefault: "\(base + 9)"
        case .indexed(let index) where index < 8: "\(base + Int(index))"
        case .indexed(let index) where index < 16: "\(base + 52 + Int(index))"
        case .indexed(let index): "\(base + 8);5;\(index)"
        case .rgb(let value): "\(base + 8);2;\(value >> 16 & 255);\(value >> 8 & 255);\(value & 255)"
        }
    }
}
