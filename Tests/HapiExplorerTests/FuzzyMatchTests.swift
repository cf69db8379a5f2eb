import HapiCore
import HapiExplorer
import Testing

@Suite("Finding by a few letters")
struct FuzzyMatchTests {
    /// The best score over all ways to find the letters in the text, by trying each.
    private func slowScore(_ pattern: [Character], _ text: [Character]) -> Int? {
        func best(_ pattern: ArraySlice<Character>, after last: Int?) -> Int? {
            guard let letter = pattern.first else { return 0 }
            return text.indices.filter { $0 > last ?? -1 && text[$0] == letter }.compactMap { place -> Int? in
                guard let rest = best(pattern.dropFirst(), after: place) else { return nil }
                let before = place > 0 ? text[place - 1] : " "
                let startsWord =
                    !before.isLetter && !before.isNumber || text[place].isNumber && !before.isNumber
                let isAdjacent = last.map { $0 + 1 == place } ?? false
                return rest + 1 + (startsWord ? 8 : 0) + (isAdjacent ? 10 : 0)
            }.max()
        }
        return best(pattern[...], after: nil)
    }

    @Test("The score is the best over all ways to find the letters, and the places are such a way")
    func bestOfAll() {
        var generator = Generator(seed: 11)
        let letters: [Character] = ["a", "b", "c", "1", "2", " ", "-", "."]
        for _ in 0..<400 {
            let text = (0..<generator.index(below: 13)).map { _ in
                letters[generator.index(below: letters.count)]
            }
            let pattern = (0..<generator.index(below: 5)).map { _ in letters[generator.index(below: 5)] }
            let match = FuzzyMatch(String(pattern), in: String(text))
            #expect(match?.score == slowScore(pattern, text), "\(String(pattern)) in \(String(text))")
            guard let match else { continue }
            #expect(match.places == match.places.sorted() && match.places.map { text[$0] } == pattern)
        }
    }

    @Test("Letters that stand together count for more than letters scattered over word starts")
    func together() throws {
        let whole = FuzzyMatch("pin", in: "pin it: every design found has it")?.score ?? 0
        let scattered = FuzzyMatch("pin", in: "put it into the next slot")?.score ?? 0
        #expect(whole > scattered && scattered > 0)
    }

    @Test("Case and blanks of what is typed do not count; nothing typed matches everything")
    func looseness() {
        #expect(FuzzyMatch("B 10", in: "b10.conv2") == FuzzyMatch("b10", in: "b10.conv2"))
        #expect(FuzzyMatch("", in: "x")?.score == 0 && FuzzyMatch("  ", in: "")?.places == [])
        #expect(FuzzyMatch("xy", in: "yx") == nil)
    }
}
