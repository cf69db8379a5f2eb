/// Patterns that mean some names of a list and no others.
struct CommonGlobs {
    private static let ends: Set<Character> = ["/", ".", ":", "_"]

    /// How many of all names begin so.
    private let counts: [String: Int]

    /// O(names × signs in one).
    init(_ all: [String]) {
        counts = Self.counts(all)
    }

    /// One pattern for as many as begin alike where it means no other, the longest of those; the rest one by one.
    /// O(names × signs in one).
    func of(_ names: [String]) -> [Glob] {
        let own = Self.counts(names).filter { $0.value > 1 && $0.value == counts[$0.key] }
        let best = own.max { ($0.value, $0.key.count, $0.key) < ($1.value, $1.key.count, $1.key) }
        guard let start = best?.key else { return names.map(Glob.init(literal:)) }
        return [Glob(Glob(literal: start).text + "*")]
            + names.filter { !$0.hasPrefix(start) }.map(Glob.init(literal:))
    }

    private static func counts(_ names: [String]) -> [String: Int] {
        Dictionary(names.flatMap(starts).map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The beginnings of a name that end at a sign, none of them the sign alone.
    private static func starts(of name: String) -> [String] {
        name.indices.dropFirst().filter { ends.contains(name[$0]) }.map { String(name[...$0]) }
    }
}
