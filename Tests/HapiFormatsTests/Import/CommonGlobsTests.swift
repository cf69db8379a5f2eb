import HapiCore
import TestSupport
import Testing

@testable import HapiFormats

@Suite("Patterns that mean some names and no others")
struct CommonGlobsTests {
    @Test("On seeded random names: each of the names is meant and no other, by the beginning that most have")
    func random() {
        var generator = Generator(seed: 7)
        var common = 0
        for _ in 0..<300 {
            let names = Set(
                (0..<8).map { _ in
                    String((0..<6).map { _ in Array("ab/.")[generator.index(below: 4)] })
                }
            ).sorted()
            let chosen = names.filter { _ in generator.index(below: 2) == 0 }
            let globs = CommonGlobs(names).of(chosen)
            let meant = names.filter { name in globs.contains { $0.matches(name) } }
            #expect(meant == chosen, "\(names) \(chosen)")
            let most = Self.starts(of: names).map { start in
                let others = names.filter { $0.hasPrefix(start) }
                return others.allSatisfy(chosen.contains) ? others.count : 0
            }.max()
            #expect(globs.count == chosen.count - max(0, (most ?? 0) - 1), "\(names) \(chosen)")
            common += globs.count < chosen.count ? 1 : 0
        }
        #expect(common > 50)
    }

    @Test("Of many deep names the beginnings are not held one by one")
    func deep() {
        let path = String(repeating: "a/", count: 2000)
        let names = (0..<200).map { "n\($0)/\(path)" }
        let globs = CommonGlobs(names).of(names)
        #expect(globs.count == 200)
    }

    private static func starts(of names: [String]) -> Set<String> {
        Set(
            names.flatMap { name in
                name.indices.dropFirst().filter { "/._:".contains(name[$0]) }.map { String(name[...$0]) }
            })
    }
}
