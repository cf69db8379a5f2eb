/// Which of the names there are a text may have been meant to be.
package enum NearNames {
    /// Most that are offered.
    private static let most = 4

    /// The nearest names, the nearest first, those alike in the order given; none where none has a pair of letters in
    /// common with the text. Near are names that share many pairs of neighbouring letters with it, without regard to
    /// case (Dice's coefficient), and none but those at least half as near as the nearest. O(names × letters).
    package static func of(_ text: String, among names: [String]) -> [String] {
        let wanted = pairs(text)
        let rated = names.enumerated().map { index, name in
            (index: index, name: name, nearness: nearness(wanted, pairs(name)))
        }
        let nearest = rated.map(\.nearness).max() ?? 0
        guard nearest > 0 else { return [] }
        return rated.filter { $0.nearness * 2 >= nearest }
            .sorted { ($1.nearness, $0.index) < ($0.nearness, $1.index) }.prefix(most).map(\.name)
    }

    private static func nearness(_ first: [String: Int], _ second: [String: Int]) -> Double {
        let shared = first.reduce(0) { $0 + min($1.value, second[$1.key] ?? 0) }
        let all = first.values.reduce(0, +) + second.values.reduce(0, +)
        return all == 0 ? 0 : 2 * Double(shared) / Double(all)
    }

    /// Pairs of neighbouring letters, and how often each is there.
    private static func pairs(_ text: String) -> [String: Int] {
        let letters = Array(text.lowercased())
        return Dictionary(
            zip(letters, letters.dropFirst()).map { (String([$0, $1]), 1) }, uniquingKeysWith: +)
    }
}
