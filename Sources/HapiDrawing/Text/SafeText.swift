import HapiJSON

/// Text that cannot harm the terminal it is shown on.
///
/// Names come from files, and a file may hold escape sequences, marks that reverse the reading direction, line
/// breaks, or letters that nobody sees. Each scalar that is not plainly visible is written out in ASCII, as messages
/// do it, so that two names that differ also look different wherever a grid of cells can show it.
package enum SafeText {
    /// More marks than this over one letter do not fit ncurses' cell.
    private static let mostMarks = 4

    /// The text with every scalar that a cell cannot hold as it is written out, `\u{1b}`: see
    /// `ScalarKind.unprintable`, marks with no letter before them or beyond the fourth on one letter, and the
    /// second visible part of characters that are drawn as one (joined emoji, flags, some Indic clusters),
    /// about whose width terminals disagree. With ASCII glyphs, everything that could be seen beyond ASCII is
    /// replaced by `glyphs.replacement`.
    ///
    /// Every character of the answer is one or two columns wide, and each stands alone in its cells. O(scalars).
    package static func printable(_ text: String, glyphs: GlyphSet = .unicode) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        if glyphs.isASCII { return onlyASCII(of: text, glyphs: glyphs) }
        var result = String.UnicodeScalarView()
        var cells = 0
        for character in text {
            // Marks on the letter being built; nil when there is no letter to put one on.
            var marks: Int?
            for scalar in character.unicodeScalars {
                switch (ScalarKind(scalar), marks) {
                case (.mark, let count?) where count < mostMarks:
                    result.append(scalar)
                    marks = count + 1
                case (.narrow, nil), (.wide, nil):
                    result.append(scalar)
                    cells += 1
                    marks = 0
                default:
                    let written = scalar.writtenOut.unicodeScalars
                    result.append(contentsOf: written)
                    cells += written.count
                    marks = nil
                }
            }
        }
        let answer = String(result)
        // A few letters join whatever follows them into one character.
        return answer.count == cells ? answer : onlyASCII(of: text, glyphs: glyphs)
    }

    private static func onlyASCII(of text: String, glyphs: GlyphSet) -> String {
        text.unicodeScalars.map { scalar in
            if (0x20...0x7E).contains(scalar.value) { return String(scalar) }
            let isSeen = ScalarKind(scalar) != .unprintable
            return isSeen && glyphs.isASCII ? String(glyphs.replacement) : scalar.writtenOut
        }.joined()
    }
}
