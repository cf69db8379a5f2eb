/// Text from a file, made safe and short enough to stand in a message.
package enum JSONText {
    /// The most characters of a file's text that a message repeats.
    package static let longest = 40

    /// `visible` text, cut to `longest` scalars with `…` where it is longer.
    package static func printable(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let shown = visible(String(scalars.prefix(longest)))
        return scalars.dropFirst(longest).isEmpty ? shown : shown + "…"
    }

    /// `text` of any length on one line, with what `isHidden` in it as `\u{1b}`: it can neither move a terminal's
    /// cursor nor turn the writing round, and two texts that differ in it look different. O(scalars).
    package static func visible(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        return text.unicodeScalars.map { $0.isHidden ? $0.writtenOut : String($0) }.joined()
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
