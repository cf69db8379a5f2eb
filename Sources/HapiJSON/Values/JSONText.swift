/// Text from a file, made safe and short enough to stand in a message.
package enum JSONText {
    /// The most characters of a file's text that a message repeats.
    package static let longest = 40

    /// `text` on one line, with control and format characters (which can move the cursor or turn the writing
    /// round) as `\u{1b}`, and cut to `longest` characters with `…` where it is longer.
    package static func printable(_ text: String) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < longest else { return result + "…" }
            count += 1
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `printable` text between double quotes.
    package static func quoted(_ text: String) -> String {
        "\"\(printable(text))\""
    }

    /// A list in words: `"a", "b" or "c"`.
    package static func alternatives(_ texts: [String]) -> String {
        let quotedTexts = texts.map(quoted)
        guard let last = quotedTexts.last, quotedTexts.count > 1 else {
            return quotedTexts.first ?? "nothing"
        }
        return quotedTexts.dropLast().joined(separator: ", ") + " or " + last
    }

    /// The candidate most like `text`, when at most two letters have to be added, dropped or changed; the
    /// first of equals. Case alone costs nothing, for `latencyms` surely means `latencyMs`.
    package static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
        // A name of one or two letters is within two edits of every other.
        let allowed = min(2, text.unicodeScalars.count - 1)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(text.lowercased(), candidate.lowercased())
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Levenshtein's distance in Unicode scalars; O(n·m), given up early (as `Int.max`) for lengths that
    /// differ by more than two.
    static func editDistance(_ first: String, _ second: String) -> Int {
        let from = Array(first.unicodeScalars)
        let to = Array(second.unicodeScalars)
        guard abs(from.count - to.count) <= 2 else { return .max }
        var row = Array(0...to.count)
        for (i, scalar) in from.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in to.enumerated() {
                let changed = diagonal + (scalar == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
            }
        }
        return row[to.count]
    }
}
