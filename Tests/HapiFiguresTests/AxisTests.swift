import HapiCore
import HapiFigures
import Testing

@Suite("Axes")
struct AxisTests {
    private func labels(_ from: Double, _ to: Double, _ limit: Int, _ unit: AxisUnit = .none) -> [String] {
        Axis(from: from, to: to, unit: unit).ticks(atMost: limit).map(\.label)
    }

    @Test("Ticks are round, their labels have just the digits they need, the last bears the unit")
    func ticks() {
        #expect(labels(0, 1, 6) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
        #expect(labels(0, 1, 5) == ["0.0", "0.5", "1.0"])
        #expect(labels(0, 1, 6, .percent) == ["0", "20", "40", "60", "80", "100 %"])
        #expect(labels(0.761, 0.784, 5, .percent) == ["76.5", "77.0", "77.5", "78.0 %"])
        #expect(labels(12.1, 115.7, 6, .milliseconds) == ["20", "40", "60", "80", "100 ms"])
        #expect(labels(-0.03, 0.02, 6) == ["-0.03", "-0.02", "-0.01", "0.00", "0.01", "0.02"])
        #expect(labels(0, 200_000, 5) == ["0", "50k", "100k", "150k", "200k"])
        #expect(labels(0, 3_000_000, 4) == ["0", "1M", "2M", "3M"])
        #expect(labels(0, 1500, 4) == ["0", "500", "1000", "1500"])
        #expect(labels(0, 2000, 3, .milliseconds) == ["0", "1000", "2000 ms"])
    }

    @Test("A range the wrong way round is turned")
    func turned() {
        #expect(Axis(from: 3, to: 1) == Axis(from: 1, to: 3))
    }

    @Test("A range without extent is widened, one without numbers is 0…1")
    func degenerate() {
        #expect(Axis(from: 0.5, to: 0.5) == Axis(from: 0.45, to: 0.55))
        #expect(Axis(from: 0, to: 0) == Axis(from: -0.5, to: 0.5))
        #expect(Axis(from: .nan, to: 3) == Axis(from: 0, to: 1))
        #expect(Axis(covering: []) == Axis(from: 0, to: 1))
        #expect(Axis(covering: [.nan, 2, .infinity, 4, -.infinity]) == Axis(from: 2, to: 4))
        #expect(Axis(covering: [10, 20], margin: 0.1) == Axis(from: 9, to: 21))
        let widest = Axis(from: -.greatestFiniteMagnitude, to: .greatestFiniteMagnitude)
        #expect((widest.upper - widest.lower).isFinite)
    }

    @Test("Of any range: ticks ascend, lie inside, are no more than asked, and are multiples of 1, 2 or 5")
    func anyRange() {
        var generator = Generator(seed: 15)
        for round in 0..<4000 {
            let scale = [1e-12, 1e-4, 0.01, 1, 37, 1e5, 1e12, 1e40, 1e-40][generator.index(below: 9)]
            let centre = (generator.unit() - 0.5) * scale * (round % 3 == 0 ? 100 : 1)
            let axis = Axis(from: centre, to: centre + generator.unit() * scale)
            let limit = generator.index(below: 12)
            let ticks = axis.ticks(atMost: limit)
            #expect(ticks.count <= max(2, limit))
            #expect(ticks.allSatisfy { $0.value >= axis.lower && $0.value <= axis.upper })
            #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0.value < $1.value })
            // Labels that are the same for two ticks would say nothing.
            #expect(Set(ticks.map(\.label)).count == ticks.count)
            if limit >= 5 { #expect(ticks.count >= 2) }
            guard ticks.count >= 2 else { continue }
            var step = ticks[1].value - ticks[0].value
            while step < 0.99 { step *= 10 }
            while step > 9.99 { step /= 10 }
            #expect([1, 2, 5].contains { abs(step - $0) < 0.01 * $0 }, "\(ticks)")
        }
    }

    @Test("Fractions and values are each other's inverse")
    func fractions() {
        let axis = Axis(from: 12, to: 87)
        #expect(axis.fraction(of: 12) == 0 && axis.fraction(of: 87) == 1)
        #expect(axis.value(atFraction: 0) == 12 && axis.value(atFraction: 1) == 87)
        var generator = Generator(seed: 16)
        for _ in 0..<100 {
            let fraction = generator.unit() * 3 - 1
            #expect(abs(axis.fraction(of: axis.value(atFraction: fraction)) - fraction) < 1e-12)
        }
    }
}

@Suite("Axes of sizes and energies")
struct AxisUnitTests {
    @Test("Ticks are round in the unit that is shown, not in bytes")
    func bytes() {
        func labels(_ from: Double, _ to: Double, _ limit: Int) -> [String] {
            Axis(from: from, to: to, unit: .bytes(upTo: to)).ticks(atMost: limit).map(\.label)
        }
        let mebi = 1_048_576.0
        #expect(labels(0.9 * mebi, 3.6 * mebi, 4) == ["1", "2", "3 MiB"])
        #expect(labels(3.49 * mebi, 3.63 * mebi, 4) == ["3.50", "3.55", "3.60 MiB"])
        #expect(labels(100, 900, 5) == ["200", "400", "600", "800 B"])
        #expect(labels(0, 50 * 1024, 6) == ["0", "10", "20", "30", "40", "50 KiB"])
        #expect(AxisUnit.bytes(upTo: 3e9).symbol == "GiB" && AxisUnit.bytes(upTo: 2e12).symbol == "TiB")
        let ticks = Axis(from: mebi, to: 5 * mebi, unit: .bytes(upTo: 5 * mebi)).ticks(atMost: 5)
        #expect(ticks.map(\.value) == [1, 2, 3, 4, 5].map { $0 * mebi })
    }

    @Test("Of any range of bytes: all ticks lie inside, with labels of their own")
    func anyRange() {
        var generator = Generator(seed: 19)
        for _ in 0..<1000 {
            let start = generator.unit() * [1e3, 1e6, 1e10][generator.index(below: 3)]
            let end = start * (1 + generator.unit())
            let axis = Axis(from: start, to: end, unit: .bytes(upTo: end))
            let ticks = axis.ticks(atMost: 6)
            #expect(ticks.allSatisfy { $0.value >= axis.lower && $0.value <= axis.upper })
            #expect(Set(ticks.map(\.label)).count == ticks.count)
        }
    }

    @Test("Energies carry their unit")
    func energies() {
        #expect(
            Axis(from: 0, to: 30, unit: .millijoules).ticks(atMost: 4).map(\.label) == [
                "0", "10", "20", "30 mJ",
            ])
    }
}
