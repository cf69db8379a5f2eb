/// Names that are told apart in a few columns: of "inception3a" and "inception3b" the ends, not the beginning they share.
///
/// Siblings are the names that begin with the same word. A word is a run of letters, or of digits, and any other
/// character is one of its own.
package struct SiblingNames: Sendable, Hashable {
    private struct Name: Hashable {
        let whole: String
        /// The word that it and its siblings begin with.
        let family: Substring
        /// Without the words that it shares with all its siblings; `nil` where it has none.
        let own: String?
    }

    private let names: [Name]
    private let glyphs: GlyphSet

    /// Columns of a cut name that still say something.
    private static let least = 5
    /// Columns of a name cut down to its end that still say which family it is of.
    private static let leastEnd = 3

    /// O(characters of all names).
    package init(_ names: [String], glyphs: GlyphSet = .unicode) {
        self.glyphs = glyphs
        let printable = names.map { SafeText.printable($0, glyphs: glyphs) }
        let words = printable.map(Self.words)
        var shared: [Substring: [Substring]] = [:]
        var siblings: [Substring: Set<[Substring]>] = [:]
        for words in words {
            guard let first = words.first else { continue }
            siblings[first, default: []].insert(words)
            // A word of its own is left to every name.
            let most = words.dropLast()
            let before = shared[first] ?? Array(most)
            shared[first] = zip(before, most).prefix { $0 == $1 }.map(\.0)
        }
        self.names = zip(printable, words).map { name, words in
            guard let first = words.first, siblings[first]?.count ?? 0 > 1 else {
                return Name(whole: name, family: "", own: nil)
            }
            return Name(whole: name, family: first, own: words.dropFirst(shared[first]?.count ?? 0).joined())
        }
    }

    /// The names in at most so many columns each. Where one of a family has not room for the whole of it, the first that
    /// has stands whole, to say what the others are of, and those without what the family begins with. A name without
    /// siblings keeps its beginning. Empty where a letter or two would be left, which say nothing.
    /// O(characters of all names).
    /// - Parameter columns: as many as names.
    package func texts(columns: [Int]) -> [String] {
        let fits = zip(names, columns).map { DisplayWidth.of($0.whole) <= $1 }
        let cut = Set(zip(names, fits).filter { $0.own != nil && !$1 }.map(\.0.family))
        var told: Set<Substring> = []
        return names.indices.map { index in
            let name = names[index]
            guard let own = name.own else { return beginning(name.whole, columns[index]) }
            if fits[index], !cut.contains(name.family) || told.insert(name.family).inserted {
                return name.whole
            }
            return end(own, columns[index])
        }
    }

    private func beginning(_ name: String, _ columns: Int) -> String {
        guard DisplayWidth.of(name) > columns else { return name }
        return columns < Self.least ? "" : SafeText.cut(name, columns: columns, glyphs: glyphs)
    }

    /// After an ellipsis, for there is more before it.
    private func end(_ own: String, _ columns: Int) -> String {
        if DisplayWidth.of(own) < columns, columns >= Self.leastEnd { return String(glyphs.ellipsis) + own }
        guard columns >= Self.least else { return "" }
        return SafeText.tail(of: String(glyphs.ellipsis) + own, columns: columns, glyphs: glyphs)
    }

    private static func words(of name: String) -> [Substring] {
        enum Kind { case letters, digits, other }
        func kind(_ character: Character) -> Kind {
            character.isNumber ? .digits : character.isLetter ? .letters : .other
        }
        var words: [Substring] = []
        var start = name.startIndex
        for place in name.indices.dropFirst() {
            let (before, here) = (kind(name[name.index(before: place)]), kind(name[place]))
            guard here != before || here == .other else { continue }
            words.append(name[start..<place])
            start = place
        }
        return name.isEmpty ? [] : words + [name[start...]]
    }
}
