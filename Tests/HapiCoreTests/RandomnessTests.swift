import HapiCore
import Testing

@Suite("The generator, and series that thin themselves")
struct RandomnessTests {
    @Test("The first numbers of a seed are those of xoshiro256** seeded through SplitMix64")
    func firstNumbers() {
        // Computed with another implementation.
        let expected: [UInt64: [UInt64]] = [
            0: [0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0],
            1: [0xB3F2_AF6D_0FC7_10C5, 0x853B_5596_4736_4CEA, 0x92F8_9756_082A_4514],
            .max: [0x8F55_20D5_2A7E_AD08, 0xC476_A018_CAA1_802D, 0x81DE_31C0_D260_469E],
        ]
        for (seed, numbers) in expected {
            var generator = Generator(seed: seed)
            #expect(numbers.map { _ in generator.next() } == numbers)
        }
    }

    @Test(
        "An index below a bound takes every value about as often, and none beyond",
        arguments: [1, 2, 3, 7, 10])
    func indices(bound: Int) {
        var generator = Generator(seed: 12)
        var counts = Array(repeating: 0, count: bound)
        for _ in 0..<(1000 * bound) { counts[generator.index(below: bound)] += 1 }
        // Five standard deviations.
        #expect(counts.allSatisfy { abs($0 - 1000) < 160 }, "\(counts)")
    }

    @Test("Even a bound that hardly divides the generator's range is met without bias")
    func largeBound() {
        // 8 numbers for every 3 indices: without rejection one residue would come a third less often.
        var generator = Generator(seed: 3)
        let bound = 3 << 61
        let draws = (0..<3000).map { _ in generator.index(below: bound) }
        #expect(draws.allSatisfy { (0..<bound).contains($0) })
        let residues = (0..<3).map { residue in draws.count { $0 % 3 == residue } }
        #expect(residues.allSatisfy { abs($0 - 1000) < 150 }, "\(residues)")
        for bound in [0, -4] {
            let index = generator.index(below: bound)
            #expect(index == 0)
        }
    }

    @Test("A unit number is at least 0 and less than 1, and one half on average")
    func units() {
        var generator = Generator(seed: 4)
        let draws = (0..<4000).map { _ in generator.unit() }
        #expect(draws.allSatisfy { (0..<1).contains($0) })
        #expect(abs(draws.reduce(0, +) / 4000 - 0.5) < 0.03)
    }

    @Test("Generators with equal pasts are equal")
    func equality() {
        var (a, b) = (Generator(seed: 9), Generator(seed: 9))
        #expect(a == b && a.hashValue == b.hashValue)
        _ = a.next()
        #expect(a != b)
        _ = b.next()
        #expect(a == b)
    }

    @Test(
        "A series keeps within its capacity, evenly thinned from its first element on",
        arguments: [2, 8, 512])
    func decimation(capacity: Int) {
        var series = DecimatedSeries<Int>(capacity: capacity)
        for value in 0..<3000 {
            series.append(value)
            #expect(series.elements.count <= capacity && series.elements.first == 0)
        }
        #expect(series.offered == 3000)
        #expect(series.elements == Array(stride(from: 0, to: 3000, by: series.stride)))
        #expect(series.elements.count > capacity / 2)
        #expect(series.stride.nonzeroBitCount == 1, "the stride is a power of two")
    }

    @Test("A series no longer than its capacity keeps everything")
    func shortSeries() {
        var series = DecimatedSeries<Int>(capacity: 6)
        for value in 0..<6 { series.append(value) }
        #expect(series.elements == [0, 1, 2, 3, 4, 5] && series.stride == 1)
    }
}
