/// Patterns that mean some names of a list and no others.
struct CommonGlobs {
    private static let ends: Set<Character> = ["/", ".", ":", "_"]
    /// Most beginnings of one name that are looked at: paths are less deep.
    private static let mostStarts = 64

    /// A beginning is the one before it and what follows up to the next sign: so none is held whole.
    private struct Key: Hashable {
        var before: Int
        var piece: Substring
    }

    private var starts: [Key: Int] = [:]
    /// How many of all names begin so, by beginning.
    private var counts: [Int] = []

    /// O(signs of all names together).
    init(_ all: [String]) {
        for name in all {
            for start in Self.walk(
                name,
                { key in
                    if let known = starts[key] { return known }
                    starts[key] = counts.count
                    counts.append(0)
                    return counts.count - 1
                })
            { counts[start.index] += 1 }
        }
    }

    /// One pattern for as many as begin alike where it means no other, the longest of those; the rest one by one.
    /// O(signs of the names together).
    func of(_ names: [String]) -> [Glob] {
        var own: [Int: (count: Int, start: Substring)] = [:]
        for name in names {
            for start in Self.walk(name, { starts[$0] }) {
                own[start.index, default: (0, start.text)].count += 1
            }
        }
        let alike = own.filter { $0.value.count > 1 && $0.value.count == counts[$0.key] }.map(\.value)
        let best = alike.max {
            ($0.count, $0.start.utf8.count, $0.start) < ($1.count, $1.start.utf8.count, $1.start)
        }
        guard let start = best?.start else { return names.map(Glob.init(literal:)) }
        return [Glob(Glob(literal: String(start)).text + "*")]
            + names.filter { !$0.hasPrefix(start) }.map(Glob.init(literal:))
    }

    /// The beginnings of a name that end at a sign, none of them the sign alone, up to the first without an index.
    private static func walk(
        _ name: String, _ index: (Key) -> Int?
    ) -> [(index: Int, text: Substring)] {
        var found: [(index: Int, text: Substring)] = []
        var (from, before) = (name.startIndex, -1)
        for position in name.indices.dropFirst() where ends.contains(name[position]) {
            let next = name.index(after: position)
            guard found.count < mostStarts,
                let start = index(Key(before: before, piece: name[from..<next]))
            else { break }
            found.append((start, name[..<next]))
            (from, before) = (next, start)
        }
        return found
    }
}
