import HapiJSON
import Testing

@Suite("The name that was meant")
struct NearestNameTests {
    /// Levenshtein's distance by its definition.
    private func distance(_ from: Substring, _ to: Substring) -> Int {
        guard let first = from.first, let second = to.first else { return from.count + to.count }
        let rest = distance(from.dropFirst(), to.dropFirst())
        guard first != second else { return rest }
        return 1 + min(rest, distance(from.dropFirst(), to), distance(from, to.dropFirst()))
    }

    /// Every word of `a` and `b` with up to five letters.
    private static let words: [String] = (0..<5).reduce(into: [""]) { words, length in
        words += words.filter { $0.count == length }.flatMap { [$0 + "a", $0 + "b"] }
    }

    @Test("is the first of those with the fewest letters changed, two at most, fewer than it has")
    func nearest() {
        for word in Self.words {
            for other in Self.words where (word.count + other.count) % 3 > 0 {
                let isNear = distance(word[...], other[...]) <= min(2, word.count - 1)
                #expect(
                    JSONText.nearest(to: word, among: [other]) == (isNear ? other : nil), "\(word) \(other)")
            }
        }
        #expect(
            JSONText.nearest(to: "latencyms", among: ["latency", "latencyMss", "latencyMs"]) == "latencyMs")
        #expect(JSONText.nearest(to: "abc", among: ["abd", "abe"]) == "abd")
    }

    @Test("is found among names of any length, none of which a file may keep the program busy with")
    func long() {
        let long = String(repeating: "k", count: 200_000)
        let names = ["a" + long + "b", long + "bb", long]
        #expect(JSONText.nearest(to: "a" + long + "c", among: names) == names[0])
        #expect(JSONText.nearest(to: String(repeating: "ab", count: 100_000), among: names) == nil)
    }
}
