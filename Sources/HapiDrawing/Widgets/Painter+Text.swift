/// A piece of a line in one style.
package struct Span: Sendable, Hashable {
    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
    }
}

extension Painter {
    /// Puts one character. One that cannot be shown as it is is replaced.
    package mutating func put(_ x: Int, _ y: Int, _ character: Character, _ style: Style = .plain) {
        let scalars = character.unicodeScalars
        if !glyphs.isASCII, let scalar = scalars.first, scalars.count == 1, ScalarKind.isForDrawing(scalar) {
            place(x, y, character, columns: 1, style)
            return
        }
        let shown = SafeText.printable(String(character), glyphs: glyphs)
        text(x, y, shown.count == 1 ? shown : String(glyphs.replacement), style)
    }

    /// Writes text to the right from a place. Answers with the columns it takes, cut off or not.
    @discardableResult
    package mutating func text(_ x: Int, _ y: Int, _ text: String, _ style: Style = .plain) -> Int {
        var column = x
        for character in SafeText.printable(text, glyphs: glyphs) {
            let columns = DisplayWidth.of(character)
            place(column, y, character, columns: columns, style)
            column += columns
        }
        return column - x
    }

    /// Writes text into exactly `columns`: cut with the ellipsis, or filled up with blanks.
    package mutating func text(
        _ x: Int, _ y: Int, _ text: String, _ style: Style = .plain, columns: Int,
        alignment: TextAlignment = .left
    ) {
        self.text(
            x, y, SafeText.fitted(text, columns: columns, alignment: alignment, glyphs: glyphs), style)
    }

    /// Writes text so that its last column is the one before `end`. Answers with the column it begins in.
    @discardableResult
    package mutating func text(endingAt end: Int, _ y: Int, _ text: String, _ style: Style = .plain) -> Int {
        let text = SafeText.printable(text, glyphs: glyphs)
        let start = end - DisplayWidth.of(text)
        self.text(start, y, text, style)
        return start
    }

    /// Writes pieces one after the other. With `columns`, what does not fit is cut with the ellipsis, in the
    /// style of the piece it falls into. Answers with the columns taken.
    @discardableResult
    package mutating func spans(_ x: Int, _ y: Int, _ spans: [Span], columns: Int? = nil) -> Int {
        let pieces = spans.map { Span(SafeText.printable($0.text, glyphs: glyphs), $0.style) }
        let widths = pieces.map { DisplayWidth.of($0.text) }
        var column = x
        // From the piece on where there is no room left for it and all after it, pieces are cut.
        var following = widths.reduce(0, +)
        for (piece, width) in zip(pieces, widths) {
            guard let columns else {
                column += text(column, y, piece.text, piece.style)
                continue
            }
            let room = x + columns - column
            if following <= room || width < room {
                column += text(column, y, piece.text, piece.style)
            } else {
                let cut = width > room ? piece.text : piece.text + String(glyphs.ellipsis)
                column += text(
                    column, y, SafeText.cut(cut, columns: room, glyphs: glyphs), piece.style)
                break
            }
            following -= width
        }
        return column - x
    }
}
