import Foundation
import HapiCore
import HapiFigures
import Testing

@Suite("Numbers on the screen")
struct FormatTests {
    @Test("Decimals are rounded from the exact value, as C does it")
    func fixed() {
        var generator = Generator(seed: 13)
        for _ in 0..<4000 {
            let scale = [1e-9, 1e-3, 1, 100, 1e6, 1e12, 1e18][generator.index(below: 7)]
            let value = (generator.unit() - 0.5) * scale
            // Halves, eighths and so on: where the ties are.
            let tie = (value * 8).rounded() / 8
            for number in [value, tie] {
                let digits = generator.index(below: 10)
                let expected = String(format: "%.\(digits)f", number)
                let isZero = !expected.contains { ("1"..."9").contains($0) }
                #expect(
                    Format.fixed(number, digits: digits)
                        == (isZero ? expected.replacingOccurrences(of: "-", with: "") : expected))
            }
        }
    }

    @Test(
        "A number has the decimals that were asked for, and zero no sign",
        arguments: [
            (0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.005, 2, "-0.01"), (0.125, 2, "0.12"),
            (0.375, 2, "0.38"), (2.675, 2, "2.67"), (0.5, 0, "0"), (1.5, 0, "2"), (9.999, 2, "10.00"),
            (99.95, 1, "100.0"), (.leastNonzeroMagnitude, 3, "0.000"), (1e15, 1, "1000000000000000.0"),
            (12, -1, "12"),
            (.nan, 1, "nan"), (.infinity, 1, "inf"), (-.infinity, 1, "-inf"),
        ] as [(Double, Int, String)])
    func examples(_ value: Double, _ digits: Int, _ text: String) {
        #expect(Format.fixed(value, digits: digits) == text)
    }

    @Test("The greatest numbers are written too")
    func huge() {
        #expect(Format.fixed(1e300, digits: 2) == "1e+300")
        #expect(Format.percent(.greatestFiniteMagnitude) == "inf %")
    }

    @Test("A signed number says when it is above zero, and zero does not")
    func signed() {
        #expect(Format.signed(0.31, digits: 2) == "+0.31")
        #expect(Format.signed(-0.31, digits: 2) == "-0.31")
        #expect(Format.signed(0.001, digits: 2) == "0.00")
        #expect(Format.signed(-0.001, digits: 2) == "0.00")
        #expect(Format.signed(.infinity, digits: 2) == "+inf")
        #expect(Format.signed(.nan, digits: 2) == "nan")
    }

    @Test("Shares are in percent, their differences in percentage points")
    func shares() {
        #expect(Format.percent(0.8709, digits: 1) == "87.1 %")
        #expect(Format.percent(0.8709) == "87.1 %")
        #expect(Format.percent(1, digits: 0) == "100 %")
        #expect(Format.percent(0) == "0.0 %")
        // 0.145 is a little less than it reads; times 100 in floating point it would round up.
        #expect(Format.percent(0.145, digits: 0) == "14 %")
        #expect(Format.percent(0.012, signed: true) == "+1.2 %")
        #expect(Format.percent(-0.012, signed: true) == "-1.2 %")
        #expect(Format.points(0.0123) == "+1.23 pp")
        #expect(Format.points(-0.0123, digits: 1) == "-1.2 pp")
        #expect(Format.points(0) == "0.00 pp")
    }

    @Test("What a test says fits six columns, and is never rounded to nothing")
    func probabilities() {
        for (p, text) in [
            (1, "1.00"), (0.312, "0.31"), (0.0999, "0.0999"), (0.0496, "0.0496"), (0.001, "0.0010"),
            (0.000999, "<0.001"), (0, "<0.001"),
        ] { #expect(Format.probability(p) == text) }
    }

    @Test("Whole numbers in full have commas between the thousands")
    func grouped() {
        for (count, text) in [
            (0, "0"), (999, "999"), (1000, "1,000"), (10_000, "10,000"), (1_234_567, "1,234,567"),
            (-123_456, "-123,456"), (.min, "-9,223,372,036,854,775,808"),
        ] { #expect(Format.grouped(count) == text) }
    }

    @Test(
        "Times have about three digits that count",
        arguments: [
            (0, "0.000 ms"), (0.0004, "<0.001 ms"), (0.0006, "0.001 ms"), (0.271, "0.271 ms"),
            (0.9994, "0.999 ms"), (0.9996, "1.00 ms"), (2.767, "2.77 ms"), (9.994, "9.99 ms"),
            (9.996, "10.0 ms"), (87, "87.0 ms"), (115.7, "115.7 ms"), (999.94, "999.9 ms"),
            (999.96, "1000 ms"), (1234.6, "1235 ms"),
        ] as [(Double, String)])
    func milliseconds(_ value: Double, _ text: String) {
        #expect(Format.milliseconds(value) == text)
        #expect(Format.millijoules(value) == text.replacing("ms", with: "mJ"))
    }

    @Test("Differences of times have a sign")
    func timeDifferences() {
        #expect(Format.milliseconds(0.31, signed: true) == "+0.310 ms")
        #expect(Format.milliseconds(-12.44, signed: true) == "-12.4 ms")
        #expect(Format.milliseconds(0.0004, signed: true) == "0.000 ms")
        #expect(Format.milliseconds(0, signed: true) == "0.000 ms")
    }

    @Test(
        "Sizes are in binary units",
        arguments: [
            (0, "0 B"), (512, "512 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.50 KiB"),
            (4_133_568, "3.94 MiB"), (17_179_869_184, "16 GiB"), (1_048_575, "1.00 MiB"),
            (104_857_000, "100 MiB"), (52_428_000, "50.0 MiB"), (-4_133_568, "-3.94 MiB"),
            (.max, "8192 PiB"), (.min, "-8192 PiB"),
        ] as [(Int, String)])
    func bytes(_ count: Int, _ text: String) {
        #expect(Format.bytes(count) == text)
    }

    @Test(
        "Numbers of things are shortened by thousands",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1 k"), (1234, "1.23 k"), (12_345, "12.3 k"),
            (200_000, "200 k"), (999_499, "999 k"), (999_999, "1.00 M"), (1_234_567, "1.23 M"),
            (-1_234_567, "-1.23 M"),
        ] as [(Int, String)])
    func counts(_ count: Int, _ text: String) {
        #expect(Format.count(count) == text)
    }

    @Test("Differences of sizes and of numbers have a sign")
    func differences() {
        #expect(Format.bytes(2048, signed: true) == "+2 KiB")
        #expect(Format.bytes(-2048, signed: true) == "-2 KiB")
        #expect(Format.bytes(0, signed: true) == "0 B")
        #expect(Format.count(3, signed: true) == "+3")
        #expect(Format.count(-3, signed: true) == "-3")
    }
}
