/// How well a few letters name a text: they must all occur in it, in their order, and count for more at the start of
/// a word and beside one another.
package struct FuzzyMatch: Sendable, Hashable {
    /// More is better.
    package let score: Int
    /// Places of the letters in the text, by character, ascending.
    package let places: [Int]

    static let wordStart = 8
    /// More than a word's start: letters that stand together are what was meant.
    private static let adjacent = 10
    private static let letter = 1

    /// What is looked for, made ready once for many texts. Case and blanks do not count.
    package struct Pattern: Sendable {
        fileprivate let letters: [Character]

        package init(_ text: String) {
            letters = text.lowercased().filter { $0 != " " }.map(\.self)
        }
    }

    /// As with the pattern of a text.
    package init?(_ pattern: String, in text: String) {
        self.init(Pattern(pattern), in: text)
    }

    /// `nil` where the letters do not all occur; the empty pattern matches everything with a score of 0.
    /// O(pattern × text), and O(1) where the pattern is the longer one.
    package init?(_ pattern: Pattern, in text: String) {
        let wanted = pattern.letters
        guard !wanted.isEmpty else {
            (score, places) = (0, [])
            return
        }
        guard wanted.count <= text.utf8.count else { return nil }
        let letters = text.lowercased().map(\.self)
        guard wanted.count <= letters.count else { return nil }
        // best[j]: the best score of the pattern so far with its last letter at j; from[i][j]: where the letter
        // before it stands.
        var best = [Int?](repeating: nil, count: letters.count)
        var from: [[Int]] = []
        for (index, letter) in wanted.enumerated() {
            var next = [Int?](repeating: nil, count: letters.count)
            var origins = [Int](repeating: -1, count: letters.count)
            // The best end among those at least two before j: gaps cost nothing.
            var loose: (score: Int, place: Int)?
            for place in letters.indices {
                if place >= 2, let score = best[place - 2], score > loose?.score ?? -1 {
                    loose = (score, place - 2)
                }
                guard letters[place] == letter else { continue }
                let own = Self.letter + (Self.startsWord(place, letters) ? Self.wordStart : 0)
                if index == 0 {
                    next[place] = own
                    continue
                }
                if place >= 1, let score = best[place - 1] {
                    next[place] = score + own + Self.adjacent
                    origins[place] = place - 1
                }
                if let loose, loose.score + own > next[place] ?? -1 {
                    next[place] = loose.score + own
                    origins[place] = loose.place
                }
            }
            best = next
            from.append(origins)
        }
        // Of equals, the one that ends first.
        let ends = best.indices.filter { best[$0] != nil }
        guard let end = ends.min(by: { (best[$0] ?? 0) > (best[$1] ?? 0) }) else { return nil }
        var places: [Int] = []
        var place = end
        for origins in from.reversed() {
            places.append(place)
            place = origins[place]
        }
        score = best[end] ?? 0
        self.places = places.reversed()
    }

    private static func startsWord(_ place: Int, _ letters: [Character]) -> Bool {
        guard place > 0 else { return true }
        let before = letters[place - 1]
        return !before.isLetter && !before.isNumber || letters[place].isNumber && !before.isNumber
    }
}
