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
    /// first of equals. Case alone costs nothing, for `latencyms` surely means `latencyMs`. O(n), in all their letters.
    package static func nearest(to text: String, among candidates: some Sequence<String>) -> String? {
        // A name of one or two letters is within two edits of every other.
        let allowed = min(mostEdits, text.unicodeScalars.count - 1)
        let wanted = Array(text.lowercased().unicodeScalars)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The most letters that may differ in what was meant.
    private static let mostEdits = 2

    /// Levenshtein's distance in Unicode scalars, `Int.max` beyond `mostEdits`. Only the cells so far from the diagonal
    /// can count (Ukkonen, "Algorithms for approximate string matching", 1985), or two names of a megabyte would take
    /// hours: O(n).
    private static func editDistance(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar]) -> Int {
        guard abs(from.count - to.count) <= mostEdits else { return .max }
        let beyond = mostEdits + 1
        var row = to.indices.map { min($0, beyond) } + [min(to.count, beyond)]
        for (i, scalar) in from.enumerated() {
            let band = max(0, i - mostEdits)..<min(to.count, i + mostEdits + 1)
            var diagonal = row[band.lowerBound]
            row[band.lowerBound] = band.lowerBound == 0 ? min(i + 1, beyond) : beyond
            var least = row[band.lowerBound]
            for j in band {
                let changed = diagonal + (scalar == to[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j] + 1, diagonal + 1, beyond)
                least = min(least, row[j + 1])
            }
            if least == beyond { return .max }
        }
        return row[to.count] == beyond ? .max : row[to.count]
    }
}
