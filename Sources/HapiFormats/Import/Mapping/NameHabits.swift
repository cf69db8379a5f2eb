import HapiCore

/// Layers and exits that a whole name means by habit though it is none of theirs: a block by what its layers' names begin
/// with (`down1` of `down1.0` and `down1.1`), `stem` the first layer, `heads.1` and `head_b` an exit.
struct NameHabits {
    private static let heads: Set<Substring> = ["head", "heads", "exit", "exits", "branch", "branches"]
    private static let firsts: Set<Substring> = ["stem", "input"]

    private let layers: [[Substring]]
    private let exits: [[Substring]]
    /// What heads are told apart by, in the order of the exits, where there are as many as exits.
    private let order: [Substring: Int]

    /// - Parameter unnamed: names of nodes in which none of the network's was found, in the order in which they ran.
    /// O(names).
    init(_ network: Network, unnamed: [String]) {
        layers = network.layers.map { NameIndex.words($0.name).map(\.text) }
        exits = network.exits.map { NameIndex.words($0.name).map(\.text) }
        var seen: Set<Substring> = []
        var found = unnamed.compactMap { Self.mark(NameIndex.words($0).map(\.text)) }
            .filter { seen.insert($0).inserted }
        let numbers = found.compactMap { Int($0) }
        if numbers.count == found.count { found.sort { (Int($0) ?? 0) < (Int($1) ?? 0) } }
        order =
            found.count == network.exits.count
            ? Dictionary(zip(found, found.indices), uniquingKeysWith: { first, _ in first }) : [:]
    }

    /// By index of `Network.timedNames`; none where habit says nothing. O(layers + exits).
    func find(_ name: String) -> [Int] {
        let words = NameIndex.words(name).map(\.text)
        if let exit = namedExit(words) ?? Self.mark(words).flatMap({ order[$0] }) {
            return [layers.count + exit]
        }
        let block = layers.indices.filter { layers[$0].count > words.count && layers[$0].starts(with: words) }
        if !words.isEmpty, !block.isEmpty { return block }
        return words.count == 1 && Self.firsts.contains(words[0]) ? [0] : []
    }

    /// `head_b` where there is an exit `exit:b`, whatever a layer `head` or `b` is called.
    func namedExit(_ name: String) -> Int? {
        namedExit(NameIndex.words(name).map(\.text)).map { layers.count + $0 }
    }

    /// Whether a name begins as a head's does, and the one found within it does not: `fc` of `/heads.0/fc/Gemm` is the
    /// head's own.
    static func isWithinHead(_ name: String, found: String) -> Bool {
        let words = NameIndex.words(name).map(\.text)
        return mark(words) != nil && NameIndex.words(found).first?.text != words[0]
    }

    private func namedExit(_ words: [Substring]) -> Int? {
        guard words.count > 1, Self.heads.contains(words[0]) else { return nil }
        return exits.firstIndex { $0.dropFirst().elementsEqual(words.dropFirst()) }
    }

    /// What follows the word for a head: `1` of `/heads.1/fc/Gemm`.
    private static func mark(_ words: [Substring]) -> Substring? {
        words.count > 1 && heads.contains(words[0]) ? words[1] : nil
    }
}
