import HapiCore
import TestSupport
import Testing

@Suite("What finite samples can tell of designs")
struct ConfidenceTests {
    private func pair(_ both: Int, _ onlyFirst: Int, _ onlySecond: Int, _ neither: Int) -> PairedComparison {
        PairedComparison(
            samples: both + onlyFirst + onlySecond + neither, both: both, onlyFirst: onlyFirst,
            onlySecond: onlySecond)
    }

    @Test("Up to 60 discordant samples McNemar's p is the binomial tail in whole numbers")
    func exactTail() {
        var row: [UInt64] = [1]
        for trials in 0...60 {
            for smaller in 0...(trials / 2) {
                let tail = row[...smaller].reduce(0, +)
                let expected = min(1, 2 * Double(tail) / Double(UInt64(1) << UInt64(trials)))
                for (b, c) in [(smaller, trials - smaller), (trials - smaller, smaller)] {
                    let found = McNemarTest.pValue(onlyFirst: b, onlySecond: c)
                    #expect(abs(found - expected) <= 1e-14 * expected, "\(b) against \(c)")
                }
            }
            row = zip([0] + row, row + [0]).map { $0 + $1 }
        }
    }

    @Test(
        "Published tables come out as published",
        arguments: [
            // Airway responsiveness, Bentur et al. 2009, in Fagerland, Lydersen and Laake 2013.
            ([1, 1, 7, 12], 0.070, 5e-4),
            // Two media for tubercle bacilli, Armitage and Berry 1994, p. 127.
            ([20, 12, 2, 16], 0.0129, 5e-5),
            // Approval of a president in two surveys, Agresti 1990, p. 350.
            ([794, 150, 86, 570], 3.716e-5, 5e-9),
            // By hand: 2 · 1/64 and 2 · (1 + 10 + 45) / 1024.
            ([0, 6, 0, 0], 0.03125, 1e-16), ([5, 2, 8, 9], 0.109375, 1e-16),
        ])
    func published(table: [Int], p: Double, digit: Double) {
        let found = pair(table[0], table[1], table[2], table[3]).pValue
        #expect(abs(found - p) <= digit)
    }

    @Test(
        "With millions of discordant samples p keeps twelve digits; references to 50 digits",
        arguments: [
            (5100, 4900, 0.046585527704947389), (50, 20, 0.00044028500651396837),
            (3000, 2000, 1.3002310005203771e-45), (5_003_000, 4_997_000, 0.057821285315837547),
            (5_020_000, 4_980_000, 1.1358045089106403e-36),
            (5_050_000, 4_950_000, 1.7988462425529139e-219),
        ])
    func large(b: Int, c: Int, p: Double) {
        let found = McNemarTest.pValue(onlyFirst: b, onlySecond: c)
        #expect(abs(found - p) < 1e-12 * p)
        #expect(McNemarTest.pValue(onlyFirst: c, onlySecond: b) == found)
    }

    @Test("Where nothing tells two designs apart p is 1, where everything does it is 0, and never above 1")
    func ends() {
        for count in [0, 1, 1000, 5_000_000] {
            #expect(McNemarTest.pValue(onlyFirst: count, onlySecond: count) == 1)
            #expect(McNemarTest.pValue(onlyFirst: count, onlySecond: count + 1) == 1)
        }
        #expect(McNemarTest.pValue(onlyFirst: 0, onlySecond: 10_000_000) == 0)
        // Five samples against none are not enough at 5 %, six are.
        #expect(!pair(90, 5, 0, 5).isDistinguishable && pair(90, 6, 0, 4).isDistinguishable)
    }

    @Test(
        "Intervals of independent differences are those of Newcombe 1998, Table II, method 10",
        arguments: [
            ([56, 70, 48, 80], 0.0524, 0.3339), ([9, 10, 3, 10], 0.1705, 0.8090),
            ([6, 7, 2, 7], 0.0582, 0.8062), ([5, 56, 0, 29], -0.0381, 0.1926),
            ([0, 10, 0, 20], -0.1611, 0.2775), ([0, 10, 0, 10], -0.2775, 0.2775),
            ([10, 10, 0, 20], 0.6791, 1), ([10, 10, 0, 10], 0.6075, 1),
        ])
    func independent(counts: [Int], lower: Double, upper: Double) {
        let gap = AccuracyGap(
            calibration: Proportion(correct: counts[0], samples: counts[1]),
            test: Proportion(correct: counts[2], samples: counts[3]))
        #expect(abs(gap.interval.lower - lower) < 5.1e-5 && abs(gap.interval.upper - upper) < 5.1e-5)
    }

    @Test(
        "Intervals of paired differences are those of Newcombe 1998, Table III, method 10",
        arguments: [
            ([36, 12, 2, 0], 0.0569, 0.3404), ([20, 12, 2, 16], 0.0562, 0.3292),
            ([18, 12, 2, 18], 0.0562, 0.3290), ([36, 14, 0, 0], 0.1528, 0.4167),
            ([35, 14, 0, 1], 0.1461, 0.4175), ([18, 14, 0, 18], 0.1441, 0.3963),
            ([2, 97, 1, 0], 0.8721, 0.9854), ([0, 29, 1, 0], 0.6666, 0.9882),
            ([2, 98, 0, 0], 0.9178, 0.9945),
        ])
    func paired(table: [Int], lower: Double, upper: Double) {
        let interval = pair(table[0], table[1], table[2], table[3]).interval
        #expect(abs(interval.lower - lower) < 5.1e-5 && abs(interval.upper - upper) < 5.1e-5)
    }

    @Test("An interval holds its difference, stays within ±1 and turns round with the order of the designs")
    func intervalProperties() {
        var generator = Generator(seed: 41)
        for _ in 0..<500 {
            let size = [1, 5, 60, 10_000][generator.index(below: 4)]
            let counts = (0..<4).map { _ in generator.index(below: size + 1) }
            let found = pair(counts[0], counts[1], counts[2], counts[3])
            let turned = pair(counts[0], counts[2], counts[1], counts[3])
            let (interval, other) = (found.interval, turned.interval)
            #expect(found.difference == -turned.difference && found.pValue == turned.pValue)
            #expect(interval.lower <= found.difference + 1e-12 && found.difference <= interval.upper + 1e-12)
            #expect(interval.lower >= -1 - 1e-12 && interval.upper <= 1 + 1e-12)
            #expect(abs(interval.lower + other.upper) < 1e-12 && abs(interval.upper + other.lower) < 1e-12)
        }
    }

    @Test("Pairing sees what two intervals cannot: 60 of 10,000 against 20 are told apart, 0.4 pp")
    func pairingIsFiner() {
        let found = pair(8000, 60, 20, 1920)
        #expect(found.isDistinguishable && found.interval.lower > 0)
        #expect(abs(found.difference - 0.004) < 1e-15)
        let unpaired = AccuracyGap(calibration: found.first, test: found.second)
        #expect(unpaired.interval.lower < 0 && unpaired.pValue > 0.05)
    }

    @Test("The gap's p is the pooled z test's: z = 5.00 for heart attacks with placebo and with aspirin")
    func gap() {
        let gap = AccuracyGap(
            calibration: Proportion(correct: 189, samples: 11_034),
            test: Proportion(correct: 104, samples: 11_037))
        #expect(abs(gap.difference - 0.0077) < 5e-5)
        #expect(abs(gap.pValue - 5.69e-7) < 1e-9)
        let none = Proportion(correct: 0, samples: 10)
        let all = Proportion(correct: 10, samples: 10)
        #expect(AccuracyGap(calibration: none, test: none).pValue == 1)
        #expect(AccuracyGap(calibration: all, test: all).pValue == 1)
        #expect(AccuracyGap(calibration: all, test: all).difference == 0)
    }
}
