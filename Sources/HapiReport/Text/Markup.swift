import HapiJSON

/// Text from files, made harmless in pages and drawings: whatever a layer is called, it is shown and nothing more.
package enum Markup {
    /// The text on one line, with all that steers, joins itself to markup or may stand in no XML written out as
    /// `\u{301}`: afterwards every sign of markup is a character of its own, so that escaping by characters, as
    /// the templates do it, finds each of them. O(scalars).
    package static func shown(_ text: String) -> String {
        let visible = JSONText.visible(text)
        if visible.utf8.allSatisfy({ $0 < 0x80 }) { return visible }
        var result = String.UnicodeScalarView()
        for (index, character) in visible.enumerated() {
            let scalars = character.unicodeScalars
            let joins = scalars.count > 1 && scalars.contains { entities[$0] != nil }
            for (place, scalar) in scalars.enumerated() {
                let joinsBefore = index == 0 && place == 0 && isMark(scalar)
                if joinsBefore || isNoncharacter(scalar) || (joins && entities[scalar] == nil) {
                    result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
                } else {
                    result.append(scalar)
                }
            }
        }
        return String(result)
    }

    /// What is `shown`, as the text of an element or a quoted attribute. O(scalars).
    package static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in shown(text).unicodeScalars {
            if let entity = entities[scalar] {
                result += entity
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// What is `shown`, cut in the middle to so many characters where it is longer: names of layers tell apart by
    /// their ends.
    static func short(_ text: String, _ most: Int) -> String {
        let text = shown(text)
        guard text.count > most, most > 2 else { return text }
        return text.prefix((most - 1) / 2) + "…" + text.suffix(most / 2)
    }

    private static let entities: [Unicode.Scalar: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
    ]

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// U+FFFE and its like, of which XML forbids the first two and HTML frowns on all.
    private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }
}
